"""批示 at a seat: the panel that lists and writes them, from anywhere."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.half_written import keep_form, kept_form
from console.app.late import Late
from console.app.page_parts import half_written
from console.commands import instruction_commands as own
from console.commands.executor import Result
from console.domain.reference import Org, Unit
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.shell import rail_pages
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from concurrent.futures import Future

    from console.app.seat import Seat
    from console.shell.instruction_panel import InstructionPanel


class InstructionDesk(QObject):
    """Opens the panel, built when it is asked for.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._panel = Late(self._build)
        seat.commands.announce(own.OF_LIST, self._panel)
        seat.commands.add(own.OPEN, lambda: self._panel().open())

    @property
    def panel(self) -> "InstructionPanel":
        """The panel."""
        return self._panel()

    def _build(self) -> "InstructionPanel":
        from console.commands.instruction_commands import InstructionActs
        from console.models.instruction_book import InstructionBook
        from console.shell.half_forms import HalfForms
        from console.shell.instruction_panel import InstructionPanel

        seat, window = self._seat, self._seat.frame.window
        half = half_written(seat, "instruction")
        book = InstructionBook(seat.store.cache, seat.models.feed, seat.lanes.pages, seat)
        acts = InstructionActs(seat.executor, seat.acts.numbers, self._unit_id)
        panel = InstructionPanel(
            self._theme, book, acts, seat.clock.now, seat.commands, self._about, window,
            HalfForms(partial(kept_form, half), partial(keep_form, half)),
        )  # fmt: skip
        panel.saving.connect(self._saving)
        seat.passed_on.connect(panel.put_form_away)
        return panel

    def _about(self) -> tuple[str, str]:
        """Return the matter and the alert at hand."""
        seat, at = self._seat, self._seat.screens.page_at_hand
        if at == "incident":
            return seat.pages.incident.incident_id, ""
        alert = seat.pages.duty.detail.alert_id if at == rail_pages.DUTY else ""
        found = seat.models.queue.alert(alert) if alert else None
        return ("", "") if found is None else (found.incident, alert)

    def _unit_id(self, name: str) -> str:
        directory = self._seat.models.directory
        known: list[Org | Unit] = [*directory.units(), *directory.orgs()]
        return next((each.id for each in known if name in (each.name, each.id)), "")

    def _saving(self, saved: "Future[Result]", words: str) -> None:
        when_done(saved, self, lambda result: self._said(result, words))

    def _said(self, result: Result, words: str) -> None:
        notices = self._seat.frame.notices
        if result.is_saved:
            notices.say(words)
        else:
            told = QCoreApplication.translate("instruction", "Not done: {0}")
            notices.say_refused(told.format(refusal_words(result)))
