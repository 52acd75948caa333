"""What people ended in a time, as the operations that are kept tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from console.domain.alert import Alert
from console.hub.rules.identity import OWN_KEY
from console.hub.store.connection import Connection, whole
from console.runtime.clock import CHINA, utc_epoch


class _Args(msgspec.Struct, frozen=True):
    alert_id: str = ""
    is_true: bool = False


class _Act(msgspec.Struct, frozen=True):
    kind: str
    args: _Args = _Args()


@dataclass(frozen=True, slots=True)
class Ending:
    """An alert was closed, found false or merged: when, and what its source calls it."""

    at: datetime
    own: str


def endings(sql: Connection, since: datetime, until: datetime) -> list[Ending]:
    """Return what was ended, the earliest first."""
    return list(_endings(sql, since, until))


def _endings(sql: Connection, since: datetime, until: datetime) -> Iterator[Ending]:
    rows = sql.execute(
        "SELECT at, body FROM operations WHERE status = 'applied' AND at BETWEEN ? AND ?"
        " AND (instr(body, CAST('\"alert.close\"' AS BLOB))"
        " OR instr(body, CAST('\"alert.verify\"' AS BLOB))"
        " OR instr(body, CAST('\"alert.merge\"' AS BLOB))) ORDER BY at",
        (utc_epoch(since), utc_epoch(until)),
    )
    for at, raw in rows.fetchall():
        try:
            act = msgspec.json.decode(whole(raw), type=_Act)
        except msgspec.MsgspecError:
            continue  # of another version; it ends nothing here
        own = "" if act.args.is_true else _own(sql, act.args.alert_id)
        if own:
            yield Ending(datetime.fromtimestamp(float(at), CHINA), own)


def _own(sql: Connection, alert: str) -> str:
    """Return what an alert's source calls it; empty where it has no name."""
    row = sql.execute(
        "SELECT body FROM records WHERE kind = ? AND id = ? AND body IS NOT NULL",
        (Alert.KIND, alert),
    ).fetchone()
    body = {} if row is None else msgspec.json.decode(whole(row[0]))
    return str(body.get(OWN_KEY) or body.get("fingerprint", ""))
