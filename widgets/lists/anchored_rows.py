# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Rows of a model in bands, anchored under the hand; what is painted is left to subclasses.

The story of a change: before the model moves rows, the view notes which row stands where on the
screen (`_capture`); the model's signals keep the spans right; before the next paint or question
the geometry is made anew and scrolled so that the noted row stands where it stood (`settle`).
Rows that came in above the view are counted in one line instead. The cursor is an id. A list
that fits whole holds still only as long as a hand is in it: then it stands at its top (H950).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QWidget

from widgets.common.theme import Grade, Theme
from widgets.lists.followed_rows import FollowedRows
from widgets.lists.hand_rest import HandRest
from widgets.lists.line_painter import head_rules
from widgets.lists.model_watch import row_of_id
from widgets.lists.overlay_bar import OverlayBar
from widgets.lists.roles import RowRole
from widgets.lists.spans import BandLayout

NEW_LINE = 24
"""Height of the line that counts new rows above; as high as a band's head."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The row that must not move: where it stands on the screen, and its id."""

    index: QPersistentModelIndex
    id: str
    y: int
    is_cursor: bool


class AnchoredRows(FollowedRows):
    """Geometry, cursor and scroll position over a model of rows.

    Attributes:
        hand_rest: tells when no hand is in it.

    Signals:
        current_changed: id under the cursor, by hand or by `set_current`.
        current_gone: id of the row under the cursor has left the model; the cursor keeps the id.
        activated: id of a row that was double-clicked or entered.
        band_toggled: id of a band whose closed line was clicked.
    """

    current_changed = Signal(str)
    current_gone = Signal(str)
    activated = Signal(str)
    band_toggled = Signal(str)

    def __init__(
        self, theme: Theme, heights: Mapping[Hashable, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, heights, parent)
        self._is_settling = False
        self._reveals_later = False
        self._slack = 0
        self._current_id = ""
        self._current = QPersistentModelIndex()
        self._is_gone = False
        self._resume_at = 0
        self._anchor: _Anchor | None = None
        self._bar = OverlayBar(self)
        self.hand_rest = HandRest(self)
        self.hand_rest.rested.connect(self._show_whole)

    # --- what pages set and ask ---

    @property
    def current_id(self) -> str:
        """Id under the cursor; empty before there is one."""
        return self._current_id

    @property
    def new_above(self) -> int:
        """How many rows came in above the view and have not been seen."""
        self.settle()
        return len(self._new)

    def set_current(self, row_id: str, reveal: bool = True) -> bool:
        """Put the cursor on an id; return whether the model has it."""
        self.settle()
        row = self._find(row_id)
        if row is None:
            return False
        self.put_cursor(row, reveal)
        return True

    def bring(self, row_id: str) -> None:
        """Scroll a row into sight; the cursor stays where it is."""
        self.settle()
        row = self._find(row_id)
        if row is not None:
            self._reveal(row)

    def screen_y(self, row_id: str) -> int | None:
        """Return the y of a row's upper edge in the viewport; None when it is not shown."""
        self.settle()
        row = self._find(row_id)
        y = None if row is None else self._layout.y_of(row)
        return None if y is None else y - self.offset()

    def grade_of(self, index: QModelIndex) -> Grade | None:
        """Return the grade of a row, for lists whose rows have one."""
        return None

    def show_new(self) -> None:
        """Scroll to the rows that came in above; the cursor stays on its id."""
        self.settle()
        self.set_offset(0, keep=False)

    def come_back(self) -> None:
        """Scroll back within the ends where a row was held past them; not while rows are new above.

        For lists in an order of their own (time left), where a row at hand goes far at one act:
        held still, it would leave the worst rows out of sight above an empty half.
        """
        self.settle()
        if not self._new:
            self.set_offset(self.offset(), keep=False)

    def forget_new(self) -> None:
        """What is above now is no news: the hand itself asked for other rows."""
        self.settle()
        self._new.clear()
        self.viewport().update()

    # --- what the model says (called by ModelWatch) ---

    def about_to_change(self) -> None:
        """Note which row stands where before rows move."""
        if self._anchor is None and not self._is_dirty:
            self._anchor = self._capture()

    def about_to_reset(self) -> None:
        self.about_to_change()
        if self._anchor is not None and self._model is not None:
            self._new.about_to_reset(self._model, self._anchor.index.row())

    def has_anchor(self) -> bool:
        return self._anchor is not None

    def rows_reset(self) -> None:
        super().rows_reset()
        self._find_cursor_again()

    def rows_leaving(self, first: int, last: int) -> None:
        """Take note of rows that are about to be removed."""
        super().rows_leaving(first, last)
        if self._current.isValid() and first <= self._current.row() <= last:
            self._resume_at = max(0, self._layout.shown_index(first))

    # --- geometry ---

    def offset(self) -> int:
        """Y of the content at the viewport's upper edge; below 0 while slack holds a row still."""
        return self.verticalScrollBar().value() - self._slack

    def _capture(self) -> _Anchor | None:
        height, offset = self.viewport().height(), self.offset()
        if self._current.isValid():
            y = self._layout.y_of(self._current.row())
            if y is not None and -self.theme.size.group_head < y - offset < height:
                return _Anchor(self._current, self._current_id, y - offset, True)
        if offset <= 0:
            return None
        for block, first, _ in self._layout.between(offset, offset + height):
            if block.kind is not None and self._model is not None:
                index = self._model.index(block.first + first, 0)
                y = block.top + first * block.height - offset
                return _Anchor(QPersistentModelIndex(index), id_of(index), y, False)
        return None

    def settle(self) -> None:
        """Bring geometry, cursor and scroll position up to date."""
        if not self._is_dirty:
            return
        self._is_dirty = False
        rules = head_rules(list(self._heads.values()), self.theme.size)
        self._layout = BandLayout(self._spans, rules, self._heights)
        anchor, self._anchor = self._anchor, None
        if self._current_id and not self._current.isValid():
            self._find_cursor_again()
        self._restore(anchor)
        self._count_new()
        if self._hides_what_has_room:
            self.hand_rest.wait()

    def _restore(self, anchor: _Anchor | None) -> None:
        row = None
        if anchor is not None:
            index = self._current if anchor.is_cursor else anchor.index
            row = index.row() if index.isValid() else self._find(anchor.id)
        y = None if row is None else self._layout.y_of(row)
        if y is None or anchor is None:
            self.set_offset(self.offset(), keep=False)
        else:
            self.set_offset(y - anchor.y, keep=True)

    @property
    def _hides_what_has_room(self) -> bool:
        """Whether rows were held past the end of a list that could be seen whole."""
        return self.offset() > 0 and self._layout.height <= self.viewport().height()

    def _show_whole(self) -> None:
        self.settle()
        if self._hides_what_has_room:
            self.set_offset(0, keep=False)
            self._count_new()

    def set_offset(self, wanted: int, keep: bool) -> None:
        """Scroll to `wanted`; with `keep` even past the ends, so that nothing moves."""
        most = max(0, self._layout.height - self.viewport().height())
        if not keep:
            wanted = min(max(0, wanted), most)
        self._is_settling = True
        bar = self.verticalScrollBar()
        bar.setRange(0, max(most, wanted))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self.theme.size.row)
        self._slack = max(0, -wanted)
        bar.setValue(max(0, wanted))
        self._bar.follow()
        self._is_settling = False
        self.viewport().update()

    def _count_new(self) -> None:
        if self.offset() <= 0 or self._model is None:
            self._new.clear()
        else:
            edge = self.offset() + NEW_LINE
            self._new.settle(self._model, self._layout, edge, self.grade_of)

    # --- cursor ---

    def _find(self, row_id: str) -> int | None:
        return None if self._model is None or not row_id else row_of_id(self._model, row_id)

    def _find_cursor_again(self) -> None:
        """After a reset or a removal: the same id, wherever it stands now."""
        if not self._current_id:
            return
        row = self._find(self._current_id)
        if row is not None and self._model is not None:
            self._current = QPersistentModelIndex(self._model.index(row, 0))
            self._is_gone = False
        elif not self._is_gone:
            self._current = QPersistentModelIndex()
            self._is_gone = True
            QTimer.singleShot(0, self, self._tell_gone)

    def _tell_gone(self) -> None:
        """Say it outside painting, and only when the row has not come back meanwhile."""
        if self._is_gone:
            self.current_gone.emit(self._current_id)

    def put_cursor(self, row: int, reveal: bool = True) -> None:
        assert self._model is not None
        index = self._model.index(row, 0)
        before, self._current_id = self._current_id, id_of(index)
        self._current = QPersistentModelIndex(index)
        self._is_gone = False
        if reveal:
            self._reveal(row)
        self.viewport().update()
        if before != self._current_id:
            self.current_changed.emit(self._current_id)

    def cursor_in_sight(self, height: int) -> int | None:
        """Return the row under the cursor where a view so high shows it whole."""
        if not self._current.isValid():
            return None
        row = self._current.row()
        y, block = self._layout.y_of(row), self._layout.block_of(row)
        if y is None or block is None:
            return None
        top = y - self.offset()
        return row if top >= 0 and top + block.height <= height else None

    def _reveal(self, row: int) -> None:
        y, block = self._layout.y_of(row), self._layout.block_of(row)
        self._reveals_later = not self.isVisible()
        if y is None or block is None or self._reveals_later:
            return
        offset, height = self.offset(), self.viewport().height()
        if y - NEW_LINE < offset:
            is_first = self._layout.shown_index(row) == 0
            self.set_offset(0 if is_first else y - NEW_LINE, keep=False)
        elif y + block.height > offset + height:
            self.set_offset(y + block.height - height, keep=False)


def id_of(index: QModelIndex) -> str:
    """Return the id of a row."""
    return str(index.data(RowRole.ID))
