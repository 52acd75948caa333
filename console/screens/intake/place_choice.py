"""Places offered under the field: Up and Down choose, Enter or a click takes one."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from console.domain.reference import KnownPlace
from console.screens.intake.hand_keys import Combination
from widgets.common.text import Run
from widgets.common.theme import Ink
from widgets.forms.suggestion_rows import Suggestion, SuggestionRows

_NONE = Qt.KeyboardModifier.NoModifier


class PlaceChoice(QObject):
    """Drives the rows below the place.

    Signals:
        chosen: the KnownPlace that was taken.
    """

    chosen = Signal(object)

    def __init__(self, rows: SuggestionRows) -> None:
        super().__init__(rows)
        self._rows = rows
        self._places: list[KnownPlace] = []
        self._at = 0
        self._note = ""
        rows.chosen.connect(self._take_id)

    @property
    def is_open(self) -> bool:
        """Whether places are offered."""
        return bool(self._places)

    @property
    def is_moved(self) -> bool:
        """Whether the hand has moved to another place than the first."""
        return self._at > 0

    def offer(self, places: Sequence[KnownPlace], note: str = "") -> None:
        """Offer other places; the first one is marked. `note` is said below them."""
        self._places, self._at, self._note = list(places), 0, note
        self._show()

    def clear(self) -> None:
        """Offer nothing."""
        self.offer(())

    def take(self, key: Combination) -> bool:
        """Take a key while the field has the keyboard; return whether it was one of ours."""
        if not self._places or key[0] != _NONE:
            return False
        if key[1] in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key[1] == Qt.Key.Key_Up else 1
            self._at = (self._at + step) % len(self._places)
            self._show()
        elif key[1] == Qt.Key.Key_Return:
            self._choose(self._places[self._at])
        else:
            return False
        return True

    def _take_id(self, id: str) -> None:
        found = next((place for place in self._places if place.id == id), None)
        if found is not None:
            self._choose(found)

    def _choose(self, place: KnownPlace) -> None:
        self.clear()
        self.chosen.emit(place)

    def _show(self) -> None:
        lines = [
            Suggestion(
                place.id,
                "Enter" if number == self._at else "↑ ↓",
                (Run(place.name, Ink.TEXT, bold=number == self._at),),
                right=(Run(place.place.town, gap=24), Run(place.place.grid, gap=24)),
            )
            for number, place in enumerate(self._places)
        ]
        if self._note:
            lines.append(Suggestion("", "—", (Run(self._note),)))
        self._rows.set_lines(lines)
