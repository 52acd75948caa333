"""What a patrol does, in the duty log: it begins, stands, goes on, ends, and why.

It is written from what the patrol says of itself, so it stands there whoever brought it about.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import PatrolHold, PatrolState
from console.settings.patrol_rules import patrol_rules
from console.settings.plans.wall_view import WALL_PAGES

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.wall.patrol_wall import PatrolWall


class PatrolLog(QObject):
    """Writes of the patrols on one wall, in Chinese whatever the screen is.

    Args:
        seat: whose log.
        patrol: wall and runner.
    """

    def __init__(self, seat: "Seat", patrol: "PatrolWall") -> None:
        super().__init__(patrol)
        self._seat, self._wall, self._runner = seat, patrol.wall, patrol.runner
        self._name = f"视频墙 {WALL_PAGES.index(patrol.wall.view.page) + 1}"
        self._left = PatrolState()
        self._why = ""
        runner = patrol.runner
        runner.held.connect(self._held)
        runner.resumed_by_itself.connect(self._resumed)
        runner.released_by_itself.connect(self._released)
        runner.page_left.connect(self._leave)
        runner.stopped.connect(self._stopped)

    def begin(self, words: str, plan: PatrolPlan, count: int) -> None:
        """A plan begins now; one that ran here until now ends."""
        before = self._runner.plan
        if before is not None and before.id != plan.id:
            self.tell(f"改巡“{plan.name}”，结束视频轮巡")
        self._write(f"{words}：{plan.name}，{count} 路，{self._name}")

    def tell(self, words: str, state: PatrolState | None = None) -> None:
        """Write what was done, with where the patrol stands, or stood."""
        at = state or self._runner.state
        self._write(f"{words}：{at.name}，第 {at.group}/{at.groups} 组，{self._name}")

    def _held(self, hold: PatrolHold) -> None:
        if hold is PatrolHold.WALL:
            over = "" if self._wall.is_on_patrol_page else f"打开“{self._wall.view.title}”，"
            self.tell(f"{over}暂停轮巡")

    def _resumed(self, hold: PatrolHold) -> None:
        words = {
            PatrolHold.WALL: "暂停到时",
            PatrolHold.PERSON: f"画面上 {patrol_rules().hands_off:.0f} 秒无人操作",
        }
        if hold in words:
            self.tell(f"{words[hold]}，自动继续轮巡")

    def _released(self, tile: int) -> None:
        self.tell(f"第 {tile + 1} 格保持到时，自动放开")

    def _leave(self) -> None:
        """Remember where it stands: once it has ended it cannot be asked."""
        self._left = self._runner.state
        is_given = self._wall.view.patrol != self._left.plan
        self._why = "墙上换了别的画面，" if is_given else ""

    def _stopped(self) -> None:
        self.tell(f"{self._why}结束视频轮巡", self._left)

    def _write(self, words: str) -> None:
        if not self._seat.executor.closed:
            self._seat.acts.log.write(words, category="视频", is_by_seat=True)
