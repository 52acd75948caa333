"""Whatever happens in whatever order: the view is the hub state with own pending work over it."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from offline_cache.cache import Cache
from offline_cache.cursors import covers
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.values import Body, Change, Key, PendingOperation
from tests.unit.offline_cache.store_samples import ALERTS, KEY, fold, operation

KEYS: list[Key] = [("alert", f"a{n}") for n in range(3)]
STATES = ["new", "acked", "closed"]
ACTIONS = [
    *["change", "deliver", "act", "answer"] * 4,
    *["deliver all", "delete", "release", "restart", "lose cache"],
]
STEPS = st.tuples(st.sampled_from(ACTIONS), st.integers(0, 63), st.integers(0, 2), st.booleans())


class SeatAndHub:
    """A hub that commits and answers, a feed that lags behind it, a seat that acts and restarts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hub: dict[Key, Body | None] = {}
        self.seen: dict[Key, Body | None] = {}
        self.feed: list[Change] = []
        self.seq = 0
        self.cursor = "e:0"
        self.made: list[Key] = []
        self.number = 0
        self.all_ops: dict[str, PendingOperation] = {}
        self.unanswered: list[str] = []
        self.open()

    def open(self) -> None:
        folder = self.folder
        self.journal = Journal.open(folder / "journal.db", KEY, InlineLane())
        self.cache = Cache.open(
            folder / "cache.db", KEY, [ALERTS], fold, self.journal.pending, InlineLane()
        )

    def commit(self, key: Key, body: Body | None) -> None:
        self.seq += 1
        self.hub[key] = body
        self.feed.append(Change(self.seq, *key, f"e.{self.seq}", "h", body))

    def step(self, action: str, choice: int, more: int, flag: bool) -> None:
        key = KEYS[choice % len(KEYS)]
        state = STATES[more]
        match action:
            case "change":
                body = {"title": "电梯困人", "state": state, "severity": choice % 5}
                self.commit(key, body if flag or choice % 3 else {**body, "title": ""})
            case "delete":
                self.commit(key, None)
            case "deliver":
                self.feed_delivers(1 + more)
            case "deliver all":
                self.feed_delivers(len(self.feed))
            case "act":
                self.person_acts(choice, state, creates=flag)
            case "answer":
                self.hub_answers(refuses=flag)
            case "release":
                self.journal.release(self.cursor)
                self.cache.refold()
            case _:
                self.seat_restarts(loses_cache=action == "lose cache")

    def feed_delivers(self, count: int) -> None:
        batch, self.feed = self.feed[:count], self.feed[count:]
        for change in batch:
            self.seen[change.key] = change.body
        if batch:
            self.cursor = f"e:{batch[-1].seq}"
        self.cache.apply(batch, self.cursor)

    def person_acts(self, choice: int, state: str, *, creates: bool) -> None:
        """Targets one record, or two of them so that their operations are connected."""
        known = KEYS + self.made
        targets = list(dict.fromkeys((known[choice % len(known)], known[choice // 5 % len(known)])))
        self.number += 1
        create: list[Any] = []
        if creates:
            self.made.append(("note", f"n{self.number}"))
            create = [("note", f"n{self.number}", {"text": "已派员", "state": state})]
        made = operation(f"o{self.number}", *targets, create=create, state=state, by=self.number)
        self.journal.append(made)
        self.all_ops[made.op] = made
        self.unanswered.append(made.op)
        self.cache.refold(targets)

    def hub_answers(self, *, refuses: bool) -> None:
        if not self.unanswered:
            return
        op = self.unanswered.pop(0)
        made = self.all_ops[op]
        result = fold(self.hub, [made])
        if not refuses and not result.doomed:
            for key, body in result.views.items():
                if body != self.hub.get(key):
                    self.commit(key, body)
        settled_at = f"e:{self.seq}"
        self.journal.answer(op, "refused" if refuses else "applied", {}, settled_at)
        self.all_ops[op] = replace(made, settled_at=settled_at)
        self.cache.refold()

    def seat_restarts(self, *, loses_cache: bool) -> None:
        self.close()
        if loses_cache:
            for file in self.folder.glob("cache.db*"):
                file.unlink()
        self.open()
        if loses_cache:
            generation = self.cache.begin_generation("open", *_split(self.cursor))
            generation.load(
                [Change(0, *key, "e.0", "h", body) for key, body in self.seen.items() if body]
            )
            generation.swap()

    def check(self) -> None:
        waiting = [e for e in self.all_ops.values() if not covers(self.cursor, e.settled_at)]
        hub = {key: self.seen.get(key) for key in KEYS + self.made}
        expected = fold(hub, waiting)
        views = {key: body for key, body in expected.views.items() if body is not None}
        for kind, ids in (("alert", [k[1] for k in KEYS]), ("note", [k[1] for k in self.made])):
            rows = {(row.kind, row.id): row for row in self.cache.rows(kind, ids)}
            assert {key: row.body for key, row in rows.items()} == {
                key: body for key, body in views.items() if key[0] == kind
            }
            for key, row in rows.items():
                assert row.base == hub[key]
                assert row.is_pending == (
                    any(key in e.targets for e in waiting) or views[key] != hub[key]
                )
                reasons = [expected.doomed.get(e.op) for e in waiting if key in e.targets]
                assert row.doomed == next((reason for reason in reasons if reason), None)
        for state in STATES:
            found = set(self.cache.ids("alert", {"state": state}))
            assert found == {
                key[1] for key, b in views.items() if key[0] == "alert" and b["state"] == state
            }
        shown = {key[1] for key in views if key[0] == "alert"}
        assert {hit.id for hit in self.cache.search("电梯", ["alert"])} == {
            id for id in shown if views["alert", id].get("title")
        }

    def close(self) -> None:
        self.cache.close()
        self.journal.close()


def _split(cursor: str) -> tuple[str, int]:
    epoch, seq = cursor.split(":")
    return epoch, int(seq)


@given(st.lists(STEPS, min_size=15, max_size=30))
@settings(max_examples=10, deadline=None, derandomize=True, database=None)
def test_the_view_is_always_hub_state_with_pending_work_over_it(
    steps: list[tuple[str, int, int, bool]],
) -> None:
    with TemporaryDirectory() as folder:
        world = SeatAndHub(Path(folder))
        try:
            for key in KEYS[:2]:
                world.commit(key, {"title": "电梯困人", "state": "new", "severity": 1})
            world.feed_delivers(2)
            for step in steps:
                world.step(*step)
                world.check()
        finally:
            world.close()
