"""Counts rows that came in above the view and have not been seen."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

from widgets.common.theme import Grade
from widgets.lists.roles import RowKind, RowRole
from widgets.lists.spans import BandLayout

GradeOf = Callable[[QModelIndex], Grade | None]
"""Reads the grade of a row; None for rows without one."""


class NewRows:
    """Ids of unseen rows above; costs as many steps as rows came in, not as there are rows."""

    def __init__(self) -> None:
        self._came: list[tuple[QPersistentModelIndex, QPersistentModelIndex]] = []
        self._above: dict[str, Grade | None] = {}
        self._grades: Counter[Grade | None] = Counter()

        self._before: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self._above)

    def clear(self) -> None:
        """Forget all."""
        self._came.clear()
        self._before = None
        self._above.clear()
        self._grades.clear()

    @property
    def worst(self) -> Grade | None:
        """The worst grade among the rows counted, None when none has one."""
        return next((grade for grade in Grade if self._grades[grade]), None)

    def came(self, model: QAbstractItemModel, first: int, last: int) -> None:
        """Note inserted rows; where they stand is asked when the geometry is settled."""
        ends = (model.index(first, 0), model.index(last, 0))
        self._came.append((QPersistentModelIndex(ends[0]), QPersistentModelIndex(ends[1])))

    def about_to_reset(self, model: QAbstractItemModel, last: int) -> None:
        """Note the rows up to `last` that have been seen; what is above after a reset is new."""
        ids = (str(model.index(row, 0).data(RowRole.ID)) for row in range(last + 1))
        self._before = frozenset(id for id in ids if id not in self._above)

    def reset(self) -> None:
        """All rows are other ones, perhaps."""
        before = self._before
        self.clear()
        self._before = before

    def leaving(self, model: QAbstractItemModel, first: int, last: int) -> None:
        """Forget rows that are about to be removed."""
        if self._above:
            for row in range(first, last + 1):
                self.seen(str(model.index(row, 0).data(RowRole.ID)))

    def seen(self, row_id: str) -> None:
        """Forget a row that has been painted in sight."""
        if row_id in self._above:
            self._grades[self._above.pop(row_id)] -= 1

    def settle(
        self, model: QAbstractItemModel, layout: BandLayout, edge: int, grade_of: GradeOf
    ) -> None:
        """Add the noted rows of which not half is below `edge`, a y of the content."""
        came, self._came = self._came, []
        if self._before is not None:
            rows = range(model.rowCount())
            self._add(model, layout, edge, grade_of, rows, self._before)
            self._before = None
        for first, last in came:
            if first.isValid() and last.isValid():
                self._add(model, layout, edge, grade_of, range(first.row(), last.row() + 1))

    def _add(
        self,
        model: QAbstractItemModel,
        layout: BandLayout,
        edge: int,
        grade_of: GradeOf,
        rows: range,
        known: frozenset[str] = frozenset(),
    ) -> None:
        for row in rows:
            y, block = layout.y_of(row), layout.block_of(row)
            if y is None or block is None or block.kind is RowKind.GROUP_ROW:
                continue
            if is_in_sight(y, block.height, edge):
                return
            id = str(model.index(row, 0).data(RowRole.ID))
            if id not in known:
                self._count(id, grade_of(model.index(row, 0)))

    def _count(self, row_id: str, grade: Grade | None) -> None:
        if row_id not in self._above:
            self._above[row_id] = grade
            self._grades[grade] += 1


def is_in_sight(y: int, height: int, edge: int) -> bool:
    """Whether more than half of a row is below `edge`: less of it cannot be read."""
    return y + height / 2 > edge
