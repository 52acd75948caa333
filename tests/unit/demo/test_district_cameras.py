"""The demo's cameras: trees, numbers, the scene of the patrol, what is covered and who turns."""

from collections import Counter

import pytest

from console.demo.district.camera_facts import PATROL_SCENE
from console.demo.district.generate import District, generate
from console.domain.camera import Camera
from console.domain.entity import decode, encode
from console.domain.reference import Org, OrgLevel


@pytest.fixture(scope="module")
def district() -> District:
    return generate(7, 240)


def test_the_patrol_of_the_evening_has_fourteen_pages_of_sixteen(district: District) -> None:
    assert len(district.cameras) == 240
    pool = [c for c in district.cameras if PATROL_SCENE in c.scenes]
    assert Counter(c.town for c in pool) == dict.fromkeys((t.name for t in towns(district)), 16)
    assert sorted(int(c.number) for c in pool) == list(range(1, 225))
    assert not any(c.is_restricted for c in pool)
    assert any(c.is_restricted for c in district.cameras), "somebody is to ask for a look"


def towns(district: District) -> list[Org]:
    return [org for org in district.orgs if org.level is OrgLevel.TOWN]


def test_every_camera_has_its_place_in_both_trees_and_a_number_of_its_own(
    district: District,
) -> None:
    units = {org.id: org for org in district.orgs}
    numbers = Counter(c.number for c in district.cameras)
    assert set(numbers.values()) == {1}
    for camera in district.cameras:
        assert units[camera.area].town == camera.town, camera.name
        assert camera.groups and camera.recorder and camera.owner, camera.name
        assert bool(camera.presets) == camera.ptz
        assert decode(Camera, encode(camera)) == camera


def test_some_turn_some_are_covered_and_the_node_that_fails_has_its_towns() -> None:
    cameras = generate(7, 3000).cameras
    assert sum(c.ptz for c in cameras) > 100 and sum(bool(c.mask) for c in cameras) > 100
    of_node = {c.town for c in cameras if c.recorder == "视频汇聚节点 2"}
    assert of_node == {"梧影街道", "芦汀镇", "映川街道"}
    assert len({c.recorder for c in cameras if c.mask}) > 20, "an estate has a recorder of its own"
    names = {c.name for c in cameras if PATROL_SCENE in c.scenes}
    assert {"望潮·望汐路下立交东口", "望潮·滨水步道北段"} <= names
