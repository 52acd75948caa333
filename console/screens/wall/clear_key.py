# ruff: noqa: D102 - Qt's overrides are described by Qt
"""本页无异常 by Enter: while a patrol runs and no picture fills the wall; taken back in time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from console.domain.patrol_proof import ClearMark, PatrolProof
from console.screens.wall.patrol_wall import PatrolWall

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClearKey(QObject):
    """The mark of the page that stands, and that of the page before while it can be taken back.

    Args:
        patrol: wall and runner.
        within: seconds in which a mark is taken back.
        monotonic: seconds that never jump.

    Signals:
        wanted: Enter was pressed on a page of the patrol.
    """

    wanted = Signal()

    def __init__(self, patrol: PatrolWall, within: float, monotonic: Callable[[], float]) -> None:
        super().__init__(patrol)
        self._patrol, self._within, self._monotonic = patrol, within, monotonic
        self._marked_at: float | None = None
        self._last = 0.0
        self._before: tuple[PatrolProof, float] | None = None
        patrol.wall.grid.installEventFilter(self)

    def follow(self) -> None:
        """Hear of pages that are left, behind whoever reads what was said of them."""
        self._patrol.runner.page_left.connect(self._page_left)

    @property
    def is_running(self) -> bool:
        """Whether there is a page of a patrol."""
        return self._patrol.runner.plan is not None

    @property
    def is_marked(self) -> bool:
        """Whether the page that stands was said to be normal."""
        return self._marked_at is not None

    def mark(self) -> bool:
        """Mark the page that stands; return whether it was not marked before."""
        was_marked = self.is_marked
        if not was_marked:
            self._marked_at = self._monotonic()
        return not was_marked

    def take_back(self) -> tuple[bool, PatrolProof | None]:
        """Return whether a mark was taken back, and the saved proof it stood in, if any."""
        if self._marked_at is not None:
            self._marked_at = None
            return True, None
        proof, at = self._before or (None, 0.0)
        self._before = None
        if proof is None or self._monotonic() - at > self._within:
            return False, None
        return True, proof

    @property
    def said(self) -> ClearMark:
        """What is said of the page that stands."""
        return ClearMark.CLEAR if self.is_marked else ClearMark.NONE

    def saved(self, proof: PatrolProof) -> None:
        """A page was saved: its mark can be taken back for a while."""
        if proof.clear is ClearMark.CLEAR:
            self._before = proof, self._last

    def _page_left(self) -> None:
        if self._marked_at is not None:
            self._last = self._marked_at
        self._marked_at = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or not plain or not self.is_running:
            return False
        if not event.isAutoRepeat() and not self._patrol.wall.is_enlarged:
            self.wanted.emit()
        return True
