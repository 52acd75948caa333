"""The export for 考核: counted in a thread, written as a folder, its hash in the duty log."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.domain.order_figures import Period
from console.models.futures import when_done
from console.models.order_assessment import MOST, Counted, month_of
from console.screens.clocks.export_files import Assessment, export_files, folder_name, hash_of
from console.screens.clocks.parts import ClockParts


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


class Export(QObject):
    """Writes the figures of a month down, one export at a time.

    Signals:
        said: it is done, or under way.
        refused: it is not, and why.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: ClockParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._is_busy = False

    def this_month(self) -> None:
        """Export the month that runs, up to now."""
        self._begin(month_of(self._parts.clock.now()))

    def last_month(self) -> None:
        """Export the month before."""
        self._begin(month_of(self._parts.clock.now(), is_before=True))

    def _begin(self, period: Period) -> None:
        if self._is_busy:
            self.refused.emit(_t("An export is under way"))
            return
        self._is_busy = True
        self.said.emit(_t("Counting: {0}").format(folder_name(period)))
        counted = self._parts.exporting.count(period)
        when_done(counted, self, partial(self._write, period), self._failed)

    def _write(self, period: Period, counted: Counted) -> None:
        exporting = self._parts.exporting
        told = Assessment(
            counted.figures,
            counted.orders,
            period,
            counted.calendar,
            self._parts.clock.now(),
            exporting.goals,
            tuple(self._missing(counted)),
        )
        files, name = export_files(told), folder_name(period)
        saved = exporting.save(name, files)
        when_done(saved, self, partial(self._saved, name, hash_of(files)), self._failed)

    def _missing(self, counted: Counted) -> list[str]:
        found = []
        if self._parts.exporting.is_cut_off():
            found.append(_t("This seat has no link; what came later is missing."))
        if not counted.is_whole:
            found.append(_t("This seat has not yet fetched all past orders."))
        if counted.is_cut:
            found.append(_t("Past orders: the newest {0} were read.").format(MOST))
        return found

    def _saved(self, name: str, hash: str, path: Path) -> None:
        self._is_busy = False
        self._parts.exporting.log(_t("{0} exported, SHA-256 {1}").format(name, hash))
        self.said.emit(_t("Saved: {0}").format(path))

    def _failed(self, error: BaseException) -> None:
        self._is_busy = False
        self.refused.emit(_t("Not saved: {0}").format(error))
