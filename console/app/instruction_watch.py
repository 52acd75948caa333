"""Watches the clocks of instructions and says once of each that its feedback is overdue."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.commands import instruction_commands as own
from console.domain.instruction_steps import InstructionAct
from console.models.clock_source import ClockSource
from console.models.running_clock import INSTRUCTION, RunningClock

if TYPE_CHECKING:
    from console.app.seat import Seat

FURTHEST = timedelta(hours=1)
"""A timer is set anew at least this often: the machine's clock may be set meanwhile."""


class InstructionWatch(QObject):
    """Waits for the next end and looks at nothing before it.

    Args:
        clocks: those that stand on records.
        now: the hall's time.

    Signals:
        overdue: words of an instruction whose feedback has not come in time; once for each time.
    """

    overdue = Signal(str)

    def __init__(
        self, clocks: ClockSource, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clocks, self._now = clocks, now
        self._told: set[tuple[str, datetime]] = set()
        self._is_begun = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        clocks.changed.connect(self.look)

    def look(self) -> None:
        """Say what is overdue since the last look; wait for the next one.

        What was overdue before somebody sat down stands in the strip and is not said again.
        """
        now = self._now()
        mine = [c for c in self._clocks() if c.kind == INSTRUCTION and c.detail is not None]
        for clock in mine:
            if clock.ends <= now and _name(clock) not in self._told:
                self._told.add(_name(clock))
                if self._is_begun:
                    self.overdue.emit(clock.detail.title if clock.detail else clock.subject)
        self._is_begun = True
        ahead = [clock.ends for clock in mine if clock.ends > now]
        if ahead:
            wait = min(min(ahead) - now, FURTHEST)
            self._timer.start(max(1, round(wait.total_seconds() * 1000)))
        else:
            self._timer.stop()


def _name(clock: RunningClock) -> tuple[str, datetime]:
    return (clock.detail.record if clock.detail else clock.alert), clock.ends


def watch_instructions(seat: "Seat", clocks: ClockSource) -> InstructionWatch:
    """Say at a seat which instruction is overdue, and by which keys it is pressed for."""
    watch = InstructionWatch(clocks, seat.clock.now, clocks)
    watch.overdue.connect(partial(_press_for, seat))
    return watch


def _press_for(seat: "Seat", words: str) -> None:
    commands = seat.commands
    opens, urges = (commands.get(id).key for id in (own.OPEN.id, own.STEPS[InstructionAct.URGE].id))
    told = QCoreApplication.translate(
        "instruction", "Instruction overdue without feedback: {0}; {1} then {2} urges"
    )
    seat.frame.notices.say_refused(told.format(words, opens, urges))
