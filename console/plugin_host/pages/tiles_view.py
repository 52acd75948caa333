"""Tiles: one for each row; those that find no room are counted, with the worst of them."""

from collections import Counter
from collections.abc import Sequence
from copy import copy
from typing import overload

from PySide6.QtCore import QCoreApplication

from console.models.subject import Subject
from console.plugin_api.dataset import Column, Row
from console.plugin_api.page import Tiles
from console.plugin_host.pages.part_view import PartView
from console.plugin_host.pages.ports import Ports
from console.plugin_host.pages.values import grade_words, row_grade, shown
from widgets.board.rest import Rest
from widgets.board.tile_board import REST, TileBoard
from widgets.board.tiles import BoardTile, Mark
from widgets.common.empty_note import EmptyNote
from widgets.common.theme import Grade

_ORDER = tuple(Grade)


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class RowTiles(Sequence[BoardTile]):
    """The tiles of rows, each built when somebody looks at it.

    Args:
        rows: of the data set.
        part: what of them a tile shows.
        ports: how the columns are declared, and the time.
    """

    def __init__(self, rows: Sequence[Row], part: Tiles, ports: Ports, is_old: bool) -> None:
        self.rows, self._part, self._now, self._is_old = rows, part, ports.now(), is_old
        spec = ports.spec(part.data)
        self._columns: dict[str, Column] = {column.id: column for column in spec.columns}
        self._key = spec.key or part.name
        self.grades: Sequence[Grade | None] = ()
        """What each row has reached, once they are put in order; empty without limits."""

    def worst_first(self) -> "RowTiles":
        """Return the same tiles with the graded ones first, otherwise as the rows came."""
        if not (self._part.limits or self._part.grade):
            return self
        last, grades = len(_ORDER), [self.grade(row) for row in self.rows]
        ranks = [_ORDER.index(each) if each else last for each in grades]
        places = sorted(range(len(self.rows)), key=ranks.__getitem__)
        other = copy(self)
        other.rows = [self.rows[place] for place in places]
        other.grades = [grades[place] for place in places]
        return other

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> BoardTile: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[BoardTile]: ...
    def __getitem__(self, at: int | slice) -> BoardTile | Sequence[BoardTile]:
        if isinstance(at, slice):
            return [self._tile(row) for row in self.rows[at]]
        return self._tile(self.rows[at])

    def _tile(self, row: Row) -> BoardTile:
        part = self._part
        name, value = self._told(row, part.name), self._told(row, part.value)
        unit = row.get(part.unit) if part.unit else None
        value = f"{value} {unit}" if unit and row.get(part.value) is not None else value
        note = self._told(row, part.note) if part.note and row.get(part.note) else ""
        grade = self.grade(row)
        marks = (Mark(grade, grade_words(grade), 0),) if grade else ()
        said = " ".join(each for each in (name, value, *(m.word for m in marks), note) if each)
        return BoardTile(
            str(row.get(self._key, name)), name, name, value, marks, note, grade, self._is_old, said
        )

    def _told(self, row: Row, column: str) -> str:
        return shown(row.get(column), self._columns.get(column), self._now)

    def grade(self, row: Row) -> Grade | None:
        """Return what a row's value has reached, or the row says; the worse of the two."""
        return row_grade(row, self._part)


class TilesView(PartView):
    """A board of them."""

    def __init__(self, part: Tiles, ports: Ports) -> None:
        super().__init__(part, ports, (part.data,))
        self._part = part
        self._tiles: Sequence[BoardTile] = ()
        self.board = TileBoard(ports.theme, self._joined)
        self.board.setMinimumSize(0, 0)
        self.board.setAccessibleName(self.name)
        self._empty = EmptyNote(ports.theme, self.board)
        self.least_height = 180
        self.ground = ports.theme.surface
        self.put(self.board)

    def show_data(self) -> None:  # noqa: D102 - of PartView
        data = self.ports.data(self._part.data)
        self.note(data)
        tiles = RowTiles(data.rows, self._part, self.ports, bool(self._old(data.id)))
        self._tiles = tiles.worst_first()
        self.board.set_tiles(tiles, worst_first=self._tiles)
        self._empty.say("" if data.rows else self.empty_words(data))

    def subject(self) -> Subject | None:
        """Return the tile under the cursor, for a note."""
        tile = self.board.current_tile
        return None if tile is None else Subject(f"{self.name} {tile.name}")

    def look_at_age(self) -> None:  # noqa: D102 - of PartView
        was = self.words_of_age
        super().look_at_age()
        if was != self.words_of_age:
            self.show_data()

    def _joined(self, rest: Sequence[BoardTile]) -> BoardTile:
        """Return the tile that counts the others."""
        words = _t("{0} more").format(len(rest))
        if not isinstance(rest, Rest) or not isinstance(self._tiles, RowTiles):
            return BoardTile(REST, words, words, "", said=words)
        counts = Counter(self._tiles.grades[place] for place in rest.places if self._tiles.grades)
        marks = tuple(
            Mark(each, grade_words(each), counts[each]) for each in _ORDER if counts[each]
        )
        worst = marks[0].grade if marks else None
        said = " ".join((words, *(f"{mark.word} {mark.count}" for mark in marks)))
        bare = len(rest) - sum(counts[each] for each in _ORDER)
        return BoardTile(REST, words, words, "", marks, "", worst, said=said, besides=bare)
