"""平 急 专 and responses (B.7): what turns, what stays, nothing without who agreed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from console.domain.entity import decode
from console.domain.hall_mode import HALL, HallMode, Level, Mode
from console.domain.operations.base import Act, Refused, apply
from console.domain.operations.table import OPERATIONS

KEY = ("mode", HALL)
NOW = datetime(2026, 7, 9, 12, 20, tzinfo=UTC)
CALL = {"basis": "暴雨橙色预警", "authority": "带班领导 沈一清"}


class Hall:
    """The record, and who writes it."""

    def __init__(self) -> None:
        self.body: dict[str, Any] | None = None
        self.minute = 0

    def does(self, kind: str, **args: Any) -> HallMode:
        self.minute += 1
        at = NOW + timedelta(minutes=self.minute)
        act = Act(f"op{self.minute}", "linlan", "林岚", "seat-1", at)
        saved = apply(OPERATIONS[kind, 1], {KEY: self.body}, act, {**CALL, **args})
        self.body = saved.get(KEY, self.body)
        return decode(HallMode, self.body) if self.body else HallMode()


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_a_turn_keeps_who_agreed_and_why(hall: Hall) -> None:
    standing = hall.does("mode.begin", mode="emergency").standing(Mode.EMERGENCY)
    assert standing is not None
    told = standing.decided
    assert (told.authority, told.basis, told.name) == ("带班领导 沈一清", "暴雨橙色预警", "林岚")
    assert told.since == NOW + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("without", "code"), [("basis", "reason_needed"), ("authority", "authority_needed")]
)
@pytest.mark.parametrize(
    ("kind", "args"),
    [
        ("mode.begin", {"mode": "special"}),
        ("mode.end", {"mode": "special"}),
        ("response.set", {"sort": "flood", "level": "IV"}),
        ("response.end", {"sort": "flood"}),
    ],
)
def test_nothing_turns_without_basis_and_authority(
    hall: Hall, kind: str, args: dict[str, str], without: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        hall.does(kind, **args, **{without: " "})
    assert refused.value.code == code


def test_urgent_and_special_stand_at_once_and_end_apart(hall: Hall) -> None:
    hall.does("mode.begin", mode="special")
    both = hall.does("mode.begin", mode="emergency")
    assert {each.mode for each in both.modes} == set(Mode)
    assert [each.mode for each in hall.does("mode.end", mode="emergency").modes] == [Mode.SPECIAL]


def test_what_stands_is_not_begun_again(hall: Hall) -> None:
    first = hall.does("mode.begin", mode="emergency")
    assert hall.does("mode.begin", mode="emergency") == first
    level = hall.does("response.set", sort="flood", level="III")
    assert hall.does("response.set", sort="flood", level="III") == level


def test_a_level_goes_up_by_more_than_one_and_began_when_it_began(hall: Hall) -> None:
    began = hall.does("response.set", sort="flood", level="IV").response("flood")
    hall.does("response.set", sort="health", level="III")
    risen = hall.does("response.set", sort="flood", level="II").response("flood")
    assert began is not None and risen is not None
    assert (risen.level, risen.began) == (Level.II, began.began)
    assert risen.decided.since > began.decided.since
    left = hall.does("response.end", sort="flood").responses
    assert [each.sort for each in left] == ["health"]


def test_urgent_is_not_left_while_a_response_is_in_force(hall: Hall) -> None:
    hall.does("mode.begin", mode="emergency")
    hall.does("response.set", sort="flood", level="III")
    with pytest.raises(Refused) as refused:
        hall.does("mode.end", mode="emergency")
    assert (refused.value.code, refused.value.detail) == ("responses_in_force", "flood III")
    hall.does("response.end", sort="flood")
    assert hall.does("mode.end", mode="emergency").modes == ()


@pytest.mark.parametrize("args", [{"mode": "war"}, {}])
def test_an_unknown_mode_is_refused(hall: Hall, args: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        hall.does("mode.begin", **args)
    assert refused.value.code == "bad_arguments"
