"""A-13: who looks at which desk is known while it is so, to both sides, and kept nowhere."""

import pytest

from console.contract.grant import Grant
from console.contract.looks import SILENT, DeskState
from console.domain.rights import ROLES
from console.hub.core.looks import LookTable, NoLook
from console.runtime.clock import ManualClock


def grant(person: str, seat: str, role: str = "leader") -> Grant:
    return Grant(
        id=f"g-{person}", person=person, name=person, seat=seat, seat_name=f"{seat}号席",
        rights=[right.value for right in ROLES[role]], issued="", until="", offline_until="",
    )  # fmt: skip


LEADER, OFFICER = grant("zhouyan", "1"), grant("linlan", "2", "officer")


class Hall:
    def __init__(self) -> None:
        self.clock = ManualClock()
        ids = iter(range(100))
        self.table = LookTable(self.clock, lambda: f"look{next(ids)}")
        self.table.hear(LEADER)
        self.table.hear(OFFICER)

    def begin(self):
        return self.table.begin(LEADER, "2", self.clock.now())

    def code(self, act) -> str:
        with pytest.raises(NoLook) as no:
            act()
        return no.value.code


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_the_desk_knows_at_once_who_looks_since_when(hall):
    """H286."""
    before = hall.table.version("2")
    look = hall.begin()
    told = hall.table.looks(OFFICER)
    assert told.version != before and told.looks == [look]
    assert (look.name, look.seat, look.of) == ("zhouyan", "1", "2") and look.since
    assert told.desks == [], "an officer is not told which desks there are"
    assert [desk.seat for desk in hall.table.looks(LEADER).desks] == ["2"]
    assert hall.begin() == look and len(hall.table.looks(OFFICER).looks) == 1, "twice is once"


def test_what_the_desk_shows_reaches_who_looks_and_is_gone_with_the_look(hall):
    """H287: kept while somebody looks and not longer."""
    state = DeskState(page="duty", subject="alert/A1", town="芦汀镇")
    assert not hall.table.show("2", state), "nobody looks: nothing is kept"
    look = hall.begin()
    assert hall.table.looked(look.id, LEADER).state is None
    assert hall.table.show("2", state)
    assert hall.table.looked(look.id, LEADER).state == state
    assert hall.code(lambda: hall.table.looked(look.id, grant("x", "1"))) == "look_over"
    hall.table.end(look.id, grant("y", "3"))
    assert hall.table.looked(look.id, LEADER).state == state, "a third one ends nothing"
    hall.table.end(look.id, OFFICER)
    assert hall.code(lambda: hall.table.looked(look.id, LEADER)) == "look_over"
    assert hall.table.looks(OFFICER).looks == []
    again = hall.begin()
    assert again.id != look.id and hall.table.looked(again.id, LEADER).state is None


def test_a_look_ends_with_either_side_that_is_not_heard(hall):
    """H286: nobody is said to look who is cut off, and nobody looks at a desk that is."""
    look, before = hall.begin(), hall.table.version("2")
    hall.clock.jump(SILENT + 1)
    hall.table.hear(OFFICER)
    assert hall.table.looks(OFFICER).looks == [] and hall.table.version("2") != before
    hall.table.hear(LEADER)
    look = hall.begin()
    for _ in range(3):  # the looker goes on asking, the desk is cut
        hall.clock.jump(SILENT / 2)
        if _ < 1:
            hall.table.looked(look.id, LEADER)
    assert hall.code(lambda: hall.table.looked(look.id, LEADER)) == "look_over"
    assert hall.code(hall.begin) == "seat_away"


def test_nobody_looks_at_the_own_desk_or_at_one_that_is_not_there(hall):
    assert hall.code(lambda: hall.table.begin(LEADER, "1", hall.clock.now())) == "own_seat"
    assert hall.code(lambda: hall.table.begin(LEADER, "9", hall.clock.now())) == "seat_away"
