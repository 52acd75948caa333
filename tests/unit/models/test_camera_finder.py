"""The directory of a seat: nothing before it is asked for, in pieces, and kept as changes come."""

from collections.abc import Iterator

import pytest

from console.domain.camera import Camera
from console.domain.geo import Place, Point
from console.models import camera_finder
from console.models.camera_finder import CameraFinder
from console.models.camera_index import Ground
from offline_cache.lanes import Lane, ThreadLane
from offline_cache.values import Change, ChangeSet


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = ThreadLane("cameras")
    yield lane
    lane.close()


@pytest.fixture
def finder(qtbot, desk, lane, monkeypatch) -> Iterator[CameraFinder]:
    monkeypatch.setattr(camera_finder, "PIECE", 3)
    finder = CameraFinder(desk.cache, desk.feed, lane, Ground(), lambda: lambda entry: False)
    yield finder
    finder.deleteLater()


def camera(number: int, name: str = "", is_restricted: bool = False) -> Camera:
    place = Place("滨水步道", "望潮街道", "", Point(121.0 + number / 1e4, 31.0))
    return Camera(
        f"cam-{number:02d}",
        name or f"望潮·滨水步道 {number} 号",
        place,
        number=str(number),
        is_restricted=is_restricted,
    )


def names(finder: CameraFinder, words: str, is_composed: bool = False) -> list[str]:
    return [each.number for each in finder.find(words, is_composed).entries]


def test_nothing_is_read_before_it_is_asked_for_and_then_piece_by_piece(
    qtbot, desk, finder, lane
) -> None:
    desk.say(*[camera(number) for number in range(1, 9)])
    assert (len(finder.index), finder.is_ready) == (0, False)
    sizes: list[int] = []
    finder.changed.connect(lambda: sizes.append(len(finder.index)))
    with qtbot.waitSignal(finder.ready):
        finder.prepare()
        finder.prepare()
    assert sizes == [3, 6, 8]
    assert names(finder, "bsbd 5") == ["5"]
    assert names(finder, "滨水步", is_composed=True) == names(finder, "滨水步")
    assert names(finder, "冰水不", is_composed=True) == names(finder, "bsb") != []
    assert names(finder, "冰水不") == []


def test_new_changed_and_deleted_cameras_are_followed(qtbot, desk, finder) -> None:
    desk.say(*[camera(number) for number in range(1, 5)])
    with qtbot.waitSignal(finder.ready):
        finder.prepare()
    desk.say(camera(2, "望潮·新名桥"), camera(9, is_restricted=True))
    desk.take("camera", "cam-03")
    qtbot.waitUntil(lambda: finder.index.get("cam-09") and not finder.index.get("cam-03"))
    qtbot.waitUntil(lambda: names(finder, "新名桥") == ["2"])
    assert (names(finder, "滨水"), finder.find("滨水").hidden) == (["1", "4"], 1)
    assert finder.resolve(["编号:9,4,1"]).ids == ("cam-04", "cam-01")


def test_a_snapshot_that_comes_while_it_reads_is_read_whole(qtbot, desk, finder) -> None:
    desk.say(*[camera(number) for number in range(1, 9)])
    finder.prepare()
    desk.put(camera(20))
    desk.take_away("camera", "cam-01")
    desk.feed.publish(ChangeSet("hub", None, None))
    qtbot.waitUntil(lambda: desk.feed.is_quiet)
    qtbot.waitUntil(lambda: finder.is_ready)
    assert len(finder.index) == 8 and finder.index.get("cam-20") and finder.numbered("1") == []


def test_a_record_nobody_can_read_hides_no_other(qtbot, desk, finder) -> None:
    desk.say(camera(1), camera(2))
    odd = Change(99, "camera", "cam-77", "e.99", "hall", {"id": "cam-77", "name": 5})
    desk.cache.apply([odd], "e:99")
    with qtbot.waitSignal(finder.ready):
        finder.prepare()
    assert len(finder.index) == 2
