"""G3 while a snapshot is taken over: what I do is on the page at once, and is there afterwards."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from offline_cache.cache import Cache
from offline_cache.generation import Generation
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.snapshots import Snapshots
from offline_cache.values import Body, Change, Key
from tests.unit.offline_cache.store_samples import ALERTS, CAMERAS, KEY, fold, operation

Shown = dict[str, Body]
COUNT = 300
"""Records of a state: the exchange takes several pieces."""


class Desk:
    """One seat's store with an old state of the hub, and the snapshot of a new one at hand."""

    def __init__(self, folder: Path) -> None:
        self.journal = Journal.open(folder / "journal.db", KEY, InlineLane())
        self.cache = Cache.open(
            folder / "cache.db", KEY, [ALERTS, CAMERAS], fold, self.journal.pending, InlineLane()
        )
        self.number = 0

    def take_over(self, epoch: str) -> None:
        generation = self.cache.begin_generation("open", epoch, 5)
        generation.load(state(epoch))
        generation.swap()

    def act(self, *targets: Key, **given: object) -> str:
        self.number += 1
        op = f"op{self.number}"
        self.journal.append(operation(op, *targets, **given))  # type: ignore[arg-type]
        self.cache.refold(targets)
        return op

    def shown(self) -> Shown:
        return {row.id: row.body for row in self.cache.select("alert", {"is_open": 1})}

    def close(self) -> None:
        self.cache.close()
        self.journal.close()


def state(epoch: str) -> list[Change]:
    """Epoch e has a0000…, epoch f half of them, changed, and others."""
    first = 0 if epoch == "e" else COUNT // 2
    return [
        Change(5, "alert", f"a{n:04d}", f"{epoch}.{n}", "h", body(epoch, n))
        for n in range(first, first + COUNT)
    ]


def body(epoch: str, number: int) -> Body:
    return {"title": f"{epoch}{number}", "severity": 1, "state": "open"}


def between_pieces(monkeypatch: pytest.MonkeyPatch, do: Callable[[int], None]) -> None:
    """Call `do` with a number before each piece of an exchange of state e for f."""
    step, count = Snapshots._step, [0]

    def watched(self: Snapshots, generation: Generation, *given: object) -> object:
        if generation.epoch == "f":
            do(count[0])
            count[0] += 1
        return step(self, generation, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Snapshots, "_step", watched)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path)
    desk.take_over("e")
    return desk


def old() -> Shown:
    return {change.id: change.body or {} for change in state("e")}


def test_an_act_is_on_the_page_at_once_over_what_stands_and_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On records both states have, and on one made by the act; found by every way of reading."""
    expected = old()
    new = {change.id: change.body or {} for change in state("f")}
    looks: list[int] = []

    def act_and_look(number: int) -> None:
        id = f"a{COUNT - 1 - number:04d}"
        made = {**body("own", number), "severity": 7}
        desk.act(("alert", id), severity=9, create=[("alert", f"own{number}", made)])
        for each in (expected, new):
            each[id] = {**each[id], "severity": 9}
            each[f"own{number}"] = made
        assert desk.shown() == expected
        looks.append(number)
        row = desk.cache.get("alert", id)
        assert row is not None
        assert (row.is_pending, row.base) == (True, old()[id])
        top = desk.cache.ids("alert", {"is_open": 1}, "-severity,age", 2 * len(looks))
        assert {each[:3] for each in top} == {id[:3], "own"}, "it stands where it belongs"
        assert desk.cache.count("alert") == len(expected)
        counts = desk.cache.count("alert", {"is_open": 1}, "severity")
        assert counts == {1: COUNT - len(looks), 7: len(looks), 9: len(looks)}
        assert desk.cache.views("alert", [id])[0][2]

    between_pieces(monkeypatch, act_and_look)
    desk.take_over("f")
    assert len(looks) > 3, "the exchange was one piece"
    assert desk.shown() == new
    desk.close()


def test_pages_go_on_standing_beside_the_act(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """G5: an act brings nothing else of the new state before the rest."""

    def act_and_look(number: int) -> None:
        if number == 3:
            desk.act(("alert", "a0200"), severity=9)
        others = {id: each for id, each in desk.shown().items() if id != "a0200"}
        assert others == {id: each for id, each in old().items() if id != "a0200"}

    between_pieces(monkeypatch, act_and_look)
    desk.take_over("f")
    assert "a0449" in desk.shown()
    desk.close()


def test_one_act_on_another_is_folded_with_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a record that waits since before, made by an act of which it is no target."""
    desk.act(("alert", "a0200"), create=[("alert", "own", body("own", 1))])

    def act_and_look(number: int) -> None:
        if number == 1:
            desk.act(("alert", "own"), severity=5)
        assert desk.shown()["own"]["severity"] == (5 if number else 1)

    between_pieces(monkeypatch, act_and_look)
    desk.take_over("f")
    assert desk.shown()["own"]["severity"] == 5
    desk.close()


