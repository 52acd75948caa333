"""推送 (A-10, A-14): a picture goes from one wall to another, here and at the seat next to it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.entity import encode
from console.domain.geo import Place
from console.domain.reference import Camera
from console.domain.wall import PushAct, WallPush, WallScreen
from console.settings.declared import DIRECTOR
from console.settings.schema import Level
from console.shell.plans.wall_sight import room_of
from offline_cache.values import Change
from tests.end2end.test_alone import enrol
from tests.support.hub import add_person, add_records, running_hub
from tests.unit.domain.alerts import alert
from widgets.video.tile_chart import tile_rects

PATIENCE = 15_000
KEY = Qt.Key
NAMES = {"C1": "望汐路下立交东口", "C2": "映川围挡", "C3": "临汐路充电棚"}
CAMERAS = [Camera(id, name, Place(name, "望潮街道")) for id, name in NAMES.items()]


def wall_of(seat, page: str, *cameras: str):
    seat.screens.show_own(page)
    wall = seat.pages.walls.wall(page)
    wall.show_group("组", cameras)
    wall.set_count(4)
    return wall


def until(qtbot, condition) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


def newest(sent) -> str:
    """What is said of the picture pushed last; nothing before any was."""
    return next(iter(sent.words()), "")


def sit(qtbot, start, hub, folder: Path, **who):
    starter = start(hub.url, folder, **who)
    until(qtbot, lambda: starter.seat is not None)
    until(qtbot, lambda: starter.seat.models.directory.camera("C3") is not None)
    return starter.seat


def test_a10_from_seat_to_seat_by_key_taken_by_itself_or_by_a_person(
    qtbot, start, tmp_path: Path
) -> None:
    add_person(tmp_path / "hub", "zhou", "officer", "周宁")
    add_records(tmp_path / "hub", [(c.KIND, encode(c)) for c in CAMERAS])
    with running_hub(tmp_path / "hub") as hub:
        lead = sit(qtbot, start, hub, tmp_path / "one")
        zhou = sit(qtbot, start, hub, tmp_path / "two", account="zhou", seat=("seat-2", "二号席"))
        ours, theirs = wall_of(lead, "video", "C1", "C2"), wall_of(zhou, "video", "C3")
        for seat in (lead, zhou):
            seat.walls.teller.tell()  # what three seconds of rest do
        until(qtbot, lambda: [w.cameras[0] for w in lead.models.walls.others] == ["C3"])
        until(qtbot, lambda: len(zhou.models.walls.others) == 1)

        # a shift leader's comes by itself
        ours.grid.set_focused(0)
        lead.commands.run("wall.push")
        panel = lead.walls.panel
        assert [t.title for t in panel.walls.targets] == ["二号席·视频墙 1"]
        QTest.keyClick(panel.walls, KEY.Key_Return)
        until(qtbot, lambda: theirs.placed == ["C3", "C1", "", ""])
        until(qtbot, lambda: newest(lead.walls.sent).startswith("已送达：望汐路下立交东口"))

        # an officer's is asked for, and swapped by a key
        theirs.grid.set_focused(0)
        zhou.commands.run("wall.swap")
        panel = zhou.walls.panel
        panel.tiles._choose(1)
        QTest.keyClick(panel.tiles, KEY.Key_Return)
        until(qtbot, lambda: bool(lead.walls.inbox.waiting))
        assert ours.placed[1] == "C2", "nothing changes before somebody takes it"
        QTest.keyClick(lead.frame.window, KEY.Key_P, Qt.KeyboardModifier.ControlModifier)
        until(qtbot, lambda: ours.placed[:2] == ["C1", "C3"])
        until(qtbot, lambda: theirs.placed[0] == "C2")

        # declined, and the director's screen
        zhou.commands.run("wall.send_to_director")
        assert "没有设指挥长屏" in zhou.frame.notices.last_refusal
        lead.options.settings.set(DIRECTOR.name, "video", Level.SEAT)
        lead.walls.teller.tell()
        until(qtbot, lambda: zhou.models.walls.director is not None)
        zhou.commands.run("wall.send_to_director")
        until(qtbot, lambda: bool(lead.walls.inbox.waiting))
        lead.commands.run("wall.decline")
        until(qtbot, lambda: newest(zhou.walls.sent).startswith("对方谢绝：映川围挡"))
        assert ours.placed == ["C1", "C3", "", ""]


@pytest.fixture
def seat(qtbot, start, tmp_path: Path):
    """A seat that has heard of the walls of others, and has no hub."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    made = start.unlocked(tmp_path / "seat").seat
    made._talk.stop()
    made._talk.blockSignals(True)  # how the link stands is what a test says
    told(made, *CAMERAS, WALL)
    until(qtbot, lambda: made.models.walls.others)
    return made


