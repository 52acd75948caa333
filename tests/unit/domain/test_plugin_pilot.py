"""A new version stands at one desk first (C-15), and a setting holds for all seats (C-13)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from console.domain.entity import decode, encode
from console.domain.operations.base import Act, Refused, apply
from console.domain.operations.table import OPERATIONS
from console.domain.plugin import NATIVE, Persons, Plugin, Terms
from console.domain.rights import ROLES
from console.plugin_api.permission import TRUST
from console.settings.plugin_profile import load_plugin_rules

AT = datetime.fromisoformat("2026-07-09T20:00:00+08:00")
KEY = (Plugin.KIND, "flood")
DAY = timedelta(hours=24)


class Hall:
    """One plugin let in, and what desks do with it."""

    def __init__(self) -> None:
        old, new = Terms("1.0.0", "d1"), Terms("1.1.0", "d2")
        self.body = encode(Plugin("flood", "u1", "防汛防台", terms=new, before=old))

    def do(
        self, kind: str, seat: str = "seat-1", role: str = "leader", hours=0.0, **args
    ) -> Plugin:
        time = AT + timedelta(hours=hours)
        act = Act("01", "shen", "沈值", seat, time, frozenset(ROLES[role]))
        saved = apply(OPERATIONS[kind, 1], {KEY: self.body}, act, {"plugin_id": "flood", **args})
        self.body = saved.get(KEY, self.body)
        return decode(Plugin, self.body)

    def step(self, step: str, seat: str = "seat-1", role: str = "officer", hours=0.0, **more):
        args = {"version": "1.1.0", "digest": "d2", "step": step, **more}
        return self.do("plugin.pilot", seat, role, hours, **args).pilot

    def free(self, hours: float, seat: str = "seat-2", enough: timedelta = DAY) -> bool:
        pilot = decode(Plugin, self.body).pilot
        return pilot.may_take_over(seat, enough, AT + timedelta(hours=hours))


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_only_the_named_desk_takes_it_until_it_has_stood_there(hall: Hall) -> None:
    hall.step("name", role="leader", seat_name="一号席")
    assert hall.free(0, "seat-1") and not hall.free(99)
    assert hall.step("begin", hours=1).since == AT + timedelta(hours=1)
    assert not hall.free(24) and hall.free(25)
    assert not hall.free(9999, enough=timedelta()), "this hall wants a person's word"


def test_a_fall_begins_the_time_anew_and_after_a_stop_time_alone_does_nothing(hall: Hall) -> None:
    hall.step("name", role="leader")
    hall.step("begin")
    pilot = hall.step("fall", hours=20, why="程序出错退出")
    assert (pilot.falls, pilot.why) == (1, "程序出错退出")
    assert not hall.free(43) and hall.free(44)
    hall.step("stop", hours=21)
    assert not hall.free(9999)
    assert hall.step("release", role="leader", hours=22).released_by == "沈值"
    assert hall.free(22)


def test_what_went_back_is_let_go_by_nobody(hall: Hall) -> None:
    hall.step("name", role="leader")
    with pytest.raises(Refused, match="plugin_not_tried"):
        hall.step("release", role="leader")
    hall.step("begin")
    hall.step("back", hours=2)
    assert not hall.free(9999) and not hall.free(9999, "seat-1")
    with pytest.raises(Refused, match="plugin_not_tried"):
        hall.step("release", role="leader", hours=3)
    assert hall.step("begin", hours=4).is_back is False, "the key again"


def test_who_may_say_what(hall: Hall) -> None:
    for step in ("name", "release"):
        with pytest.raises(Refused, match="no_right"):
            hall.step(step)
    with pytest.raises(Refused, match="plugin_no_pilot"):
        hall.step("begin")
    hall.step("name", role="leader")
    with pytest.raises(Refused, match="plugin_other_desk"):
        hall.step("begin", seat="seat-2")
    with pytest.raises(Refused, match="plugin_not_approved"):
        hall.step("name", role="leader", digest="d3")
    hall.do("plugin.withdraw", reason="停用")
    assert decode(Plugin, hall.body).pilot is None


def test_a_setting_of_the_hall_is_kept_with_who_set_it_and_given_back(hall: Hall) -> None:
    hall.do("plugin.set", setting="rise", value=12)
    known = hall.do("plugin.set", setting="rise", value=15)
    assert [(each.id, each.value, each.by) for each in known.settings] == [("rise", 15, "沈值")]
    for bad in ([1], "长" * 2001):
        with pytest.raises(Refused, match="bad_arguments"):
            hall.do("plugin.set", setting="rise", value=bad)
    assert hall.do("plugin.set", setting="rise", value=None).settings == ()
    hall.do("plugin.withdraw", reason="停用")
    with pytest.raises(Refused, match="plugin_not_approved"):
        hall.do("plugin.set", setting="rise", value=1)


def test_native_code_is_two_persons_matter_and_the_profile_says_how_many() -> None:
    assert frozenset({NATIVE}) == TRUST
    rules = load_plugin_rules()
    assert (rules.persons.usual, rules.persons.native, rules.needs_pilot) == (1, 2, False)
    assert rules.persons.needed(["write:log"]) == 1 and rules.persons.needed([NATIVE]) == 2
    assert replace(Persons(2, 1)).needed([NATIVE]) == 2
