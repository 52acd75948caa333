"""Switching plans: at once by a person, by itself only when the hand rests, always taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.runtime.clock import CHINA, ManualClock
from console.settings.nights import night_plans
from console.settings.plans.current import Current
from console.settings.plans.folder import PlanFolder
from console.settings.plans.plan import Mode, Post
from console.settings.plans.wall_view import WallView
from console.settings.store import Paths, Settings
from console.shell.plans.hand_rest import HandRest
from console.shell.plans.pilot import PlanPilot
from console.shell.plans.switch import PlanSwitch

CALM, FLOOD, NIGHT = "shipped/command-calm", "shipped/command-flood", "shipped/command-night"


class Switching:
    """A hall with a switch, a pilot, a clock and a hand."""

    def __init__(self, hall, folder: PlanFolder) -> None:
        self.hall = hall
        self.clock = ManualClock()
        hall.use("command-calm", 4)
        first = Current("", folder.get(CALM))
        self.hand = HandRest(QApplication.instance(), self.clock, 5.0, hall.windows)
        self.switch = PlanSwitch(
            hall.windows, hall.walls, folder.get, lambda: self.hand.rests, first
        )
        night = night_plans(Settings(Paths.nowhere()))
        self.pilot = PlanPilot(
            self.switch, lambda: folder.plans("person/lin")[0], self.clock, night
        )
        self.told: list[tuple[str, bool]] = []
        self.switch.switched.connect(lambda *what: self.told.append(what))

    def at(self, hour: int) -> None:
        """Let the hall's clock come to an hour, and the pilot look."""
        now = self.clock.now().astimezone(CHINA)
        hours = (hour - now.hour) % 24
        self.clock.jump(timedelta(hours=hours).total_seconds())
        self.pilot.look()


@pytest.fixture
def switching(hall, tmp_path):
    return Switching(hall, PlanFolder(tmp_path / "plans"))


def test_a12_switched_and_taken_back_with_everything_in_the_pages(switching):
    hall = switching.hall
    page = hall.pages["deploy"]
    page.draft.setText("调度草稿")
    page.rows.setCurrentRow(200)
    page.rows.scrollToItem(page.rows.currentItem())
    before = hall.windows.layout
    assert switching.switch.use(FLOOD)
    assert hall.windows.layout != before and len(set(hall.where())) == len(hall.pages)
    assert switching.switch.undo()
    assert hall.windows.layout == before
    assert page.draft.text() == "调度草稿" and page.rows.currentRow() == 200
    assert not switching.switch.undo(), "there is nothing more to take back"


def test_a_movement_of_a_hand_is_taken_back_and_a_cable_is_none(switching):
    hall = switching.hall
    before = hall.windows.layout
    hall.hand.tear_off("deploy")
    hall.monitors.plug(1, 2)
    hall.monitors.plug(1, 2, 3, 4)
    hall.desk.show_page("video")
    assert switching.switch.undo()
    assert hall.windows.layout.pages == before.pages
    assert hall.windows.layout.window_of("deploy") == before.window_of("deploy")


def test_a_plan_that_is_gone_changes_nothing(switching):
    before = switching.hall.windows.layout
    assert not switching.switch.use("own/deleted")
    assert switching.hall.windows.layout == before and switching.told == []


def test_by_mode_a_plan_comes_at_once_when_nobody_writes(switching):
    switching.switch.use(CALM)
    switching.pilot.set_mode(Mode.FLOOD)
    assert switching.switch.current.of == FLOOD
    assert switching.told[-1] == ("指挥·汛期", True)


def test_by_the_clock_the_night_comes_and_goes_and_a_choice_between_stays(switching):
    switching.at(12)
    switching.switch.use(CALM)
    switching.at(23)
    assert switching.switch.current.of == NIGHT
    switching.switch.use(CALM)
    switching.at(2)
    assert switching.switch.current.of == CALM, "chosen in the night: stays until the next turn"
    switching.pilot.set_mode(Mode.FLOOD)
    assert switching.switch.current.of == FLOOD, "a flood goes before the night"
    switching.pilot.set_mode(Mode.CALM)
    assert switching.switch.current.of == NIGHT
    switching.at(7)
    assert switching.switch.current.of == CALM


