"""推送 between seats (A-10, A-14): what is taken, what is refused, and how it ends by itself."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from console.domain.geo import Place
from console.domain.operations.base import Outcome, Refused
from console.domain.operations.wall_operations import LONGEST, answer, push, tell
from console.domain.reference import Camera, Org, OrgLevel
from console.domain.wall import ANYWHERE, PushAct, PushEnd, WallPush, WallScreen
from tests.unit.domain.alerts import act, at, reads

WALL = WallScreen("seat-2.video", "seat-2", "video", "视频墙 1", tiles=4)
CAMERA = Camera("C1", "下立交", Place("下立交", "望潮街道"))
UNTIL = at(600)
PUSH = WallPush(
    "P", WALL.id, "seat-2", "video", PushAct.PUT, "seat-1", at(0), UNTIL, 1, "C1", "林岚"
)


def pushed(wall: WallScreen = WALL, known: Camera = CAMERA, **given: Any) -> Outcome:
    args = {"does": PushAct.PUT, "until": UNTIL, "camera": "C1", "tile": 1, **given}
    seen = reads(wall, known, absent=(("wall_push", "P"),))
    return push(seen, act(), "P", wall.id, **args)


TREE = (
    Org("n-7", "望潮一居", OrgLevel.NEIGHBOURHOOD, "t-3"),
    Org("t-3", "望潮街道", OrgLevel.TOWN, "d-1"),
    Org("d-1", "临澜区", OrgLevel.DISTRICT),
)


def refused(run: Any, *args: Any, **given: Any) -> str:
    with pytest.raises(Refused) as told:
        run(*args, **given)
    return told.value.code


def test_a10_a_push_names_everything_its_target_needs() -> None:
    (made,) = pushed().save
    assert (made.to_seat, made.page, made.tile, made.camera) == ("seat-2", "video", 1, "C1")
    assert (made.from_seat, made.until, made.end(at(1))) == ("seat-1", UNTIL, PushEnd.WAITING)


def test_a10_a_restricted_camera_goes_only_where_its_person_may_look() -> None:
    secret = replace(CAMERA, is_restricted=True)
    assert refused(pushed, known=secret) == "not_on_this_wall"
    for may in ({"leads": True}, {"areas": ("望潮街道",)}):
        assert pushed(replace(WALL, **may), secret).save, may


@pytest.mark.parametrize("area", ["n-7", "t-3", "d-1", "临澜区"])
def test_h941_whose_wall_is_open_to_a_district_gets_the_cameras_below_it(area: str) -> None:
    """The units above the camera are read as far as the act names them, and nothing else is."""
    below = replace(CAMERA, is_restricted=True, area="n-7", place=Place("下立交"))
    opened = replace(WALL, areas=(area,))
    args: dict[str, Any] = {"does": PushAct.PUT, "until": UNTIL, "camera": "C1", "tile": 1}

    def run(wall: WallScreen, *units: Org) -> Outcome:
        seen = reads(wall, below, *units, absent=(("wall_push", "P"),))
        return push(seen, act(), "P", wall.id, **args)

    assert run(opened, *TREE).save
    assert refused(run, replace(WALL, areas=("t-4",)), *TREE) == "not_on_this_wall"
    beside = Org("d-1", "临澜区", OrgLevel.DISTRICT)
    if area in ("d-1", "临澜区"):
        assert refused(run, opened, beside) == "not_on_this_wall", "not its unit's, as named here"


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": at(0)},
        {"until": at(0) + LONGEST + timedelta(seconds=11)},
        {"tile": 4},
        {"tile": -2},
        {"camera": ""},
        {"does": PushAct.CLEAR},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    assert refused(pushed, **wrong) == "bad_arguments"


def test_the_same_push_twice_is_one() -> None:
    seen = reads(WALL, CAMERA, PUSH)
    args = {"does": PushAct.PUT, "until": UNTIL, "camera": "C1"}
    assert refused(push, seen, act(), "P", WALL.id, **args) == "exists"


def test_a14_unanswered_it_is_over_by_itself_and_cut_off_nobody_pretends_to_know() -> None:
    assert PUSH.end(at(599)) is PushEnd.WAITING
    assert PUSH.end(UNTIL) is PushEnd.EXPIRED
    assert PUSH.end(UNTIL, is_cut_off=True) is PushEnd.UNKNOWN
    assert replace(PUSH, is_taken=True).end(at(9999), True) is PushEnd.TAKEN


def test_a10_only_the_target_answers_once_and_in_time() -> None:
    there = replace(act(), seat="seat-2")
    (taken,) = answer(reads(PUSH), there, "P", True, "C9").save
    assert taken.end(at(9999)) is PushEnd.TAKEN and taken.given == "C9"
    assert refused(answer, reads(PUSH), act(), "P", True) == "not_this_seat"
    assert refused(answer, reads(taken), there, "P", False) == "already_decided"
    late = replace(there, time=UNTIL)
    assert refused(answer, reads(PUSH), late, "P", True) == "push_expired"
    (no,) = answer(reads(PUSH), there, "P", False).save
    assert no.end(at(1)) is PushEnd.DECLINED and no.answered_by


def told(known: WallScreen | None, seconds: float, **given: Any) -> WallScreen | None:
    seen = reads(*([known] if known else []), absent=() if known else (("wall", WALL.id),))
    who = replace(act(leads=True), seat="seat-2", time=at(seconds))
    args = {"name": "视频墙 1", "seat_name": "二号席", "tiles": 4, "cameras": ("C1",), **given}
    save = tell(seen, who, "video", **args).save
    return save[0] if save else None


def test_a11_a_wall_is_what_its_seat_told_last_whatever_comes_late() -> None:
    first = told(None, 100)
    assert first is not None and first.leads and first.seat_name == "二号席"
    assert told(first, 50, cameras=("old",)) is None, "an older telling that comes behind"
    newer = told(first, 200, cameras=("C2",), is_seen=False)
    assert newer is not None and newer.cameras == ("C2",) and not newer.is_seen


def test_the_target_may_choose_the_tile() -> None:
    assert pushed(tile=ANYWHERE).save[0].tile == ANYWHERE
