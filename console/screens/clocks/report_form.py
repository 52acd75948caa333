"""报送 entered where its clock runs: to whom it went, or why none is needed; never modal."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands.executor import Result
from console.domain.incident_reports import ReportSort
from console.models import running_clock as kinds
from console.models.clock_words import report_word
from console.models.futures import when_done
from console.models.running_clock import RunningClock
from console.screens.clocks.parts import ClockParts
from console.screens.common.words import refusal_words
from console.screens.incident.room_form import Form, FormField, RoomForm

_SORTS = {
    kinds.REPORT: ReportSort.PHONE,
    kinds.WRITTEN: ReportSort.WRITTEN,
    kinds.FOLLOW_UP: ReportSort.FOLLOW_UP,
    kinds.FINAL: ReportSort.FINAL,
}


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


class ReportEntry(QObject):
    """Asks and saves.

    Args:
        parts: of the page.
        form: where it is asked.

    Signals:
        said: it is saved.
        refused: it is not, and why.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: ClockParts, form: RoomForm, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._form = parts, form
        form.refused.connect(self.refused)

    def ask(self, clock: RunningClock | None) -> None:
        """Ask to whom the report under the cursor went."""
        sort = None if clock is None else _SORTS.get(clock.kind)
        if clock is not None and clock.kind == kinds.CADENCE:
            self._ask_of_cadence(clock)
        elif clock is None or sort is None:
            self.refused.emit(_t("This is no report clock"))
        else:
            self._open(clock, sort, _to_whom())

    def _ask_of_cadence(self, clock: RunningClock) -> None:
        value = clock.subject if clock.detail is None else clock.detail.title
        save = partial(self._save_cadence, value)
        self._form.open(Form(f"cadence/{value}", value, _to_whom(), save))

    def _save_cadence(self, value: str, told: Mapping[str, str]) -> str:
        if not told["to"]:
            return _t("Say who got it")
        saved = self._parts.cadence(value, told["to"], told["note"])
        if saved is None:
            return _t("The mode asks for it no more")
        when_done(saved, self, self._saved)
        return ""

    def ask_why_none(self, clock: RunningClock | None) -> None:
        """Ask why no report is needed."""
        if clock is None or clock.kind not in (kinds.REPORT, kinds.WRITTEN):
            self.refused.emit(_t("This is no first report"))
            return
        self._open(clock, ReportSort.NOT_NEEDED, (FormField("note", _t("Why, and who agreed")),))

    def _open(self, clock: RunningClock, sort: ReportSort, fields: tuple[FormField, ...]) -> None:
        title = "" if clock.detail is None else clock.detail.title
        words = _t("{0}: {1}").format(report_word(sort), title)
        save = partial(self._save, clock.alert, title, sort)
        self._form.open(Form(f"report/{sort}/{clock.alert}", words, fields, save))

    def _save(self, incident: str, title: str, sort: ReportSort, told: Mapping[str, str]) -> str:
        first = "note" if sort is ReportSort.NOT_NEEDED else "to"
        if not told[first]:
            return _t("Say who got it") if first == "to" else _t("Say why none is needed")
        now = self._parts.clock.now()
        to, note = told.get("to", ""), told["note"]
        saved = self._parts.reports.reported(incident, title, sort, to, note, now)
        when_done(saved, self, self._saved)
        return ""

    def _saved(self, result: Result) -> None:
        if result.is_saved:
            self.said.emit(_t("Written down; it goes to the hub by itself"))
        else:
            self.refused.emit(refusal_words(result))


def _to_whom() -> tuple[FormField, ...]:
    return (
        FormField("to", _t("Who got it (unit, name)")),
        FormField("note", _t("What was said")),
    )
