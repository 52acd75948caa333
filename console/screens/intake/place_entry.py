"""The place of a call: typed and chosen, or picked on the small map; and what is around it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from console.domain.geo import Place, Point
from console.domain.reference import KnownPlace
from console.screens.common.spot import Spot
from console.screens.intake.call_form import CallForm
from console.screens.intake.hand_keys import Combination
from console.screens.intake.place_choice import PlaceChoice

LOOK_AGAIN = 500
"""Milliseconds until what could not be found yet is looked for again."""


class Places(Protocol):
    """Knows the places of the hall."""

    @property
    def text_waiting(self) -> int:
        """How many records cannot be found yet."""
        ...

    def places(self, words: str, most: int = 3) -> Sequence[KnownPlace]:
        """Return places by hanzi, pinyin or initials."""
        ...


def _t(source: str) -> str:
    return QCoreApplication.translate("intake", source)


class PlaceEntry(QObject):
    """Drives the form's place, its rows and its map.

    Args:
        form: has them.
        known: finds places by what was typed.

    Signals:
        placed: the place is another one.
        offered: rows were offered or put away.
    """

    placed = Signal()
    offered = Signal()

    def __init__(self, form: CallForm, known: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._known = known
        self._sought = ""
        self._look = QTimer(self)
        self._look.setInterval(LOOK_AGAIN)
        self._look.timeout.connect(self._look_again)
        self.choice = PlaceChoice(form.place_rows)
        self.choice.chosen.connect(self._choose)
        form.place_typed.connect(self._typed)
        form.map.point_picked.connect(self._pick)
        form.map.left.connect(self._back)

    @property
    def is_open(self) -> bool:
        """Whether places are offered for what was typed."""
        return self.choice.is_open

    def clear(self) -> None:
        """Offer nothing."""
        self._look.stop()
        self.choice.clear()
        self.offered.emit()

    def take(self, key: Combination) -> bool:
        """Take a key while the field has the keyboard; return whether it was one of ours."""
        is_taken = self._form.place.edit.hasFocus() and self.choice.take(key)
        if is_taken:
            self.offered.emit()
        return is_taken

    def show_around(self, place: Place) -> None:
        """Show pictures and map of a place."""
        tiles = self._form.tiles
        if place.point != tiles.point:
            tiles.show_point(place.point)
        spots = [
            Spot(near.camera.place.point, is_camera=True)
            for near in tiles.found
            if near.camera.place.point is not None
        ]
        self._form.map.show_place(place.point, spots)

    def _typed(self, words: str) -> None:
        self._sought = words
        self._seek()

    def _seek(self) -> None:
        """Offer what is found; what cannot be found yet is said, and looked for again."""
        waiting = self._known.text_waiting if self._sought.strip() else 0
        words = _t("{0} more records cannot be found yet; looking again by itself")
        self.choice.offer(
            self._known.places(self._sought), words.format(waiting) if waiting else ""
        )
        self.offered.emit()
        if waiting:
            self._look.start()
        else:
            self._look.stop()

    def _look_again(self) -> None:
        """Follow the names that are coming in, until nobody waits for them any more."""
        if not self._form.place.edit.hasFocus() or self._form.place.text != self._sought:
            self._look.stop()
        elif not self.choice.is_moved:
            self._seek()

    def _choose(self, known: KnownPlace) -> None:
        self._look.stop()
        self._form.set_place(replace(known.place, name=known.name))
        self.placed.emit()
        self.offered.emit()

    def to_map(self) -> None:
        """Give the keyboard to the map, for a point; without a place there is nothing to see."""
        if self._form.map.has_place:
            self._form.map.centre_cross()
            self._form.map.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _back(self) -> None:
        self._form.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, point: Point) -> None:
        """A point on the small map: the place keeps its name and gets the point."""
        place = self._form.at
        name = place.name or self._form.place.text.strip() or _t("Point on the map")
        self._form.set_place(Place(name, place.town, place.grid, point))
        if self._form.map.hasFocus():
            self._back()
        self.placed.emit()
