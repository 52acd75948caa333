"""隐私遮挡 at a seat: which parts of a camera's picture are covered now, and which were uncovered.

A part is covered wherever the seat shows the camera. Uncovering has an end from the beginning and
ends by itself: it is judged by the clock at each painting, so no timer that fails can leave it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from console.domain.camera import Camera
from console.screens.common.covered_parts import Parts, parts_of


class Covers(QObject):
    """Knows what is covered.

    Args:
        monotonic: seconds that never jump.

    Signals:
        changed: id of a camera that was uncovered, or is covered again by hand.
    """

    changed = Signal(str)

    def __init__(self, monotonic: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._until: dict[str, float] = {}

    def of(self, camera: Camera) -> Parts:
        """Return what is covered of a camera's picture now; the same object as long as it holds."""
        return () if self.left(camera.id) > 0 else parts_of(camera)

    def left(self, camera_id: str) -> float:
        """Return the seconds for which a camera is still uncovered; 0 when it is not."""
        until = self._until.get(camera_id)
        return 0.0 if until is None else max(0.0, until - self._monotonic())

    def uncover(self, camera_id: str, seconds: float) -> None:
        """Show all of a camera's picture for a time."""
        self._until[camera_id] = self._monotonic() + seconds
        self.changed.emit(camera_id)

    def cover(self, camera_id: str) -> None:
        """Cover it again before its time."""
        if self._until.pop(camera_id, None) is not None:
            self.changed.emit(camera_id)

    def cover_all(self) -> list[str]:
        """Cover everything again; return the cameras that were not covered."""
        seen = [id for id in self._until if self.left(id) > 0]
        for id in seen:
            self.cover(id)
        return seen

    def ended(self) -> list[str]:
        """Return the cameras whose time has run out since the last call."""
        over = [id for id in self._until if self.left(id) <= 0]
        for id in over:
            del self._until[id]
        return over