def test_what_is_taken_back_goes_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """撤回 before it was sent: also what was made by it, before or during the exchange."""
    before = desk.act(("alert", "a0200"), create=[("alert", "early", body("own", 1))])
    ops: list[str] = []

    def act_and_look(number: int) -> None:
        if number == 1:
            ops.append(desk.act(("alert", "a0201"), create=[("alert", "own", body("own", 2))]))
            assert {"own", "early"} <= desk.shown().keys()
        if number == 2:
            for op, keys in ((before, ("a0200", "early")), (ops[0], ("a0201", "own"))):
                assert desk.journal.withdraw(op)
                desk.cache.refold([("alert", id) for id in keys])
            assert desk.shown() == old()
            assert desk.cache.count("alert") == COUNT

    between_pieces(monkeypatch, act_and_look)
    desk.take_over("f")
    assert desk.shown().keys() == {change.id for change in state("f")}
    desk.close()


def test_what_is_offered_again_counts_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an epoch settled acts wait again; the state that stands has them already."""
    made = desk.act(("alert", "a0200"), create=[("alert", "own", body("own", 1))])
    desk.journal.answer_all([(made, "applied", {}, "e:6")])
    desk.cache.refold()
    told = body("told", 1)
    desk.cache.apply([Change(6, "alert", "own", "e.6", "h", told)], "e:6")
    desk.journal.release("e:6")
    desk.journal.reopen_for_epoch("f")
    assert any(each.op == made for each in desk.journal.pending())

    def act_and_look(number: int) -> None:
        if number == 1:
            desk.act(("alert", "own"), severity=5)
        if number:
            assert desk.shown()["own"] == {**told, "severity": 5}

    between_pieces(monkeypatch, act_and_look)
    desk.take_over("f")
    assert desk.shown()["own"]["severity"] == 5
    desk.close()


KILLED = """
import sys, threading
from pathlib import Path
sys.path.insert(0, ".")
import pytest
from tests.faults.test_g03_own_acts_during_a_snapshot import Desk, between_pieces

desk = Desk(Path(sys.argv[1]))
desk.take_over("e")

def act_and_look(number):
    if number == int(sys.argv[2]):
        desk.act(("alert", "a0200"), severity=9, create=[("alert", "own", {"state": "open"})])
        print(desk.shown()["a0200"]["severity"], "own" in desk.shown(), flush=True)
        threading.Event().wait()

between_pieces(pytest.MonkeyPatch(), act_and_look)
desk.take_over("f")
"""


@pytest.mark.parametrize("piece", [1, 4])
def test_killed_in_the_middle_the_act_is_there_again(tmp_path: Path, piece: int) -> None:
    """Kill -9 while it is shown over the old state: the next start shows it, and so it stays."""
    command = [sys.executable, "-c", KILLED, str(tmp_path), str(piece)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as seat:
        assert seat.stdout is not None
        said = seat.stdout.readline().split()
        seat.kill()
    assert said == ["9", "True"]
    desk = Desk(tmp_path)
    assert desk.cache.cursor() == "f:5", "what was begun is finished before anybody looks"
    for _ in range(2):
        assert desk.shown()["a0200"]["severity"] == 9
        assert desk.shown()["own"] == {"state": "open"}
        desk.take_over("f")
    assert desk.cache.cursor() == "f:5"
    desk.close()
