"""The place of a call: typed and chosen, or picked on the small map; and what is around it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from console.domain.geo import Place, Point
from console.domain.reference import KnownPlace
from console.screens.common.place_map import Spot
from console.screens.intake.call_form import CallForm
from console.screens.intake.hand_keys import Combination
from console.screens.intake.place_choice import PlaceChoice

Seek = Callable[[str], Sequence[KnownPlace]]


def _t(source: str) -> str:
    return QCoreApplication.translate("intake", source)


class PlaceEntry(QObject):
    """Drives the form's place, its rows and its map.

    Args:
        form: has them.
        seek: finds places by what was typed.

    Signals:
        placed: the place is another one.
        offered: rows were offered or put away.
    """

    placed = Signal()
    offered = Signal()

    def __init__(self, form: CallForm, seek: Seek, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._seek = seek
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
        self.choice.offer(self._seek(words))
        self.offered.emit()

    def _choose(self, known: KnownPlace) -> None:
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
