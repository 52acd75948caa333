"""巡查留痕 on a wall (row 84): what a page was worth, told when it is left."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.domain.patrol_proof import ClearMark, PatrolProof, PatrolVerdict, ProofRules
from console.screens.wall.clear_key import ClearKey
from console.screens.wall.proof_watch import ProofWatch
from tests.gui.deploy.hall_stage import StillView
from tests.gui.wall.test_patrol_wall import IDS, PLAN, POOL, Patrol
from tests.gui.wall.wall_stage import Cameras

SEEN, BLACK, STALE, HIDDEN, ABSENT = (
    PatrolVerdict.SEEN, PatrolVerdict.BLACK, PatrolVerdict.STALE, PatrolVerdict.HIDDEN,
    PatrolVerdict.ABSENT,
)  # fmt: skip


class MovingView(StillView):
    """A picture with a mark that moves whenever time has passed."""

    clock = None
    is_frozen = False
    is_black = False

    @property
    def frames(self) -> int:
        return 0 if self.state == "failed" else int(25 * self.clock.monotonic())

    def image(self):
        image = super().image().copy()
        if self.is_black:
            image.fill(QColor(1, 1, 1))
        elif not self.is_frozen:
            painter = QPainter(image)
            at = int(10 * self.clock.monotonic()) % (image.width() - 40)
            painter.fillRect(at, 0, 40, image.height(), QColor("#ffffff"))
            painter.end()
        return image


class MovingCameras(Cameras):
    """Opens pictures that move, unless a test says otherwise."""

    def __init__(self, stage) -> None:
        super().__init__(stage)
        self.clock, self.frozen, self.black = stage.clock, set(), set()

    def made(self, camera, *told):
        view = MovingView(*told)
        view.clock = self.clock
        view.is_frozen, view.is_black = camera in self.frozen, camera in self.black
        return view


class Watched(Patrol):
    """A patrol whose pages are proven."""

    def __init__(self, stage) -> None:
        super().__init__(stage, MovingCameras(stage))
        clock, self.is_absent, self.is_shut = self.clock, False, False
        self.key = ClearKey(self.patrol, 10.0, clock.monotonic)
        self.hashes: dict[str, str] = {}
        self.watch = ProofWatch(
            self.patrol, clock, ProofRules(), lambda: (self.is_absent, 12.0),
            lambda camera: self.hashes.get(camera, ""), lambda: self.key.said,
            lambda: self.is_shut,
        )  # fmt: skip
        self.key.follow()
        self.proofs: list[PatrolProof] = []
        self.watch.proven.connect(self.proofs.append)

    def left(self, qtbot, seconds: float = 10.0) -> dict[str, PatrolVerdict]:
        """Let the page stand, then turn; return what each camera was worth."""
        count = len(self.proofs)
        self.pass_by(seconds)
        if seconds < 10:
            self.runner.turn(1)
        qtbot.waitUntil(lambda: len(self.proofs) > count)
        return {sight.camera: sight.verdict for sight in self.proofs[-1].sights}


@pytest.fixture
def watched(qtbot, stage):
    made = Watched(stage)
    qtbot.addWidget(made.wall)
    made.wall.resize(1280, 720)
    made.wall.set_count(4)
    with qtbot.waitExposed(made.wall):
        made.wall.show()
    yield made
    made.runner.stop()
    qtbot.waitUntil(lambda: True)


def test_a_recording_that_moves_proves_nothing_of_now(qtbot, watched) -> None:
    watched.cameras.states[IDS[1]] = ("playback", 0.0, ())
    watched.runner.start(PLAN, POOL)
    told = watched.left(qtbot)
    assert (told[IDS[0]], told[IDS[1]]) == (SEEN, STALE)


def test_every_camera_of_a_page_has_its_verdict(qtbot, watched) -> None:
    watched.cameras.frozen, watched.cameras.black = {IDS[1]}, {IDS[2]}
    watched.cameras.states[IDS[3]] = ("failed", 0.0, ("refused",))
    watched.runner.start(PLAN, POOL)
    told = watched.left(qtbot)
    assert told == {IDS[0]: SEEN, IDS[1]: STALE, IDS[2]: BLACK, IDS[3]: STALE}
    proof = watched.proofs[-1]
    assert (proof.plan, proof.plan_name, proof.page, proof.total) == (PLAN.id, PLAN.name, 1, 24)
    live, failed = proof.sights[0], proof.sights[3]
    assert live.seconds >= 9 and live.frames > 200 and live.hash != live.first
    assert (failed.state, failed.frames, failed.hash) == ("failed", 0, "")
    assert (proof.ended - proof.began).total_seconds() == 10


def test_what_cannot_be_seen_does_not_count(qtbot, watched) -> None:
    """Locked, or one picture over the whole wall: the others were not looked at."""
    watched.is_shut = True
    watched.runner.start(PLAN, POOL)
    assert set(watched.left(qtbot, 6).values()) == {HIDDEN}
    watched.is_shut = False
    watched.wall.pictures._enlarge(0)
    told = watched.left(qtbot, 6)
    assert list(told.values()).count(HIDDEN) == 3 and SEEN in told.values()


def test_h823_time_in_which_nobody_could_see_does_not_count(qtbot, watched) -> None:
    """Locked in between, or a stream that stands still in between: what is left is added up."""
    watched.runner.start(PLAN, POOL)
    watched.is_shut = True
    watched.pass_by(7.0)
    watched.is_shut = False
    assert set(watched.left(qtbot, 1.5).values()) == {HIDDEN}
    assert watched.proofs[-1].sights[0].seconds <= 1.5
    view = watched.cameras.views[watched.wall.cameras[0]]
    watched.pass_by(1.0)
    view.state = "frozen"
    watched.pass_by(7.0)
    view.state = "live"
    told = list(watched.left(qtbot, 1.0).values())
    assert told == [STALE, SEEN, SEEN, SEEN] and watched.proofs[-1].sights[0].seconds <= 2.0


def test_h824_a_tile_that_a_window_or_a_panel_lies_over_does_not_count(qtbot, watched) -> None:
    """An own window without the keyboard, a dialog of the wall, a panel in its window."""
    grid = watched.wall.grid
    middle = grid.mapToGlobal(grid.rect().center())
    top = grid.mapToGlobal(grid.rect().topLeft())
    below = grid.mapToGlobal(grid.rect().bottomLeft())

    def over(made: QWidget, at: QPoint, is_worked_in: bool = False) -> QWidget:
        qtbot.addWidget(made)
        made.setGeometry(QRect(at, grid.rect().size() / 2))
        made.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not is_worked_in)
        made.show()
        return made

    def hidden() -> list[int]:
        told = list(watched.left(qtbot, 6.0).values())
        return [number for number, verdict in enumerate(told) if verdict is HIDDEN]

    watched.runner.start(PLAN, POOL)
    dialog = over(QWidget(watched.wall, Qt.WindowType.Dialog), top)
    assert hidden() == [0]
    dialog.hide()
    behind = over(QWidget(), middle)
    watched.wall.activateWindow()
    qtbot.waitUntil(watched.wall.isActiveWindow)
    assert hidden() == [], "somebody works in the wall: it is in front"
    elsewhere = over(QWidget(), below, is_worked_in=True)
    qtbot.waitUntil(elsewhere.isActiveWindow)
    assert hidden() == [3], "which is in front is not known: it is not called seen"
    behind.hide()
    panel = over(QWidget(watched.wall), watched.wall.mapFromGlobal(QPoint(middle.x(), top.y())))
    assert hidden() == [1]
    panel.resize(panel.width(), 40)
    assert hidden() == [], "a line of words hides no picture"


def test_a_page_of_a_second_is_not_enough(qtbot, watched) -> None:
    watched.runner.start(PLAN, POOL)
    assert SEEN not in watched.left(qtbot, 1).values()


def test_nobody_there_is_written_down(qtbot, watched) -> None:
    watched.is_absent = True
    watched.runner.start(PLAN, POOL)
    assert set(watched.left(qtbot).values()) == {ABSENT}
    assert watched.proofs[-1].is_absent and watched.proofs[-1].idle == 12.0


def test_enter_marks_the_page_and_can_be_taken_back(qtbot, watched) -> None:
    """本页无异常: with the proof; taken back before and shortly after the turn."""
    watched.runner.start(PLAN, POOL)
    watched.key.wanted.connect(watched.key.mark)
    watched.wall.grid.set_focused(0)
    QTest.keyClick(watched.wall.grid, Qt.Key.Key_Return)
    assert watched.key.is_marked and not watched.wall.is_enlarged
    watched.left(qtbot, 4)
    assert watched.proofs[-1].clear is ClearMark.CLEAR and not watched.key.is_marked
    watched.key.saved(watched.proofs[-1])
    assert watched.key.take_back() == (True, watched.proofs[-1])
    assert watched.key.take_back() == (False, None)
    QTest.keyClick(watched.wall.grid, Qt.Key.Key_Return)
    assert watched.key.take_back() == (True, None)
    watched.left(qtbot, 4)
    assert watched.proofs[-1].clear is ClearMark.NONE


def test_h825_whether_there_is_a_picture_to_call_normal(qtbot, watched) -> None:
    watched.cameras.states.update(dict.fromkeys(IDS[:4], ("failed", 0.0, ("refused",))))
    watched.runner.start(PLAN, POOL)
    watched.pass_by(2.0)
    assert not watched.watch.has_moved
    watched.left(qtbot, 1.0)
    assert watched.watch.has_moved


def test_a_mark_can_be_taken_back_for_its_seconds_only(qtbot, watched) -> None:
    watched.runner.start(PLAN, POOL)
    watched.key.mark()
    watched.left(qtbot, 4)
    watched.key.saved(watched.proofs[-1])
    watched.clock.jump(11)
    assert watched.key.take_back() == (False, None)


def test_enter_enlarges_where_no_patrol_runs(watched) -> None:
    watched.wall.show_group("x", IDS[:4])
    watched.wall.grid.set_focused(0)
    QTest.keyClick(watched.wall.grid, Qt.Key.Key_Return)
    assert watched.wall.is_enlarged and not watched.key.is_marked


class Turned:
    """Where cameras look, as a test says."""

    def __init__(self) -> None:
        self.away: set[str] = set()

    def is_aimed(self, camera: str) -> bool:
        return camera not in self.away


def test_a_camera_that_looks_elsewhere_does_not_count(qtbot, watched) -> None:
    """A-03: from when it stands where the plan wants it, its time counts; before it does not."""
    watched.patrol.presets = turned = Turned()
    turned.away = {IDS[0], IDS[1]}
    watched.cameras.states[IDS[2]] = ("failed", 0.0, ("refused",))
    watched.runner.start(PLAN, POOL)
    watched.pass_by(6.0)
    turned.away = {IDS[1]}
    told = watched.left(qtbot, 3.5)
    assert told == {IDS[0]: SEEN, IDS[1]: PatrolVerdict.ELSEWHERE, IDS[2]: STALE, IDS[3]: SEEN}
    late = watched.proofs[-1].sights[0]
    assert late.seen_from >= 5.5 and late.seconds < 5
