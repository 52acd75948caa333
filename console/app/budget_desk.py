"""How many pictures this seat can show: measured on request, kept, and said before it is too many.

The measurement is a process of its own and takes half a minute; pages go on meanwhile. More may be
opened all the same: what the machine then cannot decode is left out visibly, tile by tile.
"""

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment

from console.app.camera_desk import CameraDesk
from console.commands.video_commands import SELF_TEST
from console.video.seat_budget import SeatBudget, load, read, save
from console.video.worker_link import worker_environment

if TYPE_CHECKING:
    from console.app.seat import Seat

SECONDS = 30


def _t(source: str) -> str:
    return QCoreApplication.translate("video", source)


class BudgetDesk(QObject):
    """Carries out the self-test and says when a wall wants more than it found.

    Args:
        seat: whose machine.
        desk: opens its pictures.
    """

    def __init__(self, seat: "Seat", desk: CameraDesk) -> None:
        super().__init__(seat)
        self._seat = seat
        self._process: QProcess | None = None
        self._is_crowded = False
        data = seat.options.data
        self.budget: SeatBudget | None = None if data is None else load(data)
        seat.commands.add(SELF_TEST, self.measure)
        desk.opened.connect(self._count)
        seat.stopped.connect(self._stop)

    @property
    def is_measuring(self) -> bool:
        """Whether a self-test runs."""
        return self._process is not None

    def measure(self, seconds: int = SECONDS) -> None:
        """Begin the self-test; a second request while it runs changes nothing."""
        if self._process is not None:
            return
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._not_started)
        self._process = process
        process.start(sys.executable, ["-m", "console.video.self_test", str(seconds)])
        words = _t("Measuring for {0} s how many pictures this seat can show")
        self._seat.frame.notices.say(words.format(seconds))

    def words(self) -> str:
        """Return what was measured, in words; empty before the first time."""
        budget = self.budget
        if budget is None:
            return ""
        words = _t("This seat: at most {0} sub streams or {1} main streams, decoded by software")
        return words.format(budget.sub, budget.main)

    def _count(self, sub: int, main: int) -> None:
        """Say once, whenever the border is crossed, that more is wanted than was measured."""
        budget = self.budget
        if budget is None:
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
        told = bytes(process.readAllStandardOutput().data())
        process.deleteLater()
        try:
            self.budget = read(told)
            if self._seat.options.data is not None:
                save(self._seat.options.data, self.budget)
        except (ValueError, OSError):
            self._fail()
            return
        self._seat.frame.notices.say(self.words())

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self._fail()

    def _fail(self) -> None:
        self._seat.frame.notices.say_refused(_t("The self-test of the video did not succeed"))

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
