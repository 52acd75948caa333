"""A hub core on a clock that stands still, and somebody at a seat."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

from console.contract.ingest import IngestAnswer
from console.contract.operation import ActTime, Answer, Operation
from console.domain.entity import Body
from console.hub.core.accounts import Account
from console.hub.core.hub_core import HubCore
from console.hub.core.reading import deliver_json, deliver_xml
from console.hub.settings import HubSettings
from console.hub.store.sqlite import Database, open_folder
from console.runtime.clock import ManualClock, to_text
from console.runtime.ids import IdSource

OFFICER = Account("linlan", "林岚", "officer", "", "")


class Desk:
    """Everything in one thread, on virtual time."""

    def __init__(self, folder: Path, settings: HubSettings | None = None) -> None:
        self.folder = folder
        self.clock = ManualClock()
        self.ids = IdSource(self.clock)
        self.settings = settings or HubSettings(hall="yunting")
        self.core = self._open()
        self.grant = self.log_in(OFFICER)

    def _open(self) -> HubCore:
        database: Database = open_folder(self.folder, self.ids)
        return HubCore(database, self.ids, self.settings)

    def restart(self) -> None:
        self.core.close()
        self.core = self._open()

    def log_in(self, account: Account, seat: str = "seat-1") -> str:
        return self.core.signed_grant(account, (seat, "一席"), self.clock.now())[1]

    def post(self, *alerts: object) -> list[IngestAnswer]:
        raw = msgspec.json.encode(list(alerts))
        return self.post_raw(raw)

    def post_raw(self, raw: bytes, source: str = "water") -> list[IngestAnswer]:
        return self.core.ingest(source, deliver_json(raw, self.settings), self.clock.now())

    def post_cap(self, raw: bytes | str, source: str = "weather") -> list[IngestAnswer]:
        raw = raw.encode() if isinstance(raw, str) else raw
        return self.core.ingest(source, deliver_xml(raw, self.settings), self.clock.now())

    def body(self, kind: str, id: str) -> Body:
        record = self.core.reader.record(kind, id)
        assert record is not None
        return record.body

    def bodies(self, kind: str) -> list[Body]:
        rows = self.core.short_reads.execute(
            "SELECT body FROM records WHERE kind = ? AND body IS NOT NULL ORDER BY seq", (kind,)
        )
        return [msgspec.json.decode(row[0]) for row in rows]

    def operation(self, kind: str, *targets: str, **args: Any) -> Operation:
        return Operation(
            op=self.ids(),
            kind=kind,
            lane=targets[0] if targets else "log/seat-1",
            targets=list(targets),
            args=args,
            grant=self.grant,
            actor="linlan",
            seat="seat-1",
            act_time=ActTime(device=to_text(self.clock.now())),
        )

    def send(self, *operations: Operation | bytes) -> list[Answer]:
        raw = [o if isinstance(o, bytes) else msgspec.json.encode(o) for o in operations]
        return self.core.submit(raw, self.clock.now())

    def acknowledge(self, alert: str, **changed: Any) -> Operation:
        made = self.operation(
            "alert.acknowledge", f"alert/{alert}", alert_id=alert, episode=1, severity_seen="orange"
        )
        return msgspec.structs.replace(made, **changed)

    def later(self, **kwargs: float) -> None:
        self.clock.jump(timedelta(**kwargs).total_seconds())


def orange(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"m{number}",
        "key": f"k{number}",
        "title": f"积水 {number}",
        "severity": "orange",
        **fields,
    }
