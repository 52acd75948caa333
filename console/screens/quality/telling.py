"""Figures leave the page: as a text for the duty report, as a line of the duty log."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands.executor import Result
from console.domain.figures.facts import AlertFact
from console.models.fact_store import Counted
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.screens.quality.evidence import evidence
from console.screens.quality.parts import QualityParts
from console.screens.quality.report import figures_line, figures_text
from console.screens.quality.sight import Sight, sight_of

CATEGORY = "告警质量"


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


class Telling(QObject):
    """Writes down what the page shows.

    Signals:
        said: it is done.
        refused: it is not, and why.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: QualityParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts

    def save(self) -> None:
        """Keep the figures as a text."""
        told = self._told()
        if told is None:
            return
        counted, sight = told
        text = figures_text(counted, self._whose(counted), sight)
        name = _t("alert-quality-{0}.md").format(f"{self._parts.clock.now():%Y%m%d-%H%M}")
        when_done(self._parts.save(name, text), self, self._saved, self._not_saved)
        when_done(self._parts.book.facts(), self, partial(self._save_evidence, counted))

    def _save_evidence(self, counted: Counted, facts: tuple[AlertFact, ...]) -> None:
        """Keep the alerts behind the figures beside them (row 35)."""
        lane = self._parts.book.lane
        made = lane.submit(lambda: evidence(counted, facts), urgent=False)
        when_done(made, self, self._keep_evidence)

    def _keep_evidence(self, text: str) -> None:
        name = _t("alert-quality-{0}.csv").format(f"{self._parts.clock.now():%Y%m%d-%H%M}")
        when_done(self._parts.save(name, text), self, self._saved, self._not_saved)

    def log(self) -> None:
        """Write the figures into the duty log."""
        told = self._told()
        if told is None:
            return
        counted, sight = told
        line = figures_line(counted, self._whose(counted), sight)
        when_done(self._parts.log.write(line, category=CATEGORY), self, self._logged)

    def _told(self) -> tuple[Counted, Sight] | None:
        book = self._parts.book
        sight = sight_of(book, self._parts.link)
        if book.counted is None or sight.is_empty or not book.counted.is_read:
            self.refused.emit(_t("The figures are not counted yet"))
            return None
        return book.counted, sight

    def _whose(self, counted: Counted) -> str:
        seat = counted.ask.seat
        return self._parts.seat_name(seat) if seat else _t("Whole hall")

    def _saved(self, path: Path) -> None:
        self.said.emit(_t("Saved: {0}").format(path))

    def _not_saved(self, error: BaseException) -> None:
        self.refused.emit(_t("Not saved: {0}").format(error))

    def _logged(self, result: Result) -> None:
        if result.is_saved:
            self.said.emit(_t("Written into the duty log"))
        else:
            self.refused.emit(refusal_words(result))
