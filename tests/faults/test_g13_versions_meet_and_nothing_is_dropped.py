"""G13: seat, hub and records of different versions: N and N−1 both ways, count in = count out.

Unknown fields, kinds and values survive a round trip. What version 1 wrote is in
`tests/fixtures/v1` and stays readable. The pair of versions is a kind of operation of the test's
own, known in version 1, in 1 and 2, or not at all.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.app.fold import fold_pending
from console.contract.operation import Operation
from console.domain.alert import Alert, TrailLine
from console.domain.entity import decode, encode
from console.domain.operations.base import Act, OperationKind, Outcome, Reads, operation
from console.domain.operations.table import OPERATIONS
from console.domain.order import Assignment, DispatchOrder
from console.domain.rights import Right
from console.hub.core.hub_core import HubCore
from console.hub.store.sqlite import Database
from console.models.newer import alert_of, readable
from console.runtime.clock import ManualClock
from console.runtime.ids import IdSource
from console.sync.push import NEWER
from offline_cache.journal import Journal
from offline_cache.journal_rows import stored
from offline_cache.lanes import InlineLane
from offline_cache.values import Row
from tests.unit.hub.hub_desk import Desk as HubDesk
from tests.unit.hub.hub_desk import orange
from tests.unit.sync.desk import STORE_KEY, Desk
from tests.unit.sync.scripted_hub import ScriptedHub

V1 = Path(__file__).parents[1] / "fixtures" / "v1"


def lines(name: str) -> list[dict[str, Any]]:
    text = (V1 / f"{name}.jsonl").read_text(encoding="utf-8")
    return [msgspec.json.decode(line) for line in text.splitlines()]


@operation("test.mark", version=1, right=Right.HANDLE_ALERT)
def mark_1(reads: Reads, act: Act, alert_id: str, text: str) -> Outcome:
    alert = reads.get(Alert, alert_id)
    return Outcome([alert.noted(TrailLine(act.time, "marked", act.name, act.seat, text))])


@operation("test.mark", version=2, right=Right.HANDLE_ALERT)
def mark_2(reads: Reads, act: Act, alert_id: str, text: str, colour: str) -> Outcome:
    alert = reads.get(Alert, alert_id)
    line = TrailLine(act.time, "marked", act.name, act.seat, f"{colour}:{text}")
    return Outcome([alert.noted(line)])


KINDS: dict[int, OperationKind] = {1: mark_1.kind, 2: mark_2.kind}  # type: ignore[attr-defined]


@contextmanager
def knowing(*versions: int) -> Iterator[None]:
    """Be a program that knows these versions of the kind."""
    for version in versions:
        OPERATIONS["test.mark", version] = KINDS[version]
    try:
        yield
    finally:
        for version in versions:
            del OPERATIONS["test.mark", version]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[HubDesk]:
    made = HubDesk(tmp_path / "hub")
    yield made
    made.core.close()


def mark(hall: HubDesk, alert: str, version: int, text: str = "甲") -> Operation:
    args = {"alert_id": alert, "text": text, **({"colour": "红"} if version > 1 else {})}
    made = hall.operation("test.mark", f"alert/{alert}", **args)
    return msgspec.structs.replace(made, v=version)


def details(hall: HubDesk, alert: str) -> list[str]:
    told = hall.body("alert", alert)["trail"]
    return [line["detail"] for line in told if line["what"] == "marked"]


# -- operations of two versions ---------------------------------------------------------------


def test_an_older_hub_decides_nothing_about_a_newer_act_and_the_newer_hub_takes_it(
    hall: HubDesk,
) -> None:
    """Seat N, hub N−1: later, nothing decided, until the hub is N."""
    alert = hall.post(orange(1))[0].alert
    newer, older = mark(hall, alert, 2, "新"), mark(hall, alert, 1, "旧")
    with knowing(1):
        waits, done = hall.send(newer, older)
    assert (waits.status, waits.code, waits.settled_at) == ("later", "unknown_kind", "")
    assert done.status == "applied"
    with knowing(1, 2):
        (again,) = hall.send(newer)
    assert again.status == "applied"
    assert details(hall, alert) == ["旧", "红:新"]


def test_a_newer_hub_takes_an_older_seats_acts_as_they_were_meant(hall: HubDesk) -> None:
    """Seat N−1, hub N: version 1 still means what it meant."""
    alert = hall.post(orange(1))[0].alert
    with knowing(1, 2):
        answers = hall.send(mark(hall, alert, 1), mark(hall, alert, 2))
    assert [a.status for a in answers] == ["applied", "applied"]
    assert details(hall, alert) == ["甲", "红:甲"]


@pytest.mark.parametrize("versions", [(), (1,), (1, 2)])
def test_count_in_is_applied_and_refused_and_waiting(
    hall: HubDesk, versions: tuple[int, ...]
) -> None:
    alert = hall.post(orange(1))[0].alert
    sent = [mark(hall, alert, 1 + n % 3, f"{n}") for n in range(30)]
    sent.append(hall.operation("test.nothing", f"alert/{alert}"))
    sent.append(mark(hall, "nobody-knows", 1))
    with knowing(*versions):
        counted = Counter(answer.status for answer in hall.send(*sent))
        assert counted.total() == len(sent)
        for _ in range(2):
            again = hall.send(*sent)
            assert [a.op for a in again] == [o.op for o in sent]
    assert counted["applied"] == len(details(hall, alert)) == 10 * len(versions)
    assert counted["refused"] == (1 if versions else 0)


async def test_at_the_seat_a_newer_act_waits_says_why_and_goes_when_the_hub_is_updated(
    tmp_path: Path,
) -> None:
    clock = ManualClock()
    hub = ScriptedHub(clock)
    hub.put("alert", "A1", severity="orange")
    is_updated = False

    def decide(told: dict[str, Any]) -> str:
        return "applied" if told["v"] == 1 or is_updated else "later"

    hub.rule = decide
    desk = Desk(tmp_path, clock, hub)
    async with desk:
        newer = desk.envelope("alert/A1", {"owner": "w01"})
        newer = replace(newer, body={**newer.body, "v": 2})
        desk.journal.append(newer)
        other = desk.act("order/O1", text="下达")
        await desk.go(1)
        assert other in desk.ears.answers, "other lanes go on"
        assert newer.op not in desk.ears.answers
        assert desk.ears.reports[-1].count == 1
        hub.code = "unknown_kind"
        await desk.until(lambda: desk.ears.reports[-1].waiting == (("alert/A1", NEWER),))
        is_updated = True
        await desk.until(lambda: newer.op in desk.ears.answers)
        assert desk.ears.answers[newer.op].status == "applied"
        assert desk.ears.reports[-1].count == 0


def test_an_act_a_newer_console_saved_is_kept_and_sent_as_it_was(
    hall: HubDesk, tmp_path: Path
) -> None:
    """A console one version back on the same files: its fold leaves the act out and keeps it."""
    alert = hall.post(orange(1))[0].alert
    told = msgspec.to_builtins(mark(hall, alert, 2))
    odd = {**told, "op": "ODD", "targets": {"form": "of version 9"}, "extra": {"kept": True}}
    journal = Journal.open(tmp_path / "journal.db", STORE_KEY, InlineLane())
    for body in (told, odd):
        row = (body["op"], f"alert/{alert}", "test.mark", [["alert", alert]], body)
        op, lane, kind, targets, envelope = row
        journal.append(_pending(op, lane, kind, targets, envelope))
    key = ("alert", alert)
    base = hall.body("alert", alert)
    folded = fold_pending({key: base}, journal.pending())
    assert folded.views.get(key, base) == base
    assert folded.doomed == {}, "what is beyond this version may well be taken by the hub"
    assert [each.body for each in journal.unsent()] == [told, odd], "byte for byte what was saved"
    journal.close()


def _pending(op: str, lane: str, kind: str, targets: Any, body: dict[str, Any]) -> Any:
    encode_ = msgspec.json.encode
    return stored(
        (op, lane, kind, encode_(targets), encode_(body), "t", None, "pending", None, None, 1)
    ).operation


def test_a_hub_one_version_back_decides_nothing_about_a_record_it_cannot_read(
    hall: HubDesk,
) -> None:
    """After a roll-back of the hub: an intent waits, a fact stands, a source is heard."""
    alert = hall.post(orange(1))[0].alert
    body = {**hall.body("alert", alert), "severity": "purple"}
    hall.core.do(lambda t: t.put("alert", alert, body), hall.clock.now())
    act = hall.acknowledge(alert)
    (waits,) = hall.send(act)
    assert (waits.status, waits.code) == ("later", "unreadable")
    (told,) = hall.post(orange(1, id="m2", severity="red"))
    assert (told.status, told.effect) == ("new", "opened"), "twice in the queue, never unseen"
    assert hall.body("alert", told.alert)["severity"] == "red"
    readable_again = {**body, "severity": "red"}
    hall.core.do(lambda t: t.put("alert", alert, readable_again), hall.clock.now())
    assert hall.send(act)[0].status == "applied"


# -- records of two versions ------------------------------------------------------------------


def test_what_a_newer_version_wrote_survives_an_act_of_this_one(hall: HubDesk) -> None:
    alert = hall.post(orange(1))[0].alert
    (first,) = hall.send(hall.acknowledge(alert))
    assert first.status == "applied"
    body = hall.body("alert", alert)
    newer = {
        **body,
        "reach": {"polygon": [1, 2, 3]},
        "condition": "smouldering",
        "acks": [
            {**body["acks"][0], "by_glance": True},
            {**body["acks"][0], "severity": "purple", "op": "X"},
        ],
    }
    hall.core.do(lambda t: t.put("alert", alert, newer), hall.clock.now())
    hall.send(hall.acknowledge(alert))
    after = hall.body("alert", alert)
    assert after["reach"] == {"polygon": [1, 2, 3]}
    assert after["condition"] == "smouldering", "a value nobody here knows is written back"
    assert after["acks"][0]["by_glance"] is True, "a field within a list, too"
    assert after["acks"][1]["severity"] == "purple", "an item nobody here can read stays"
    assert len(after["acks"]) == 3


def test_taking_one_item_out_of_a_list_leaves_the_others_as_they_were() -> None:
    body = {
        "id": "A", "title": "t", "severity": "red", "received_at": "2026-07-09T20:20:00+08:00",
        "trail": [
            {"at": "2026-07-09T20:20:00+08:00", "what": "received", "icon": "new"},
            {"at": "not a time", "what": "newer"},
            {"at": "2026-07-09T20:21:00+08:00", "what": "noted", "who": "林岚"},
        ],
    }  # fmt: skip
    alert = decode(Alert, body)
    assert [line.what for line in alert.trail] == ["received", "noted"]
    fewer = encode(replace(alert, trail=alert.trail[:1]), body)
    assert fewer["trail"] == body["trail"][:2]
    assert encode(alert, body) == body


@pytest.mark.parametrize(
    ("changed", "is_newer"),
    [
        ({}, False),
        ({"reach": {}}, False),
        ({"severity": "purple"}, True),
        ({"condition": "smouldering"}, True),
        ({"disposition": "escalated"}, True),
        ({"disposition": ["closed"]}, True),
        ({"severity": {"grade": 6}}, True),
    ],
)
def test_an_alert_of_a_newer_version_is_shown_and_marked_never_left_out(
    changed: dict[str, Any], is_newer: bool
) -> None:
    body = {
        "id": "A", "title": "望汐路积水", "severity": "orange",
        "received_at": "2026-07-09T20:20:00+08:00", **changed,
    }  # fmt: skip
    alert, is_marked = alert_of(body)
    assert (alert.title, is_marked) == ("望汐路积水", is_newer)
    if "severity" in changed:
        assert alert.severity.name == "RED", "a grade nobody here knows counts as the worst"


def test_one_record_nobody_can_read_hides_no_other() -> None:
    good = {"id": "S1", "order": "O", "unit": "u", "unit_name": "二队", "stage": "levitating"}
    rows = [
        Row("assignment", id, "e.1", "h", body, body, False, None, 1)
        for id, body in (("S1", good), ("S2", {"id": 7}))
    ]
    assert [unit.id for unit, _ in readable(Assignment, rows)] == ["S1"]


def test_a_kind_nobody_here_knows_is_kept_and_told_on() -> None:
    """The seat's cache makes a table for it; the hub's feed and snapshot tell it."""
    from console.contract.change import scope_of

    assert scope_of("weather_balloon") == "open"


# -- what version 1 wrote ---------------------------------------------------------------------


@pytest.fixture
def hub_of_v1(tmp_path: Path) -> Iterator[HubCore]:
    (told,) = lines("hub")
    clock = ManualClock(datetime.fromisoformat(told["now"]))
    database = Database(tmp_path / "v1.db", IdSource(clock), lambda: bytes.fromhex(told["key"]))
    from console.hub.settings import HubSettings

    core = HubCore(database, IdSource(clock), HubSettings(hall="yunting"))
    for record in lines("records"):
        core.do(lambda t, r=record: t.put(r["kind"], r["id"], r["body"]), clock.now())
    yield core
    core.close()


def says_all_of(now: Any, then: Any) -> bool:
    """Whether a body says everything version 1 said, in the same place; it may say more."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(
            name in now and says_all_of(now[name], value) for name, value in then.items()
        )
    if isinstance(then, list):
        return len(now) == len(then) and all(map(says_all_of, now, then))
    return bool(now == then)


