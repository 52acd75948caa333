"""What the keys of the room have in common: the matter at hand, questions, forms, answers."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.commands.executor import Result
from console.domain.incident import Incident
from console.models.futures import when_done
from console.models.incident_record import Room
from console.screens.common.words import refusal_words
from console.screens.duty.inline_ask import MOST, Choice
from console.screens.incident import own_commands as own
from console.screens.incident.parts import IncidentParts
from console.screens.incident.room_form import Form
from widgets.common.key_words import key_words

if TYPE_CHECKING:
    from console.screens.incident.incident_page import IncidentPage


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class RoomHand(QObject):
    """Asks and answers in the foot of the page.

    Args:
        parts: the page's parts.
        page: its foot asks, its signals say.
    """

    def __init__(self, parts: IncidentParts, page: "IncidentPage") -> None:
        super().__init__(page)
        self.parts, self.page = parts, page
        form = page.foot.form
        form.edited.connect(self._keep)
        form.saved.connect(self._forget)

    def room(self) -> Room | None:
        """Return what is shown; says so where there is nothing."""
        room = self.parts.room.room
        if room is None:
            self.refuse(_t("No matter is open"))
        return room

    def open_matter(self) -> Incident | None:
        """Return the matter shown while it is worked on; says so where it is over."""
        room = self.room()
        if room is None:
            return None
        if not room.incident.is_open:
            key = key_words(self.parts.commands.key_of(own.REOPEN))
            self.refuse(_t("This matter is over; {0} opens it again").format(key))
            return None
        return room.incident

    def others(self) -> list[Incident]:
        """Return the other open matters."""
        here = self.parts.room.incident_id
        return [each for each in self.parts.matters.open if each.id != here]

    def ask(self, question: str, choices: Sequence[Choice], is_tall: bool = False) -> None:
        """Ask for one of any number of answers; beyond six the last one shows the rest."""
        shown = list(choices)
        if len(shown) > MOST:
            rest = shown[MOST - 1 :]
            more = partial(self.ask, question, rest, is_tall)
            shown = [*shown[: MOST - 1], Choice(_t("{0} more").format(len(rest)), more)]
        self.page.foot.open_question(question, shown, is_tall)

    def open_form(self, form: Form) -> None:
        """Edit in place, with what was left half written."""
        self.page.foot.hold_form()
        self.page.foot.form.open(form, self.parts.kept(self._about(form.id)))

    def kept(self, form: str) -> Mapping[str, str]:
        """Return what is kept of this matter under a name until it is done."""
        return self.parts.kept(self._about(form))

    def keep(self, form: str, values: Mapping[str, str]) -> None:
        """Keep something of this matter under a name; nothing written forgets it."""
        self.parts.keep(self._about(form), values)

    def done(self, future: "Future[Result]", words: str) -> str:
        """Say what became of an act; nothing is in its way."""
        when_done(future, self, partial(self._said, words))
        return ""

    def refuse(self, words: str) -> None:
        """Say why nothing was done."""
        self.page.refused.emit(words)

    def _said(self, words: str, result: Result) -> None:
        if result.is_saved:
            self.page.said.emit(words)
        else:
            self.refuse(refusal_words(result))

    def _about(self, form: str) -> str:
        return f"{self.parts.room.incident_id}/{form}"

    def _keep(self, form: str, values: dict[str, str]) -> None:
        self.parts.keep(self._about(form), values)

    def _forget(self, form: str) -> None:
        self.parts.keep(self._about(form), {})
