"""Units offered under the field: by hanzi, pinyin or initials, the dictionary's proposal first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt

from console.screens.incident.room_form import RoomForm
from console.screens.intake.hand_keys import Combination, HandKeys
from console.screens.orders.parts import UnitOffer
from widgets.common.text import Run
from widgets.common.theme import Ink
from widgets.forms.field import TextField
from widgets.forms.suggestion_rows import Suggestion, SuggestionRows, right_columns

UNIT = "unit"
"""Field of a form that names a unit."""
MOST = 6
Offered = Callable[[str], Sequence[UnitOffer]]
"""Returns the units that are meant by what is typed; those to be offered first by nothing typed."""


class UnitChoice(QObject):
    """Drives the rows below a form's field of a unit: Up and Down choose, Enter or a click takes.

    Args:
        form: has the field, while it asks for a unit.
        rows: show what is offered.
    """

    def __init__(self, form: RoomForm, rows: SuggestionRows) -> None:
        super().__init__(rows)
        self._form, self._rows = form, rows
        self._offered: Offered | None = None
        self._found: list[UnitOffer] = []
        self._words = ""
        self._at = -1
        self._is_needed = False
        self._keys: HandKeys | None = None
        rows.chosen.connect(self._take_id)
        form.closed.connect(self.clear)

    @property
    def names(self) -> list[str]:
        """What is offered, in its order."""
        return [offer.recipient.name for offer in self._found]

    def begin(self, offered: Offered, is_needed: bool) -> None:
        """Offer units for the form that was just opened.

        Args:
            offered: finds them.
            is_needed: Enter takes the first one, even where nothing was typed.
        """
        field = self._form.fields.get(UNIT)
        if not isinstance(field, TextField):
            return
        self._offered, self._is_needed = offered, is_needed
        self._keys = HandKeys(self._take_key, field)
        self._keys.watch([field.edit])
        field.edited.connect(self._typed)
        self._typed(field.text)

    def clear(self) -> None:
        """Offer nothing."""
        self._offered, self._found = None, []
        self._rows.set_lines([])

    def _typed(self, words: str) -> None:
        if self._offered is None:
            return
        self._words = words.strip()
        self._found = list(self._offered(self._words))[:MOST]
        if self._words in self.names:
            self._found = []  # it stands there already
        self._at = 0 if self._found and (self._is_needed or self._words) else -1
        self._show()

    def _take_key(self, key: Combination) -> bool:
        field = self._form.fields.get(UNIT)
        if isinstance(field, TextField) and field.text.strip() != self._words:
            self._typed(field.text)  # it was put there by other means than typing
        if not self._found or key[0] != Qt.KeyboardModifier.NoModifier:
            return False
        if key[1] in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = -1 if key[1] == Qt.Key.Key_Up else 1
            self._at = max(0, self._at + by) % len(self._found)
            self._show()
            return True
        if key[1] == Qt.Key.Key_Return and self._at >= 0:
            self._choose(self._found[self._at])
            return True
        return False

    def _take_id(self, id: str) -> None:
        found = next((offer for offer in self._found if offer.recipient.unit == id), None)
        if found is not None:
            self._choose(found)

    def _choose(self, offer: UnitOffer) -> None:
        """Write it down, so that the whole name is read before Enter sends it there."""
        self._form.write(UNIT, offer.recipient.name)
        self._found = []
        self._show()
        self._form.go_on(UNIT)

    def _show(self) -> None:
        lines = [
            Suggestion(
                offer.recipient.unit,
                "Enter" if at == self._at else "↑ ↓",
                (Run(offer.recipient.name, Ink.TEXT, bold=at == self._at),),
                right=right_columns(offer.why or offer.recipient.phone),
            )
            for at, offer in enumerate(self._found)
        ]
        self._rows.set_lines(lines)
