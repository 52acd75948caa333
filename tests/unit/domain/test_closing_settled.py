"""What was decided of each open point stands in the matter that ended, and in its trail (H570)."""

import pytest

from console.domain.closing_settled import Settled, Settling
from console.domain.operations import incident_end_operations as end
from console.domain.operations.base import Refused
from tests.unit.domain.test_incident_operations import (
    MATTER,
    ORDER,
    ORDERED,
    OUT,
    act,
    one,
    reads,
)

KEYS = ("assignment/S", "alert/A")
HANDED = Settled("assignment/S", Settling.HANDED, "区应急局 值班员", "云汀排水二队")
LEFT = Settled("alert/A", Settling.ACCEPTED, "移交建管委继续", "积水")


def test_each_decision_stands_in_the_matter_and_in_its_trail() -> None:
    there = reads(MATTER, ORDERED, ORDER, OUT)
    gone = Settled("assignment/none", Settling.HANDED, "谁", "已归队")
    ended = one(end.close(there, act(), "I", "积水已排", KEYS, settled=(HANDED, LEFT, gone)))
    assert ended.settled == (HANDED, LEFT), "what is over meanwhile is not decided any more"
    lines = [(line.what, line.detail) for line in ended.trail[-3:]]
    assert lines == [
        ("point_handed", "云汀排水二队·区应急局 值班员"),
        ("point_accepted", "积水·移交建管委继续"),
        ("ended", "积水已排"),
    ]


def test_nothing_is_handed_on_to_nobody() -> None:
    there = reads(MATTER, ORDERED, ORDER, OUT)
    with pytest.raises(Refused, match="reason_needed"):
        nobody = Settled("alert/A", Settling.HANDED, " ", "积水")
        end.close(there, act(), "I", "积水已排", KEYS, settled=(HANDED, nobody))


def test_an_older_console_that_says_nothing_of_single_points_still_ends_it() -> None:
    ended = one(end.close(reads(MATTER, ORDERED, ORDER, OUT), act(), "I", "积水已排", KEYS))
    assert not ended.is_open and ended.settled == ()
