"""A camera on a swivel that somebody turns by hand (手动云台): held, turned, let go.

Orders follow one another: the next leaves when the last was answered, and what was wished meanwhile
is one order, the newest. A key that is held down gives its order again and again, for the hub lets
nothing turn that is not asked for any more.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from console.contract.camera import MOVES_FOR, Move
from console.models.futures import when_done

IDLE = 20.0
"""Seconds without a key after which a camera is let go."""
HOLD = 30.0
"""Seconds each order holds a camera: longer than the hands may rest."""
AGAIN = MOVES_FOR / 3
"""Seconds between two orders of a key that is held down: one of them may be late or lost."""

Steer = tuple[Move, float]
_Order = Callable[[], "Future[object]"]


class HandPort(Protocol):
    """Turns cameras; every call returns at once, and one that fails has a `code`."""

    def go_to(self, camera: str, preset: str, seconds: float) -> "Future[object]":
        """Let a camera look where its preset says."""
        ...

    def move(
        self, camera: str, move: Move | None, speed: float, seconds: float
    ) -> "Future[object]":
        """Let a camera turn for a moment, hold it, or let it go."""
        ...


class HandTurning(QObject):
    """One camera, from the key that begins it to its end.

    Args:
        camera: its id.
        port: turns it.
        parent: whose life bounds this.

    Attributes:
        is_held: whether the hub has said so.
        has_turned: whether it was told to turn at all.
        why: the error the last order ended with; None for none.

    Signals:
        changed: ask `is_held` and `why`.
        rested: no key for a while; whoever began it ends it.
    """

    changed = Signal()
    rested = Signal()

    def __init__(self, camera: str, port: HandPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.camera = camera
        self.is_held = self.has_turned = False
        self.why: BaseException | None = None
        self._port = port
        self._steers: Steer | None = None
        self._next: _Order | None = None
        self._is_asking = self._is_over = False
        self._stands = True  # as far as orders have left
        self._idle = self._timer(IDLE, self.rested.emit)
        self._again = self._timer(AGAIN, self._repeat)

    def begin(self) -> None:
        """Hold it: nobody else turns it from now on."""
        self._idle.start()
        self._order(partial(self._move, None))

    def steer(self, steer: Steer | None) -> None:
        """Turn as long as a key is down; None when all are up."""
        if self._is_over or steer == self._steers:
            return
        self._idle.start()
        self._steers = steer
        if steer is None:
            self._again.stop()
            self._order(partial(self._move, (Move.STILL, 1.0)))
        else:
            self._repeat()

    def go_to(self, preset: str) -> None:
        """Look where a preset says."""
        if not self._is_over:
            self._idle.start()
            self.has_turned = True
            self._order(partial(self._port.go_to, self.camera, preset, HOLD))

    def end(self) -> None:
        """Stand still and let it go."""
        if self._is_over:
            return
        self._is_over = True
        self._idle.stop()
        self._again.stop()
        last = None if self._stands else (Move.STILL, 1.0)
        self._order(partial(self._move, last, 0.0))

    def _timer(self, seconds: float, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(round(1000 * seconds))
        timer.timeout.connect(call)
        return timer

    def _repeat(self) -> None:
        if self._steers is not None:
            self._idle.start()
            self._again.start()
            self.has_turned = True
            self._order(partial(self._move, self._steers))

    def _move(self, steer: Steer | None, seconds: float = HOLD) -> "Future[object]":
        if steer is not None:
            self._stands = steer[0] is Move.STILL
        move, speed = steer or (None, 1.0)
        return self._port.move(self.camera, move, speed, seconds)

    def _order(self, order: _Order) -> None:
        self._next = order
        if not self._is_asking:
            self._send()

    def _send(self) -> None:
        order, self._next = self._next, None
        if order is not None:
            self._is_asking = True
            when_done(order(), self, lambda _: self._answered(None), self._answered)
        elif self._is_over:
            self.deleteLater()

    def _answered(self, why: BaseException | None) -> None:
        self._is_asking, self.why, self.is_held = False, why, why is None
        if not self._is_over:
            self.changed.emit()
        self._send()
