"""Whatever happens in whatever order: the view is the hub state with own pending work over it."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from offline_cache.cache import Cache
from offline_cache.cursors import covers
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.values import Body, Change, Key, PendingOperation
from tests.unit.offline_cache.store_samples import ALERTS, KEY, fold, operation

KEYS: list[Key] = [("alert", f"a{n}") for n in range(4)]
STATES = st.sampled_from(["new", "acked", "closed"])


class SeatAndHub(RuleBasedStateMachine):
    """A hub that commits and answers, a feed that lags behind it, a seat that acts and restarts."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
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
        folder = Path(self.folder.name)
        self.journal = Journal.open(folder / "journal.db", KEY, InlineLane())
        self.cache = Cache.open(
            folder / "cache.db", KEY, [ALERTS], fold, self.journal.pending, InlineLane()
        )

    def commit(self, key: Key, body: Body | None) -> None:
        self.seq += 1
        self.hub[key] = body
        self.feed.append(Change(self.seq, *key, f"e.{self.seq}", "h", body))

    @initialize()
    def first_records(self) -> None:
        for key in KEYS[:2]:
            self.commit(key, {"title": "电梯困人", "state": "new", "severity": 1})

    @rule(key=st.sampled_from(KEYS), state=STATES, severity=st.integers(0, 3))
    def hub_changes(self, key: Key, state: str, severity: int) -> None:
        self.commit(key, {"title": "电梯困人", "state": state, "severity": severity})

    @rule(key=st.sampled_from(KEYS))
    def hub_deletes(self, key: Key) -> None:
        self.commit(key, None)

    @rule(count=st.integers(1, 5))
    def feed_delivers(self, count: int) -> None:
        batch, self.feed = self.feed[:count], self.feed[count:]
        for change in batch:
            self.seen[change.key] = change.body
        if batch:
            self.cursor = f"e:{batch[-1].seq}"
        self.cache.apply(batch, self.cursor)

    @rule(data=st.data(), state=STATES, creates=st.booleans())
    def person_acts(self, data: st.DataObject, state: str, creates: bool) -> None:
        targets = data.draw(
            st.lists(st.sampled_from(KEYS + self.made), min_size=1, max_size=3, unique=True)
        )
        self.number += 1
        create: list[Any] = []
        if creates:
            self.made.append(("note", f"n{self.number}"))
            create = [("note", f"n{self.number}", {"text": "已派员", "state": state})]
        made = operation(f"o{self.number}", *targets, create=create, state=state)
        self.journal.append(made)
        self.all_ops[made.op] = made
        self.unanswered.append(made.op)
        self.cache.refold(targets)

    @rule(refuses=st.booleans())
    def hub_answers(self, refuses: bool) -> None:
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

    @rule()
    def seat_releases(self) -> None:
        self.journal.release(self.cursor)
        self.cache.refold()

    @rule(loses_cache=st.booleans())
    def seat_restarts(self, loses_cache: bool) -> None:
        self.close()
        if loses_cache:
            for file in Path(self.folder.name).glob("cache.db*"):
                file.unlink()
        self.open()
        if loses_cache:
            generation = self.cache.begin_generation("open", *_split(self.cursor))
            generation.load(
                [Change(0, *key, "e.0", "h", body) for key, body in self.seen.items() if body]
            )
            generation.swap()

    @invariant()
    def the_view_is_hub_state_and_pending_work(self) -> None:
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
        for state in ("new", "acked", "closed"):
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

    def teardown(self) -> None:
        self.close()
        self.folder.cleanup()


def _split(cursor: str) -> tuple[str, int]:
    epoch, seq = cursor.split(":")
    return epoch, int(seq)


TestSeatAndHub = SeatAndHub.TestCase
TestSeatAndHub.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
