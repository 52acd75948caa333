"""发现 at a seat: which finding is being made on which wall, and what stays for it there."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from console.app.one_finding import OneFinding, Seen
from console.commands.proof_commands import FIND
from console.screens.wall.finding_line import FindingLine
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.screens.wall.patrol_wall import PatrolWall
    from console.screens.wall.wall_window import WallWindow


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


class FindingDesk(QObject):
    """F on a wall, with or without a patrol.

    Args:
        seat: whose walls.
        theme: the look.

    Signals:
        found: a PatrolFinding was saved.
        filed: a PatrolFinding has its clip, or it is known that there is none.
    """

    found = Signal(object)
    filed = Signal(object)

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._lines: dict[str, FindingLine] = {}
        self._made: dict[str, list[OneFinding]] = {}
        """By wall; of several one has the line, the others are still being saved."""
        seat.stopped.connect(self._end)

    def line(self, page: str) -> FindingLine | None:
        """Return the line of a wall, if one was ever opened there."""
        return self._lines.get(page)

    def follow(self, patrol: "PatrolWall") -> None:
        """Hear the key of a wall that stands now."""
        for grid in (patrol.wall.grid, patrol.wall.one):
            grid.finding_requested.connect(self._requested)

    def _requested(self, tile: int) -> None:
        self._seat.commands.run(FIND.id)

    def find(self) -> None:
        """Ask what was found on the picture keys act on."""
        page = self._seat.pages.walls.at_hand
        wall = self._seat.pages.walls.wall(page)
        id = wall.keep_at_hand()
        camera = self._seat.models.directory.camera(id) if id else None
        if camera is None:
            self._seat.frame.notices.say_refused(_t("There is no picture on this tile"))
            return
        if self._seat.wall_tools.playbacks.plays(id):
            self._seat.frame.notices.say_refused(self._seat.wall_tools.playbacks.refusal())
            return
        self._leave(page, is_by_hand=False)
        self._hands_on(page)
        patrol = self._seat.patrols.on(page)
        running = None if patrol is None else patrol.runner.page
        seen = Seen(
            camera,
            wall.pictures.view_of(id),
            wall.cameras.index(id) if id in wall.cameras else wall.grid.focused_tile,
            self._seat.clock.now(),
            running.plan if running else "",
            running.number if running else 0,
        )
        self._begin(page, OneFinding(self._seat, self._line(page, wall), seen, self))

    def _begin(self, page: str, one: OneFinding) -> None:
        one.found.connect(self.found)
        one.filed.connect(self.filed)
        one.changed.connect(partial(self._look, page))
        self._made.setdefault(page, []).append(one)
        self._look(page)

    def _line(self, page: str, wall: "WallWindow") -> FindingLine:
        line = self._lines.get(page)
        if line is None:
            line = self._lines[page] = FindingLine(self._theme, wall.strip)
            line.chosen.connect(partial(self._chosen, page))
            line.left.connect(partial(self._left, page))
            line.closed.connect(partial(wall.pictures.setFocus, Qt.FocusReason.OtherFocusReason))
        return line

    def _with_line(self, page: str) -> OneFinding | None:
        return next((each for each in self._made.get(page, ()) if each.has_line), None)

    def _chosen(self, page: str, id: str) -> None:
        self._hands_on(page)
        one = self._with_line(page)
        if one is not None:
            one.choose(id)

    def _left(self, page: str, is_left_alone: bool) -> None:
        if not is_left_alone:
            self._hands_on(page)
        self._leave(page, is_by_hand=not is_left_alone)

    def _leave(self, page: str, is_by_hand: bool) -> None:
        one = self._with_line(page)
        if one is not None:
            one.leave(is_by_hand)

    # What stays

    def _hands_on(self, page: str) -> None:
        patrol = self._seat.patrols.on(page)
        if patrol is not None:
            patrol.runner.person_acts()

    def _look(self, page: str) -> None:
        """Pictures stay, and a patrol with them, until they are answered for and have a clip."""
        here = self._made[page]
        needed = {each.seen.tile: each.seen.camera.id for each in here if each.needs_picture}
        self._seat.pages.walls.wall(page).pictures.keep(needed)
        patrol = self._seat.patrols.on(page)
        if patrol is not None:
            patrol.runner.set_kept(bool(needed))
        self._made[page] = [each for each in here if not each.is_over]
        for each in here:
            if each.is_over:
                each.deleteLater()

    def _end(self) -> None:
        """The seat ends: what was found is saved without waiting for its picture."""
        for here in self._made.values():
            for each in here:
                each.save_now()
        self._made.clear()
