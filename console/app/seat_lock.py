"""The lock of a seat: everything is shown and sounded, only acting asks for the PIN.

An act that was wanted while the seat was locked is done as soon as the PIN was right: nobody
types it and then has to remember what for.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from console.commands.registry import Command, CommandTable
from console.shell.presence import Presence

LOOK = 5_000
"""Milliseconds between looks whether nobody has touched the seat for long."""


class SeatLock(QObject):
    """Whether the seat is locked, and what waits for its PIN.

    Args:
        commands: held back while it is locked, where they act.
        close: tells those who save acts that they have to refuse them (True), or not any more.
        presence: says how long nobody has touched anything.
        after: of so long a rest the seat locks by itself; None for never.
        may_be_opened: whether somebody here could open it again, also without the hub.

    Signals:
        changed: whether it is locked now, and why (`key`, `idle`, `pin`).
        asked: the PIN is wanted.
    """

    changed = Signal(bool, str)
    asked = Signal()

    def __init__(
        self,
        commands: CommandTable,
        close: Callable[[bool], None],
        presence: Presence,
        after: timedelta | None,
        may_be_opened: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._close = close
        self._presence = presence
        self._after = after
        self._may_be_opened = may_be_opened
        self._wanted: tuple[str, Mapping[str, Any]] | None = None
        self.is_locked = False
        commands.gate = self._may_run
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        if after is not None:
            self._timer.start(LOOK)

    def lock(self, why: str = "key") -> None:
        """Lock the seat."""
        if not self.is_locked:
            self._wanted = None
            self._set(True, why)

    def unlock(self) -> None:
        """The PIN was right: open the seat, and do what was wanted."""
        if not self.is_locked:
            return
        wanted, self._wanted = self._wanted, None
        self._set(False, "pin")
        if wanted is not None:
            id, args = wanted
            self._commands.run(id, **args)

    def stop(self) -> None:
        """Look no more: the seat has ended."""
        self._timer.stop()

    def give_up(self) -> None:
        """Nobody typed the PIN: what was wanted is not done later by surprise."""
        self._wanted = None

    def _set(self, is_locked: bool, why: str) -> None:
        self.is_locked = is_locked
        self._close(is_locked)
        self.changed.emit(is_locked, why)

    def _may_run(self, command: Command, args: Mapping[str, Any]) -> bool:
        if self.is_locked:
            self._wanted = (command.id, dict(args))
            self.asked.emit()
        return not self.is_locked

    def _look(self) -> None:
        if self._after is None or self._presence.idle < self._after.total_seconds():
            return
        if not self.is_locked and self._may_be_opened():
            self.lock("idle")
