"""Rows of a model kept as spans: what `AnchoredRows` stands on."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from widgets.common.theme import Theme
from widgets.lists.line_painter import head_rules
from widgets.lists.model_watch import ModelWatch, row_keys
from widgets.lists.new_rows import NewRows
from widgets.lists.roles import BandHead, RowRole
from widgets.lists.spans import BandLayout, Block, Spans


class FollowedRows(QAbstractScrollArea):
    """Follows a model's signals in as many steps as rows have changed.

    Models may offer two methods to be quicker than by roles: `row_of(id) -> int | None` and
    `row_keys(first, last)`, which yields (band, kind) of rows.
    """

    def __init__(
        self, theme: Theme, heights: Mapping[Hashable, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._heights = heights
        self._model: QAbstractItemModel | None = None
        self._watch: ModelWatch | None = None
        self._spans = Spans()
        self._heads: dict[str, BandHead] = {}
        self._layout = BandLayout(self._spans, (), heights)
        self._is_dirty = False
        self._new = NewRows()

    def about_to_change(self) -> None:
        """Note which row stands where before rows move."""
        raise NotImplementedError

    def about_to_reset(self) -> None:
        """Note which row stands where, and what has been seen, before all may be another."""
        raise NotImplementedError

    def has_anchor(self) -> bool:
        """Return whether a row is to stand still through the changes under way."""
        raise NotImplementedError

    def offset(self) -> int:
        """Return the y of the content at the viewport's upper edge."""
        raise NotImplementedError

    def set_model(self, model: QAbstractItemModel | None) -> None:
        """Show the rows of `model`; the cursor keeps its id."""
        if self._watch is not None:
            self._watch.stop()
        self._model = model
        self._watch = None if model is None else ModelWatch(model, self)
        self.rows_reset()

    def model(self) -> QAbstractItemModel | None:
        """Return the model shown."""
        return self._model

    def set_bands(self, heads: Sequence[BandHead]) -> None:
        """Set the heads in the order in which bands stand in the model."""
        size, before = self.theme.size, list(self._heads.values())
        if self._is_dirty or head_rules(heads, size) != head_rules(before, size):
            self.about_to_change()
            self._heads = {head.id: head for head in heads}
            self._mark_dirty()
            return
        changed = {new.id for old, new in zip(before, heads, strict=True) if new != old}
        self._heads = {head.id: head for head in heads}
        for block in self._layout.blocks:
            if block.kind is None and block.band in changed:
                self._repaint(block.top, block.height)

    def set_heights(self, heights: Mapping[Hashable, int]) -> None:
        """Give the kinds of rows other heights; what stood in sight stays in sight."""
        self.about_to_change()
        self._heights = heights
        self._mark_dirty()

    def rows_reset(self) -> None:
        """Read the bands of all rows anew."""
        model = self._model
        keys = () if model is None else row_keys(model, 0, model.rowCount() - 1)
        self._spans.reset((key, 1) for key in keys)
        self._new.reset()
        self._mark_dirty()

    def rows_came(self, first: int, last: int, are_new: bool = True) -> None:
        """Take note of inserted rows; those that only stood elsewhere are no news."""
        assert self._model is not None
        self._spans.insert(first, row_keys(self._model, first, last))
        if are_new and self.has_anchor():
            self._new.came(self._model, first, last)
        self._mark_dirty()

    def rows_leaving(self, first: int, last: int) -> None:
        """Take note of rows that are about to be removed."""
        self.about_to_change()
        if self._model is not None:
            self._new.leaving(self._model, first, last)

    def rows_left(self, first: int, last: int) -> None:
        """Forget removed rows."""
        self._spans.remove(first, last)
        self._mark_dirty()

    def rows_changed(self, first: int, last: int, roles: Sequence[int]) -> None:
        """Repaint changed rows; follow them when their band or kind is another."""
        if not roles or any(role in _PLACING for role in roles):
            self._follow_keys(first, last)
        if self._is_dirty:
            return
        top, bottom = self.offset(), self.offset() + self.viewport().height()
        for block, above, below in self._layout.between(top, bottom):
            if block.kind is not None:
                self._repaint_rows(
                    block, max(first, block.first + above), min(last + 1, block.first + below)
                )

    def _follow_keys(self, first: int, last: int) -> None:
        assert self._model is not None
        keys = list(row_keys(self._model, first, last))
        if all(self._spans.at(first + at) == key for at, key in enumerate(keys)):
            return
        self.about_to_change()
        self._spans.remove(first, last)
        self._spans.insert(first, keys)
        self._mark_dirty()

    def _repaint_rows(self, block: Block, first: int, after: int) -> None:
        """Repaint rows of a block; what is out of sight is painted when it comes into sight."""
        if first < after:
            y = block.top + (first - block.first) * block.height
            self._repaint(y, (after - first) * block.height)

    def _repaint(self, y: int, height: int) -> None:
        self.viewport().update(QRect(0, y - self.offset(), self.viewport().width(), height))

    def _mark_dirty(self) -> None:
        self._is_dirty = True
        self.viewport().update()


_PLACING = frozenset((int(RowRole.BAND), int(RowRole.KIND), int(RowRole.ROW)))