def test_operations_of_version_1_are_decided_as_they_were(hub_of_v1: HubCore) -> None:
    (told,) = lines("hub")
    now = datetime.fromisoformat(told["now"])
    cases = lines("operations")
    for case in cases:
        (answer,) = hub_of_v1.submit([msgspec.json.encode(case["operation"])], now)
        assert (answer.status, answer.code) == (case["status"], case["code"]), case["operation"]
    after = {(r["kind"], r["id"]): r["body"] for r in lines("records_after")}
    for (kind, id), body in after.items():
        record = hub_of_v1.reader.record(kind, id)
        assert record is not None
        body.pop("official", None)  # counted by each hub for itself
        assert says_all_of(record.body, body), f"{kind}/{id}"
    kinds = {case["operation"]["kind"] for case in cases}
    assert kinds >= {"alert.acknowledge", "order.dispatch_by_phone", "log.append"}


def test_records_of_version_1_are_read_and_written_back_the_same() -> None:
    classes: dict[str, Any] = {c.KIND: c for c in (Alert, DispatchOrder, Assignment)}
    seen = Counter(r["kind"] for r in lines("records_after") if r["kind"] in classes)
    assert seen["alert"] > 10
    for record in lines("records_after"):
        if (cls := classes.get(record["kind"])) is not None:
            assert encode(decode(cls, record["body"]), record["body"]) == record["body"]


