"""A hub at work under the shim; its words are FOLDER LOG [ACTS [SEED]].

The real database, core and writer thread; sources, persons and seats post by plain calls.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from console.bench.power import hub_check
from console.bench.power.shim import Shim
from console.bench.power.teller import Teller
from console.bench.power.trial import AFTER_THE_CUT
from console.contract.operation import ActTime, Operation
from console.domain.entity import Body
from console.hub.core import accounts
from console.hub.core.accounts import Account
from console.hub.core.hub_core import HubCore
from console.hub.core.reading import deliver_json
from console.hub.settings import HubSettings
from console.hub.store import sqlite
from console.hub.store.transaction import Job
from console.hub.store.writer import Writer
from console.runtime.clock import ManualClock, to_text
from console.runtime.ids import IdSource

ACTS = 12
SHORT_LOG = 16
"""Pages of the write-ahead log before they are moved into the file (8000 on a desk)."""

OFFICER = Account("linlan", "林岚", "officer", "", "")


class HubActs:
    """Opens a hub's database in a folder and does acts, each told before and after."""

    def __init__(self, folder: Path, teller: Teller, chance: random.Random) -> None:
        self._folder = folder
        self._teller = teller
        self._chance = chance
        self._clock = ManualClock()
        self._ids = IdSource(self._clock)
        self._settings = HubSettings(hall="yunting", changes_kept=30)
        self._core: HubCore | None = None
        self._writer: Writer | None = None
        self._messages = 0
        self._alerts: list[str] = []

    def run(self, acts: int) -> None:
        """Do so many acts: each kind once, then by chance."""
        with self._teller.act("open") as beside:
            self._start()
            beside |= self._shown()
        usual = (self.ingest, self.acknowledge, self.several, self.unreadable)
        rare = (self.person, self.change, self.restart, self.sweep)
        script: list[Callable[[], None]] = [*usual, *rare, self.ingest, self.acknowledge]
        while self._teller.acts < acts:
            (script.pop(0) if script else self._chance.choice((*usual * 3, *rare)))()
        self._close()

    def ingest(self) -> None:
        """Take in one message with a long text."""
        self._post([self._message(3000)])

    def several(self) -> None:
        """Take in many at once, from several posts in one transaction."""
        self._post(*([self._message(100) for _ in range(4)] for _ in range(3)))

    def change(self) -> None:
        """Hear again of an alert that is open."""
        self._post([{**self._message(50), "key": "k1", "severity": "red"}])

    def unreadable(self) -> None:
        """Put something aside that cannot be read."""
        self._post([{"id": "x", "title": 7}])

    def acknowledge(self) -> None:
        """Decide operations of a seat."""
        some = self._alerts[-3:]
        raw = [msgspec.json.encode(self._operation(alert)) for alert in some]
        with self._teller.act("submit") as beside:
            (answers,) = self._do(self._hub.submit_job(raw))
            beside |= self._shown()
            beside["applied"] = [answer.op for answer in answers if answer.status == "applied"]

    def person(self) -> None:
        """Add somebody."""
        told = Account(f"person-{self._ids()}", "周明", "officer", "", "")
        with self._teller.act("person") as beside:
            self._do(lambda t: accounts.add(t, told, "correct horse", bytes))
            beside |= self._shown()

    def sweep(self) -> None:
        """Drop what is past its age."""
        self._clock.jump(100 * 24 * 3600.0)
        with self._teller.act("sweep") as beside:
            self._do(self._hub.housekeeping_job())
            beside |= {**self._shown(), "forgets_messages": True}

    def restart(self) -> None:
        """End and start again."""
        with self._teller.act("restart") as beside:
            self._close()
            self._start()
            beside |= self._shown()

    @property
    def _hub(self) -> HubCore:
        assert self._core is not None
        return self._core

    def _start(self) -> None:
        self._core = HubCore(open_hub(self._folder, self._ids), self._ids, self._settings)
        self._writer = Writer(self._core.committer, self._clock.now, lambda told: None)

    def _close(self) -> None:
        assert self._writer is not None
        self._writer.close()
        self._hub.close()

    def _do(self, *jobs: Job) -> list[Any]:
        assert self._writer is not None
        waiting = [self._writer.submit(job) for job in jobs]
        return [each.result() for each in waiting]

    def _post(self, *batches: list[Body]) -> None:
        posts = [deliver_json(msgspec.json.encode(batch), self._settings) for batch in batches]
        with self._teller.act("ingest") as beside:
            jobs = [self._hub.ingest_job("water", each) for each in posts]
            answers = [answer for some in self._do(*jobs) for answer in some]
            new = {a.id: a.alert for a in answers if a.status == "new"}
            beside |= self._shown()
            beside |= {"new": new, "aside": [a.quarantine for a in answers if a.quarantine]}
        self._alerts += new.values()

    def _message(self, size: int) -> Body:
        self._messages += 1
        n, text = self._messages, "水" * (size // 3)
        return {"id": f"m{n}", "key": f"k{n}", "title": "积水", "severity": "orange", "text": text}

    def _operation(self, alert: str) -> Operation:
        now = self._clock.now()
        grant = self._hub.signed_grant(OFFICER, ("seat-1", "一席"), now)[1]
        return Operation(
            op=self._ids(),
            kind="alert.acknowledge",
            lane=f"alert/{alert}",
            targets=[f"alert/{alert}"],
            args={"alert_id": alert, "episode": 1, "severity_seen": "orange"},
            grant=grant,
            actor=OFFICER.account,
            seat="seat-1",
            act_time=ActTime(device=to_text(now)),
        )

    def _shown(self) -> dict[str, Any]:
        shown = hub_check.read(self._folder / sqlite.FILE)
        return {"epoch": shown.epoch, "digest": shown.digest}


def open_hub(folder: Path, new_id: Callable[[], str]) -> sqlite.Database:
    """Open the hub's database as the hub does at its start."""
    return sqlite.open_folder(folder, new_id)


def restart(folder: Path) -> None:
    """Start on a folder as after a power cut, and write; raises when that does not go."""
    ids = IdSource(ManualClock())
    core = HubCore(open_hub(folder, ids), ids, HubSettings(hall="yunting"))
    try:
        core.database.note(AFTER_THE_CUT, "written")
    finally:
        core.close()


def main(words: list[str]) -> int:
    """Run as a program of its own under the shim."""
    folder, log, acts, seed = [*words, *(str(ACTS), "1")[len(words) - 2 :]]
    sqlite.CHECKPOINT_PAGES = SHORT_LOG
    shim = Shim()
    shim.log_to(Path(log))
    HubActs(Path(folder), Teller(shim), random.Random(int(seed))).run(int(acts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
