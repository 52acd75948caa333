"""一键上墙 and hot spots follow the hall's data (resources/profiles/wall.toml, H863)."""

import pytest

from console.domain.camera import Camera
from console.domain.geo import Place
from console.domain.patrol_debt import PatrolCamera, PatrolDebt
from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import PatrolCoverage, PatrolHold
from console.domain.patrol_time import PatrolRules, PatrolTime
from console.models.camera_ring import ring_of
from console.models.directory import NearCamera
from console.runtime.clock import ManualClock
from console.screens.wall.hot_spots import HotSpots
from console.settings import patrol_rules, wall_profile
from console.settings.profile_data import profile_source


def near(*metres: float) -> list[NearCamera]:
    place = Place("望汐路下立交", "望汐路街道")
    cameras = [Camera(f"C{n}", f"{n} 号", place) for n in range(len(metres))]
    return [NearCamera(c, m, "N") for c, m in zip(cameras, metres, strict=True)]


def test_rings_and_how_many_stand_in_them_are_as_far_and_as_many_as_is_told() -> None:
    rules = wall_profile.RingRules((50, 200, 400), 3)
    found = ring_of(near(350.0, 40.0, 60.0, 120.0), lambda _: True, rules)
    assert found.rings == ((50, 1), (200, 2), (400, 0))
    assert found.ids == ("C1", "C2", "C3") and found.more == 1


def test_the_profile_tells_all_of_it_and_on_what_it_rests() -> None:
    rules = wall_profile.ring_rules()
    assert (rules.metres, rules.widest, rules.most) == ((100, 300, 800), 800, 36)
    assert all(
        profile_source(value, wall_profile.NAME) for value in ("ring.metres", "hot_spot.seconds")
    )


def test_a_hot_spot_stands_as_long_as_the_hall_says(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"ring.metres": [], "hot_spot.seconds": 25}
    monkeypatch.setattr(wall_profile, "profile_value", lambda place, _: told[place])
    assert HotSpots(lambda: 5.0).left == 20.0
    with pytest.raises(ValueError, match="ring"):
        wall_profile.ring_rules()


ATTENTION = {"attention.levels": [2, 1], "attention.most": 2, "attention.sooner": 0}


def test_h944_what_a_camera_is_owed_is_as_the_hall_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hall whose second level matters as much as its first sees them as often."""
    assert profile_source("attention.levels", patrol_rules.NAME)
    told = {"rounds.hands_off": 20, "rounds.due": 1.5, **ATTENTION}
    told["attention.levels"] = [1.8, 1.8, 1.2]
    monkeypatch.setattr(patrol_rules, "profile_value", lambda place, _: told[place])
    clock = ManualClock()
    debt = PatrolDebt(
        lambda: PatrolCoverage(clock.now()), clock.now, clock.monotonic,
        patrol_rules.patrol_rules(),
    )  # fmt: skip
    debt.begin(PatrolPlan("own/1", "一", ("级别:1",)))
    debt.set_cameras([PatrolCamera(f"C{level}", level) for level in (1, 2, 3, 4)])
    assert [each.attention for each in debt.owed()] == [1.8, 1.8, 1.2, 1.0]
    assert {each.sooner for each in debt.owed()} == {0.0}
    told["attention.sooner"] = 1
    with pytest.raises(ValueError, match=r"patrol\.toml: attention"):
        patrol_rules.patrol_rules()
    told |= {"attention.sooner": 0, "attention.levels": "2"}
    with pytest.raises(ValueError, match=r"patrol\.toml: attention"):
        patrol_rules.patrol_rules()


def test_a_patrol_waits_for_a_hand_and_counts_what_is_owed_as_the_hall_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert patrol_rules.patrol_rules() == PatrolRules()
    assert profile_source("rounds.due", patrol_rules.NAME)
    told = {"rounds.hands_off": 45, "rounds.due": 2, **ATTENTION}
    monkeypatch.setattr(patrol_rules, "profile_value", lambda place, _: told[place])
    time = PatrolTime(lambda: 5.0, patrol_rules.patrol_rules())
    time.set_hold(PatrolHold.PERSON)
    assert time.resumes_in == 45.0
    told["rounds.due"] = 0.5
    with pytest.raises(ValueError, match="rounds"):
        patrol_rules.patrol_rules()