WALL = WallScreen("seat-2.video", "seat-2", "video", "视频墙 1", "二号席", tiles=4)


def told(seat, *records) -> None:
    """What the hub would send."""
    told.number = getattr(told, "number", 1000) + 1
    changes = [Change(told.number, r.KIND, r.id, "1", "hub", encode(r)) for r in records]
    seat.models.feed.publish(seat.store.cache.apply(changes, f"e:{told.number}"))


def pushed(seat, id: str, minutes: float, to: str, **more) -> WallPush:
    now = seat.clock.now()
    ends = now + timedelta(minutes=minutes)
    sender = "seat-1" if to == "seat-2" else "seat-2"
    wall = f"{to}.video"
    return WallPush(
        id, wall, to, "video", PushAct.PUT, sender, ends - timedelta(minutes=9), ends, 1, "C1",
        "周宁", **more,
    )  # fmt: skip


def test_a14_what_was_not_taken_is_told_as_not_delivered_and_cut_off_as_unknown(
    qtbot, seat
) -> None:
    """H263: never silently lost, and never called lost while nobody can know."""
    sent, link = seat.walls.sent, seat.models.link
    assert link.is_cut_off
    wall_of(seat, "video", "C2")
    teller, journal = seat.walls.teller, seat.store.journal

    def tellings():
        return [p for p in journal.unsent() if p.kind == "wall.tell"]

    teller.tell()
    assert tellings() == [], "H266: nothing piles up while cut off"
    told(seat, pushed(seat, "P1", 5, "seat-2"))
    until(qtbot, lambda: newest(sent).startswith("待送达"))
    told(seat, pushed(seat, "P1", -1, "seat-2"))
    until(qtbot, lambda: newest(sent).startswith("断网，未见回执"))
    link.update_view(state="online")
    until(qtbot, lambda: not link.is_cut_off)
    for count in (9, 1, 4):
        seat.pages.walls.wall("video").set_count(count)
        teller.tell()
        until(qtbot, lambda: seat.models.outbox.standing("wall", "seat-1.video").unsent)
    assert len(tellings()) == 1, "H266: one unanswered at a time"
    until(qtbot, lambda: newest(sent).startswith("未送达：望汐路下立交东口 → 二号席·视频墙 1"))
    assert "未送达" in seat.frame.notices.last_refusal
    ended = replace(pushed(seat, "P1", -1, "seat-2"), is_taken=True, answered_at=seat.clock.now())
    told(seat, ended)
    until(qtbot, lambda: newest(sent).startswith("已送达"))

    # and what comes too late is neither shown nor offered
    wall = seat.pages.walls.wall("video")
    told(seat, pushed(seat, "P2", -0.01, "seat-1", is_by_leader=True))
    until(qtbot, lambda: seat.models.walls.received)
    assert wall.placed == ["C2", "", "", ""] and seat.walls.inbox.waiting == []
    seat.commands.run("wall.accept")
    assert seat.frame.notices.last_refusal == "没有等待接受的画面"
    told(seat, pushed(seat, "P3", 5, "seat-1", is_by_leader=True))
    until(qtbot, lambda: wall.placed == ["C2", "C1", "", ""])


def test_a10_between_own_walls_a_picture_goes_at_once(qtbot, seat) -> None:
    first, second = wall_of(seat, "video", "C1", "C2"), wall_of(seat, "video-2", "C3")
    first.window().activateWindow()
    first.setFocus()
    until(qtbot, first.grid.hasFocus)
    first.grid.set_focused(0)
    QTest.keyClick(first.grid, KEY.Key_T)
    panel = seat.walls.panel
    assert panel is not None and panel.walls.target.title == "视频墙 2"
    assert [t.is_own for t in panel.walls.targets] == [True, False]
    QTest.keyClick(panel.walls, KEY.Key_Return)
    assert second.placed == ["C3", "C1", "", ""] and seat.walls.panel is None
    seat.commands.run("wall.swap")
    QTest.keyClick(seat.walls.panel.tiles, KEY.Key_Return)
    assert second.placed[0] == "C1" and first.placed[0] == "C3"
    QTest.keyClick(first.grid, KEY.Key_Delete)
    assert first.placed == ["", "C2", "", ""]
    QTest.keyClick(first.grid, KEY.Key_T)
    assert seat.frame.notices.last_refusal == "这一格没有画面"


