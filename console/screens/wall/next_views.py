"""The cameras that come next, opened before their turn: connected, and decoded from the turn on."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QSize

from console.screens.common.views import OpenView, View


class SleepingView(View, Protocol):
    """A camera in stand-by."""

    def wake(self) -> None:
        """Decode from now on, from what was kept since the last key frame."""
        ...


StandBy = Callable[[str, int, int], SleepingView | None]
"""Opens a camera in stand-by, at a size in device pixels; None when nobody knows it."""


class NextViews:
    """Keeps pictures in stand-by.

    Args:
        stand_by: opens a camera so that it connects and decodes nothing yet; None where a seat
            can only open them early.
        open_view: opens a camera at once.
    """

    def __init__(self, open_view: OpenView, stand_by: StandBy | None = None) -> None:
        self._open_view = open_view
        self._stand_by = stand_by
        self._asleep: dict[str, SleepingView] = {}
        self._early: dict[str, View] = {}

    def prepare(self, cameras: Sequence[str], sizes: Sequence[QSize]) -> None:
        """Open these in stand-by; what was prepared before and is not among them is let go."""
        for kept in (self._asleep, self._early):
            for id in [id for id in kept if id not in cameras]:
                kept.pop(id).close()
        for id, size in zip(cameras, sizes, strict=True):
            if id not in self._asleep and id not in self._early:
                self._prepare(id, size.width(), size.height())

    def take(self, camera: str, size: QSize) -> View | None:
        """Return a camera that stands by, decoding from now on; None where none does."""
        if camera in self._early:
            early = self._early.pop(camera)
            early.resize(size.width(), size.height())
            return early
        asleep = self._asleep.pop(camera, None)
        if asleep is not None:
            asleep.resize(size.width(), size.height())
            asleep.wake()
        return asleep

    def close(self) -> None:
        """Let all go."""
        for kept in (self._asleep, self._early):
            while kept:
                kept.popitem()[1].close()

    def _prepare(self, camera: str, width: int, height: int) -> None:
        if self._stand_by is not None:
            asleep = self._stand_by(camera, width, height)
            if asleep is not None:
                self._asleep[camera] = asleep
            return
        early = self._open_view(camera, width, height)
        if early is not None:
            self._early[camera] = early
