"""Who may look at a restricted camera, when and until when (A-38)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from console.domain.camera import Camera
from console.domain.geo import Place
from console.domain.incident import Incident, IncidentStatus
from console.domain.incident_wall import IncidentWall
from console.domain.operations.base import Act, Refused
from console.domain.operations.incident_wall_operations import keep
from console.domain.operations.viewing_operations import LONGEST_GIVEN, ask, decide, give
from console.domain.reference import Org, OrgLevel
from console.domain.viewing import Hours, Viewer, Viewing, ViewingState, read_hours, units_above
from console.runtime.clock import CHINA
from tests.unit.domain.alerts import act, at, reads

CAMERA = Camera(
    "C1", "杉影里小区 2 号岗", Place("杉影里", "云杉街道"), is_restricted=True, area="n-7"
)
ABSENT = (("viewing", "V"),)
INCIDENT = Incident("I", "积水", at(0), "linlan", "林岚", "seat-1")


def asked(**more: Any) -> Viewing:
    (made,) = ask(
        reads(CAMERA, absent=ABSENT), act(), "V", "C1", **{"reason": "查看", "minutes": 30, **more}
    ).save
    assert isinstance(made, Viewing)
    return made


def viewer(*viewings: Viewing, open_: tuple[str, ...] = (), **more: Any) -> Viewer:
    who = {"person": act().person, "seat": "seat-1", "leads": False, "areas": (), **more}
    return Viewer(**who, viewings=viewings, is_open=open_.__contains__, zone=CHINA)


def refused(run: Any, *args: Any, **given: Any) -> str:
    with pytest.raises(Refused) as told:
        run(*args, **given)
    return told.value.code


def night(hour: int, minute: int = 0) -> datetime:
    return at(0).astimezone(CHINA).replace(hour=hour, minute=minute, second=0)


@pytest.mark.parametrize("area", ["d-1", "临澜区", "t-3", "n-7", "云杉一居"])
def test_h874_a_grant_for_a_unit_holds_for_what_lies_below_it(area: str) -> None:
    """A-38: district, town, neighbourhood; by log-in and by a grant; a tree in a ring ends, too."""
    tree = {
        "n-7": Org("n-7", "云杉一居", OrgLevel.NEIGHBOURHOOD, "t-3"),
        "t-3": Org("t-3", "云杉街道", OrgLevel.TOWN, "d-1"),
        "d-1": Org("d-1", "临澜区", OrgLevel.DISTRICT, "n-7"),
        "t-4": Org("t-4", "望潮街道", OrgLevel.TOWN, "d-1"),
    }

    def above(unit: str) -> set[str]:
        return units_above(unit, tree.get)

    until = at(60 + 1800)
    given = replace(asked(), cameras=(), areas=(area,), state=ViewingState.GIVEN, until=until)
    assert viewer(given, above=above).may_see(CAMERA, at(60))
    assert viewer(areas=(area,), above=above).may_see(CAMERA, at(60))
    assert CAMERA.may_be_seen(False, (area,), above(CAMERA.area))
    beside = replace(given, areas=("t-4",))
    assert not viewer(beside, above=above).may_see(CAMERA, at(60))
    assert not viewer(given).may_see(replace(CAMERA, area="n-8", place=Place("")), at(60))


def test_a_request_opens_nothing_until_the_leader_gives_it_and_then_ends_by_itself() -> None:
    request = asked()
    assert not viewer(request).may_see(CAMERA, at(60))
    lead = replace(act(), name="值班长", time=at(60))
    (given,) = decide(reads(request), lead, "V", True).save
    assert (given.until, given.decided_by) == (at(60 + 1800), "值班长")
    assert viewer(given).may_see(CAMERA, at(60 + 1799))
    assert not viewer(given).may_see(CAMERA, at(60 + 1800))
    assert not viewer(given, person="other").may_see(CAMERA, at(61))
    assert not viewer(given).may_see(replace(CAMERA, id="C2"), at(61))


def test_a_leader_shortens_declines_or_takes_back_and_the_first_answer_holds() -> None:
    request = asked()
    (given,) = decide(reads(request), act(), "V", True, 5).save
    assert given.until == act().time + timedelta(minutes=5)
    assert refused(decide, reads(given), act(), "V", True) == "viewing_decided"
    (back,) = decide(reads(given), act(), "V", False, note="已看完").save
    assert back.state is ViewingState.WITHDRAWN and not viewer(back).may_see(CAMERA, at(1))
    (no,) = decide(reads(request), act(), "V", False).save
    assert no.state is ViewingState.DECLINED
    assert refused(decide, reads(no), act(), "V", True) == "viewing_decided"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"reason": " "}, "reason_needed"), ({"minutes": 0}, "bad_arguments"),
     ({"minutes": 721}, "bad_arguments")],
)  # fmt: skip
def test_a_request_without_reason_or_end_is_refused(wrong: dict[str, Any], code: str) -> None:
    more = {"reason": "查看", "minutes": 30, **wrong}
    assert refused(ask, reads(CAMERA, absent=ABSENT), act(), "V", "C1", **more) == code
    assert refused(ask, reads(CAMERA, asked()), act(), "V", "C1", "查看", 30) == "exists"


def given(**more: Any) -> Viewing:
    args = {"until": act().time + timedelta(days=7), "reason": "防汛值守", **more}
    incident = [INCIDENT] if "incident" in args else []
    (made,) = give(reads(*incident, absent=ABSENT), act(), "V", **args).save
    assert isinstance(made, Viewing)
    return made


def test_a_town_is_opened_within_hours_over_midnight() -> None:
    opened = given(areas=("云杉街道",), hours="22:00-06:00", to_seat="seat-1")
    person = viewer(opened)
    tomorrow = timedelta(days=1)
    assert [person.may_see(CAMERA, night(h) + tomorrow) for h in (21, 22, 3, 6)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert not viewer(opened, seat="seat-2").may_see(CAMERA, night(23) + tomorrow)
    elsewhere = replace(CAMERA, place=Place("x", "望潮街道"), area="n-1")
    assert not person.may_see(elsewhere, night(23) + tomorrow)
    by_unit = viewer(given(areas=("n-7",)))
    assert by_unit.may_see(CAMERA, act().time + tomorrow) and not by_unit.may_see(
        CAMERA, act().time + timedelta(days=8)
    )


def test_an_incidents_cameras_are_open_while_it_is() -> None:
    opened = given(cameras=("C1",), incident="I")
    assert viewer(opened, open_=("I",), seat="seat-9").may_see(CAMERA, at(60))
    assert not viewer(opened).may_see(CAMERA, at(60))


def test_what_is_given_has_a_reason_an_end_and_a_scope() -> None:
    none = reads(absent=ABSENT)
    end = act().time + timedelta(hours=1)
    assert refused(give, none, act(), "V", end, " ", areas=("x",)) == "reason_needed"
    assert refused(give, none, act(), "V", end, "防汛") == "bad_arguments"
    late = act().time + LONGEST_GIVEN + timedelta(seconds=1)
    assert refused(give, none, act(), "V", late, "防汛", areas=("x",)) == "bad_arguments"
    hours = {"areas": ("x",), "hours": "25:00-26:00"}
    assert refused(give, none, act(), "V", end, "防汛", **hours) == "bad_arguments"
    over = reads(replace(INCIDENT, status=IncidentStatus.CLOSED), absent=ABSENT)
    more = {"areas": ("x",), "incident": "I"}
    assert refused(give, over, act(), "V", end, "防汛", **more) == "already_closed"


@pytest.mark.parametrize("text", ["22:00", "22-6", "aa:00-06:00", "22:00-22:00", "22:0-06:00"])
def test_hours_nobody_can_read_are_no_hours(text: str) -> None:
    with pytest.raises(ValueError, match="not"):
        read_hours(text)
    odd = replace(given(areas=("云杉街道",)), hours=text)
    assert not viewer(odd).may_see(CAMERA, at(60)), "they never open anything"


def test_hours_are_read_as_people_write_them() -> None:
    assert read_hours("") is None and read_hours(" 8:30-17:00 ") == Hours(510, 1020)
    assert str(Hours(1320, 360)) == "22:00-06:00"


def test_leaders_open_cameras_and_areas_of_the_log_in_need_no_grant() -> None:
    assert viewer(leads=True).may_see(CAMERA, at(0))
    assert viewer(areas=("n-7",)).may_see(CAMERA, at(0))
    assert viewer().may_see(replace(CAMERA, is_restricted=False), at(0))
    assert not viewer(areas=("",)).may_see(replace(CAMERA, area=""), at(0))


def test_the_wall_of_an_incident_is_the_newest_choice() -> None:
    late: Act = replace(act(), time=at(-60))
    (wall,) = keep(
        reads(INCIDENT, absent=(("incident_wall", "I"),)), act(), "I", ("C2", "", "C1")
    ).save
    assert isinstance(wall, IncidentWall) and wall.cameras == ("C2", "", "C1")
    assert keep(reads(INCIDENT, wall), late, "I", ("C9",)).save == ()
    assert refused(keep, reads(INCIDENT, wall), act(), "I", ("C",) * 401) == "bad_arguments"


def test_many_cameras_are_judged_with_one_look_at_the_grants() -> None:
    """A hall with 9,000 restricted cameras and twenty grants: each keystroke took 0.7 s."""
    asked_about: list[str] = []

    def above(area: str) -> tuple[str, ...]:
        asked_about.append(area)
        return ("d-1",) if area == "n-3" else ()

    def is_open(incident: str) -> bool:
        asked_about.append(incident)
        return incident == "I"

    given_until = replace(asked(), state=ViewingState.GIVEN, until=at(3600), cameras=())
    grants = (
        replace(given_until, id="V1", cameras=("C7",), incident="I"),
        replace(given_until, id="V2", areas=("d-1",), incident="I"),
        replace(given_until, id="V3", areas=("n-1",), incident="over"),
        replace(given_until, id="V4", areas=("n-2",), hours="00:00-00:01"),
    )
    looks = replace(viewer(*grants), above=above, is_open=is_open)
    cameras = [replace(CAMERA, id=f"C{n}", area=f"n-{n % 5}") for n in range(1000)]
    may_see = looks.judge(at(0))
    seen = {camera.id for camera in cameras if may_see(camera)}
    assert seen == {"C7", *(f"C{n}" for n in range(3, 1000, 5))}
    assert len(asked_about) == 3 + 5, "three incidents and five units"
    assert all(looks.may_see(c, at(0)) is may_see(c) for c in cameras[:20])