def test_a_tile_that_is_gone_by_the_time_it_is_chosen_is_refused_in_words(qtbot, seat) -> None:
    """The panel stood while one of the walls was laid out smaller."""
    first, second = wall_of(seat, "video", "C1", "C2"), wall_of(seat, "video-2", "C3")
    first.window().activateWindow()
    first.setFocus()
    until(qtbot, first.grid.hasFocus)
    first.grid.set_focused(1)
    seat.commands.run("wall.push")
    panel = seat.walls.panel
    second.set_count(1)
    panel.chosen.emit(panel.walls.target, 3)
    assert seat.frame.notices.last_refusal == "视频墙 2 已没有第 4 格"
    assert second.placed == ["C3"]
    panel.put_away()
    seat.commands.run("wall.swap")
    panel = seat.walls.panel
    first.set_count(1)
    panel.chosen.emit(panel.walls.target, 0)
    assert seat.frame.notices.last_refusal == "视频墙 1 已没有第 2 格"
    assert first.placed == ["C1"] and second.placed == ["C3"]


def test_h822_what_a_key_takes_is_the_hot_spot_that_is_seen(qtbot, seat) -> None:
    """Sent on or tried again is never the camera hidden behind an alert's."""
    wall = wall_of(seat, "video", "C1", "C2")
    wall.window().activateWindow()
    wall.setFocus()
    until(qtbot, wall.grid.hasFocus)
    hot = wall.pictures.group.hot_tile
    wall.place("C2", hot)
    wall.show_alert(alert(), ["C3"])
    wall.grid.set_focused(hot)
    assert wall.placed[hot] == "C2" and seat.walls.picture().camera == "C3"
    wall.drop_alert(alert().id)
    assert seat.walls.picture().camera == "C2"


def drag(source, at, to) -> None:
    start = source.mapFromGlobal(at)
    QTest.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
    for point in ((at + to) / 2, to):
        QTest.mouseMove(source, source.mapFromGlobal(point))
    QTest.mouseRelease(source, Qt.MouseButton.LeftButton, pos=source.mapFromGlobal(to))


def test_a11_the_miniature_shows_every_wall_with_its_owner_and_pictures_are_dragged(
    qtbot, seat
) -> None:
    wall = wall_of(seat, "video", "C1", "C2")
    told(seat, replace(WALL, cameras=("", "C3", "", ""), person="周宁", is_seen=True))
    until(qtbot, lambda: seat.models.walls.others[0].person)
    seat.commands.run("plan.open")
    panel = seat.screens.panel()
    picture, others = panel.picture, panel.others
    assert picture.owner == "一号席·林岚"
    parts = [picture.part(number).words for number in range(picture.part_count())]
    assert "视频墙 1，4 格中 2 格有画面" in parts
    assert others.part(0).words.startswith("二号席·视频墙 1，周宁，截至")
    assert others.part(0).words.endswith("4 格中 1 格有画面")

    def tile(part, box, count, number):
        return part.mapToGlobal(tile_rects(room_of(box), count)[number].center().toPoint())

    here = picture.pane_of("video").box
    there = others._drawn()[0][1]
    drag(picture, tile(picture, here, 4, 0), tile(picture, here, 4, 3))
    assert wall.placed == ["", "C2", "", "C1"], "swapped within the wall"
    drag(others, tile(others, there, 4, 1), tile(picture, here, 4, 0))
    assert wall.placed[0] == "C3", "what they watch is watched here, too"
    drag(picture, tile(picture, here, 4, 1), tile(others, there, 4, 2))
    until(qtbot, lambda: seat.models.walls.sent)
    (push,) = seat.models.walls.sent
    assert (push.camera, push.tile, push.wall) == ("C2", 2, "seat-2.video")
    assert wall.placed[1] == "C2" and seat.models.walls.others[0].cameras[2] == ""
