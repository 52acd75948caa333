"""How many pictures this seat can show: measured, kept, and said before it is too many.

The measurement is a process of its own and takes half a minute; pages go on meanwhile. It is made
on request, and by itself where it never was: as soon as the seat is at rest, and not beside a
picture. More may be opened all the same: what the machine then cannot decode is left out visibly,
tile by tile.
"""

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer

from console.app.camera_desk import CameraDesk
from console.commands.video_commands import SELF_TEST
from console.settings.declared import HARDWARE
from console.video.seat_budget import SeatBudget, load, read, save
from console.video.worker_link import worker_environment

if TYPE_CHECKING:
    from console.app.budget_rest import AtRest
    from console.app.seat import Seat

SECONDS = 30
CALM = 60.0
"""Seconds without a touch after which nobody is at work."""
_LATER_MS = 60_000
"""No start waits for this."""


def _t(source: str) -> str:
    return QCoreApplication.translate("video", source)


class BudgetDesk(QObject):
    """Carries out the self-test and says when a wall wants more than it found.

    Args:
        seat: whose machine.
        desk: opens its pictures.

    Attributes:
        seconds: how long a measurement takes.
    """

    def __init__(self, seat: "Seat", desk: CameraDesk) -> None:
        super().__init__(seat)
        self._seat, self._desk = seat, desk
        self.seconds = SECONDS
        self._process: QProcess | None = None
        self._is_asked_for = False
        self._is_crowded = False
        self._awaited = 0
        """How many pictures a wall that was said to be too large is opening; 0 for none."""
        data = seat.options.data
        self.budget: SeatBudget | None = None if data is None else load(data)
        seat.commands.add(SELF_TEST, self.measure)
        desk.opened.connect(self._count)
        seat.stopped.connect(self._leave)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.wait_for_rest)
        self._later.start(_LATER_MS)

    @property
    def is_measuring(self) -> bool:
        """Whether a self-test runs."""
        return self._process is not None

    def measure(self) -> None:
        """Begin the self-test, for whoever asked; a second request changes nothing."""
        if self._is_asked_for:
            return
        self._is_asked_for = True
        self.rest.stop()
        self._begin()
        words = _t("Measuring for {0} s how many pictures this seat can show")
        self._seat.frame.notices.say(words.format(self.seconds))

    def expect(self, more: int) -> None:
        """Say it before a wall opens so many more pictures, or fewer, than are decoded now."""
        sub, main = self._desk.decoded()
        self._awaited = 0
        self._count(sub + more, main)
        self._awaited = sub + main + more if self._is_crowded else 0

    @cached_property
    def rest(self) -> "AtRest":
        """Waits until the seat is at rest."""
        from console.app.budget_rest import AtRest

        return AtRest(self._is_at_rest, self._begin, self)

    def wait_for_rest(self) -> None:
        """Measure by itself as soon as the seat is at rest, where it never was."""
        if self.budget is None and self._seat.options.data is not None:
            self.rest.start()

    def _is_at_rest(self) -> bool:
        return self._desk.decoded() == (0, 0) and self._seat.presence.idle >= CALM

    def _begin(self) -> None:
        if self._process is not None:
            return
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._not_started)
        self._process = process
        process.start(sys.executable, ["-m", "console.video.self_test", str(self.seconds)])

    def words(self) -> str:
        """Return what was measured, in words; empty before the first time."""
        budget = self.budget
        if budget is None:
            return ""
        words = _t("This seat: at most {0} sub streams or {1} main streams, decoded by software")
        is_allowed = self._seat.options.settings.value(HARDWARE) == "auto"
        if budget.proven and is_allowed:
            words = _t(
                "This seat: at most {0} sub streams or {1} main streams by software; graphics"
                " ({2}) proved itself and decodes from the next start"
            )
        elif budget.proven:
            words = _t(
                "This seat: at most {0} sub streams or {1} main streams, decoded by software;"
                " graphics ({2}) proved itself and is turned off in the settings"
            )
        return words.format(budget.sub, budget.main, "、".join(budget.proven))

    def _count(self, sub: int, main: int) -> None:
        """Say once, whenever the border is crossed, that more is wanted than was measured."""
        if self._process is not None and not self._is_asked_for:
            self._stop()
            self.wait_for_rest()
        budget = self.budget
        if budget is None or sub + main < self._awaited:
            return
        was_crowded = self._is_crowded
        self._is_crowded = sub / budget.sub + main / budget.main > 1
        if self._is_crowded and not was_crowded:
            words = _t("This seat: at most {0} pictures; {1} are wanted, what is beyond is reduced")
            most = budget.sub if not main else max(1, round((1 - main / budget.main) * budget.sub))
            self._seat.frame.notices.say_refused(words.format(most + main, sub + main))

    def _finished(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        is_asked_for, self._is_asked_for = self._is_asked_for, False
        told = bytes(process.readAllStandardOutput().data())
        process.deleteLater()
        try:
            self.budget = read(told)
            if self._seat.options.data is not None:
                save(self._seat.options.data, self.budget)
        except (ValueError, OSError):
            self._fail(is_asked_for)
            return
        if is_asked_for:
            self._seat.frame.notices.say(self.words())

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            is_asked_for, self._is_asked_for = self._is_asked_for, False
            self._fail(is_asked_for)

    def _fail(self, is_asked_for: bool) -> None:
        if is_asked_for:
            self._seat.frame.notices.say_refused(_t("The self-test of the video did not succeed"))

    def _leave(self) -> None:
        self._later.stop()
        if "rest" in vars(self):
            self.rest.stop()
        self._stop()

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._finished)
            process.errorOccurred.disconnect(self._not_started)
            process.kill()
            process.waitForFinished(1000)


def _environment() -> QProcessEnvironment:
    made = QProcessEnvironment()
    for name, value in worker_environment(os.environ).items():
        made.insert(name, value)
    return made
