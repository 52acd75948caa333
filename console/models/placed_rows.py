"""Rows of placed alerts and of the heads of groups, as Qt asks for them and hears of them."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from console.domain.flood import FloodProfile
from console.domain.queue import Band
from console.models.queue_entries import Entry, Place
from console.models.queue_group import ROW, QueueGroup
from console.models.queue_order import QueueOrder
from console.models.queue_places import QueuePlaces
from widgets.lists.roles import BandedRow, RowKind, RowRole

_Index = QModelIndex | QPersistentModelIndex

FEW = 4
"""Runs of changed rows told of apart; of more, all in between is painted with them."""

SAID_ANEW = [Qt.ItemDataRole.DisplayRole]
"""What of a row is another when only its words are."""


def _no_note(id: str) -> str:
    return ""


class PlacedRows(QAbstractListModel):
    """What a banded list asks for; subclasses fill `places` and put rows into words."""

    def __init__(self, flood: FloodProfile | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = QueuePlaces(flood)
        self._order = QueueOrder()
        self.note_of: Callable[[str], str] = _no_note
        """Says how far own acts on an alert are: in words, the row itself has a mark alone."""

    def alert_row(self, entry: Entry) -> BandedRow:
        """Put an alert into words."""
        raise NotImplementedError

    def head_row(self, group: QueueGroup) -> BandedRow:
        """Put the head of a group into words."""
        raise NotImplementedError

    def row_of(self, id: str) -> int:
        """Return the row of an alert or of a group's head, -1 when it has none."""
        place = self.places.place_of(id)
        return -1 if place is None else self._order.row_of(place)

    def row_keys(self, first: int, last: int) -> Iterator[tuple[str, RowKind]]:
        """Yield band and kind of rows without building them (70,000 rows come and go)."""
        for place in self._order.between(first, last):
            yield Band(place[0]).name, kind_of(place)

    def count_in(self, band: Band) -> int:
        """Return how many alerts are listed in a band, folded or not."""
        rows = self._order.rows_of(int(band))
        groups = [g for g in self.places.groups() if g.key.band is band]
        return rows + sum(len(group) - len(group.shown) - 1 for group in groups)

    def hold(self, id: str) -> None:
        """Keep a row where it is, or bring it into sight below the head of its group."""
        self.places.hold(id)
        self.settle()

    def toggle_group(self, head: str) -> None:
        """List all members of a group, or its newest alone again."""
        self.places.toggle(head)
        self.settle()

    def repaint(self, id: str) -> None:
        """Say a row anew, and the head it stands below."""
        entry, group = self.places.entries.get(id), self.places.group_of(id)
        if entry is not None:
            entry.row = None
        if group is not None:
            self.repaint_head(group)
        self.say_anew(id)

    def repaint_head(self, group: QueueGroup) -> None:
        """Say the head of a group anew."""
        group.row = None
        self.say_anew(group.id)

    def say_near_anew(self) -> None:
        """Say anew what lies near open matters, where those are others now."""
        for group in self.places.outdated():
            for id in group.shown:
                self.places.entries[id].row = None
                self.say_anew(id)
            self.repaint_head(group)

    def settle(self) -> frozenset[str]:
        """Let rows leave and come as the places say; return the ids of those that moved."""
        moves = self.places.settle()
        self._remove(moves.gone)
        self._insert(sorted(moves.come))
        for id in moves.heads:
            self.say_anew(id)
        return frozenset(place[-1] for place in moves.come)

    def fold_by(self, flood: FloodProfile | None) -> None:
        """Fold by other limits from now on, or with None nothing any more."""
        self.beginResetModel()
        self.places.limit(flood)
        self.rebuild()
        self.endResetModel()

    def rebuild(self) -> None:
        """Order all rows anew, inside a reset."""
        self._order.reset(self.places.rebuild())

    def say_anew(self, id: str) -> None:
        """Tell that a row says something else, where it is listed."""
        row = self.row_of(id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def say_all_anew(self, ids: Iterable[str]) -> None:
        """Tell that rows say something else and stand where they stood, a crowd of them as one."""
        places = [place for id in ids if (place := self.places.place_of(id)) is not None]
        runs = list(self._order.runs(places))
        if len(runs) > FEW:
            runs = [(runs[-1][0], runs[0][1])]
        for first, last in runs:
            self.dataChanged.emit(self.index(first), self.index(last), SAID_ANEW)

    def _remove(self, places: Iterable[Place]) -> None:
        for first, last in self._order.runs(places):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._order.remove(first, last)
            self.endRemoveRows()

    def _insert(self, places: Iterable[Place]) -> None:
        for row, together in self._order.insertions(places):
            self.beginInsertRows(QModelIndex(), row, row + len(together) - 1)
            self._order.insert(row, together)
            self.endInsertRows()

    def _row_at(self, place: Place) -> BandedRow:
        group = self.places.head(place[-1])
        if group is not None:
            if group.row is None:
                group.row = self.head_row(group)
            return group.row
        entry = self.places.entries.get(place[-1])
        if entry is None:  # the head of a group that is about to leave
            return BandedRow(place[-1], Band(place[0]).name, kind_of(place))
        if entry.row is None:
            entry.row = self.alert_row(entry)
        return entry.row

    # Qt's own

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of listed rows."""
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer the roles of a banded list."""
        if not index.isValid() or index.row() >= len(self._order):
            return None
        place = self._order[index.row()]
        if role == RowRole.ID:
            return place[-1]
        if role == RowRole.BAND:
            return Band(place[0]).name
        if role == RowRole.KIND:
            return kind_of(place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.note_of(place[-1]) or None
        row = self._row_at(place)
        if role == RowRole.ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said(self.note_of(row.id))
        return row.title if role == Qt.ItemDataRole.DisplayRole else None


def kind_of(place: Place) -> RowKind:
    """Return how the row at a place looks."""
    if len(place) > len(("band", "lead", "grade", "since", "id")):
        return RowKind.GROUP_ROW
    if place[-1].startswith(ROW):
        return RowKind.GROUP
    return RowKind.UNSIGNED if place[0] == Band.UNSIGNED else RowKind.PLAIN