def test_a_turn_that_came_while_the_seat_was_off_is_caught_up(switching):
    """H846: a seat that crashed over 22:00 kept its plan of the day until the morning."""
    switching.at(12)
    switching.switch.use(CALM)
    switching.at(23)
    switching.switch.use(CALM)
    switching.pilot.resume(Mode.NIGHT)
    switching.pilot.look()
    assert switching.switch.current.of == CALM, "it was on at the turn, and somebody chose since"
    switching.pilot.resume(None)
    switching.pilot.look()
    assert switching.switch.current.of == CALM, "written by a version that did not note the turn"
    switching.pilot.resume(Mode.CALM)
    switching.pilot.look()
    assert switching.switch.current.of == NIGHT and switching.pilot.turn is Mode.NIGHT


def test_a_turn_that_waited_for_the_hand_has_not_come_yet(switching, qtbot):
    """H846: what is kept then is the turn before, so that the next start wishes again."""
    switching.switch.use(CALM)
    switching.hall.desk.show_page("duty")
    draft = switching.hall.pages["duty"].draft
    qtbot.waitUntil(draft.hasFocus)
    QTest.keyClicks(draft, "a")
    switching.pilot.set_mode(Mode.FLOOD)
    assert switching.switch.wanted == FLOOD and switching.pilot.turn is not Mode.FLOOD
    switching.clock.jump(60.0)
    switching.switch._try()
    assert switching.pilot.turn is Mode.FLOOD


def test_a_seat_whose_plan_nobody_chose_follows_nothing(switching):
    before = switching.hall.windows.layout
    switching.pilot.set_mode(Mode.FLOOD)
    assert switching.hall.windows.layout == before and switching.told == []


def test_never_while_a_hand_is_writing(switching, qtbot):
    """Neither between two keys nor while an input method composes."""
    hall, clock = switching.hall, switching.clock
    switching.switch.use(CALM)
    hall.desk.show_page("duty")
    draft = hall.pages["duty"].draft
    qtbot.waitUntil(draft.hasFocus)
    QTest.keyClicks(draft, "a")
    switching.pilot.set_mode(Mode.FLOOD)
    assert switching.switch.current.of == CALM and switching.switch.wanted == FLOOD
    clock.jump(4.0)
    switching.switch._try()
    assert switching.switch.current.of == CALM
    QCoreApplication.sendEvent(draft, QInputMethodEvent("dtkr", []))
    clock.jump(60.0)
    switching.switch._try()
    assert switching.switch.current.of == CALM, "something is still being composed"
    QCoreApplication.sendEvent(draft, QInputMethodEvent("", []))
    clock.jump(5.0)
    switching.switch._try()
    assert switching.switch.current.of == FLOOD and draft.hasFocus()


def test_what_a_person_chose_meanwhile_is_not_overruled(switching, qtbot):
    hall = switching.hall
    switching.switch.use(CALM)
    draft = hall.pages["duty"].draft
    hall.desk.show_page("duty")
    qtbot.waitUntil(draft.hasFocus)
    QTest.keyClick(draft, Qt.Key.Key_A)
    switching.pilot.set_mode(Mode.FLOOD)
    switching.switch.use("shipped/patrol-calm")
    switching.clock.jump(60.0)
    switching.switch._try()
    assert switching.switch.current.of == "shipped/patrol-calm"


def test_a_plan_saved_here_goes_before_the_one_that_shipped(hall, tmp_path):
    folder = PlanFolder(tmp_path / "plans")
    switching = Switching(hall, folder)
    kept = folder.save(
        folder.get(FLOOD).__class__(
            "本厅汛期", Post.COMMAND, Mode.FLOOD, folder.get(FLOOD).layouts, "person/lin"
        )
    )
    switching.switch.use(CALM)
    switching.pilot.set_mode(Mode.FLOOD)
    assert switching.switch.current.of == kept.id


def test_a08_a_plan_brings_its_cameras_and_taking_it_back_brings_the_others(hall, tmp_path):
    folder = PlanFolder(tmp_path / "plans")
    switching = Switching(hall, folder)
    ours = WallView("video-2", 4, "沿江", ("c1", "c2"))
    kept = folder.save(replace(folder.get(CALM), name="沿江", walls=(ours,)))
    before = WallView("video-2", 9, "桥", ("c7",))
    hall.walls.show([before])
    switching.switch.use(kept.id)
    assert hall.walls.views() == (ours,)
    switching.switch.undo()
    assert hall.walls.views() == (before,)
    switching.switch.use(FLOOD)
    hall.walls.show([ours])
    switching.switch.undo()
    assert hall.walls.views() == (ours,), "that plan had no cameras, so none are taken back"
