"""Hands the signals of a model to a view as plain row numbers, and lets go of the model again."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from widgets.lists.roles import RowKind, RowRole
from widgets.lists.spans import Key


class RowsView(Protocol):
    """A view that follows the rows of a model."""

    def about_to_change(self) -> None:
        """Rows are about to move."""

    def about_to_reset(self) -> None:
        """All rows are about to be other ones."""

    def rows_reset(self) -> None:
        """Everything may be different."""

    def rows_came(self, first: int, last: int, are_new: bool = True) -> None:
        """Rows were inserted, or stand elsewhere now."""

    def rows_leaving(self, first: int, last: int) -> None:
        """Rows are about to be removed."""

    def rows_left(self, first: int, last: int) -> None:
        """Rows were removed."""

    def rows_changed(self, first: int, last: int, roles: Sequence[int]) -> None:
        """Rows have other data."""


def row_of_id(model: QAbstractItemModel, row_id: str) -> int | None:
    """Return the row of an id; quick when the model has a method `row_of(id) -> int | None`."""
    row_of = getattr(model, "row_of", None)
    if row_of is not None:
        row = row_of(row_id)
        return None if row is None or row < 0 else int(row)
    start = model.index(0, 0)
    if not start.isValid():
        return None
    found = model.match(start, RowRole.ID, row_id, 1, Qt.MatchFlag.MatchExactly)
    return found[0].row() if found else None


def row_keys(model: QAbstractItemModel, first: int, last: int) -> Iterable[Key]:
    """Yield band and kind of rows; quick when the model has a method `row_keys(first, last)`."""
    quick = getattr(model, "row_keys", None)
    if quick is not None:
        yield from quick(first, last)
        return
    for row in range(first, last + 1):
        index = model.index(row, 0)
        kind = index.data(RowRole.KIND)
        yield (str(index.data(RowRole.BAND)), RowKind.PLAIN if kind is None else kind)


class ModelWatch(QObject):
    """Connects one model with one view until `stop`, or until the view is deleted."""

    def __init__(self, model: QAbstractItemModel, view: RowsView) -> None:
        super().__init__(view if isinstance(view, QObject) else None)
        self._model = model
        self._view = view
        model.rowsAboutToBeInserted.connect(self._about)
        model.rowsInserted.connect(self._came)
        model.rowsAboutToBeRemoved.connect(self._leaving)
        model.rowsRemoved.connect(self._left)
        model.rowsAboutToBeMoved.connect(self._about)
        model.rowsMoved.connect(self._moved)
        model.dataChanged.connect(self._changed)
        model.modelAboutToBeReset.connect(self._about_all)
        model.modelReset.connect(self._reset)
        model.layoutAboutToBeChanged.connect(self._about_all)
        model.layoutChanged.connect(self._reset)

    def stop(self) -> None:
        """Let go of the model."""
        model = self._model
        model.rowsAboutToBeInserted.disconnect(self._about)
        model.rowsInserted.disconnect(self._came)
        model.rowsAboutToBeRemoved.disconnect(self._leaving)
        model.rowsRemoved.disconnect(self._left)
        model.rowsAboutToBeMoved.disconnect(self._about)
        model.rowsMoved.disconnect(self._moved)
        model.dataChanged.disconnect(self._changed)
        model.modelAboutToBeReset.disconnect(self._about_all)
        model.modelReset.disconnect(self._reset)
        model.layoutAboutToBeChanged.disconnect(self._about_all)
        model.layoutChanged.disconnect(self._reset)
        self.deleteLater()

    def _about(self, *_: object) -> None:
        self._view.about_to_change()

    def _about_all(self, *_: object) -> None:
        self._view.about_to_reset()

    def _came(self, _: QModelIndex, first: int, last: int) -> None:
        self._view.rows_came(first, last)

    def _leaving(self, _: QModelIndex, first: int, last: int) -> None:
        self._view.rows_leaving(first, last)

    def _left(self, _: QModelIndex, first: int, last: int) -> None:
        self._view.rows_left(first, last)

    def _moved(self, _: QModelIndex, first: int, last: int, __: QModelIndex, to: int) -> None:
        """A move is a removal and an arrival; persistent indexes have followed by themselves."""
        self._view.rows_left(first, last)
        count = last - first + 1
        start = to - count if to > first else to
        self._view.rows_came(start, start + count - 1, are_new=False)

    def _changed(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()) -> None:
        self._view.rows_changed(first.row(), last.row(), list(roles))

    def _reset(self, *_: object) -> None:
        self._view.rows_reset()