def test_a_full_outbox_of_version_1_drains_and_nothing_is_dropped(
    hub_of_v1: HubCore, tmp_path: Path
) -> None:
    """Count in = decided before + applied + refused, each with its answer."""
    rows = lines("journal")
    journal = Journal.open(tmp_path / "journal.db", STORE_KEY, InlineLane())
    columns = ("targets", "body", "answer")
    for number, row in enumerate(rows):
        as_bytes = {n: msgspec.json.encode(row[n]) if row[n] is not None else None for n in columns}
        told = {**row, **as_bytes}
        order = ("op", "lane", "kind", "targets", "body", "saved_at", "settled_at", "state",
                 "status", "answer")  # fmt: skip
        one = stored((*(told[name] for name in order), number))
        journal.append(replace(one.operation, settled_at=None))
        if one.state != "pending":
            assert one.answer is not None
            assert journal.answer(
                one.operation.op, str(one.status), one.answer, one.operation.settled_at
            )
    decided = sum(1 for row in rows if row["state"] != "pending")
    waiting = journal.unsent()
    assert decided + len(waiting) == len(rows)
    now = datetime.fromisoformat(lines("hub")[0]["now"])
    answers = hub_of_v1.submit([msgspec.json.encode(each.body) for each in waiting], now)
    final = Counter(answer.status for answer in answers if answer.is_final)
    assert final.total() == len(waiting), "applied or refused in sight, none dropped"
    assert journal.answer_all(
        [(a.op, a.status, msgspec.to_builtins(a), a.settled_at) for a in answers]
    ) == [each.op for each in waiting]
    assert journal.unsent() == []
    journal.close()
