# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The icon rail: one page an item, icon over two characters, badges with shape and count."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.shapes import paint_shape
from widgets.common.spoken import Part, Role, tell_current
from widgets.common.text import draw_text, text_width
from widgets.common.theme import Grade, Step, Theme

_TOP = 8
_ICON, _SMALL_ICON, _BADGE = 24, 20, 18
"""Pixels of an icon, of one that makes room, and of a badge's height."""
_LEADING = 4
"""Pixels above the characters of a name in which nothing is drawn."""


@dataclass(frozen=True, slots=True)
class RailItem:
    """One page: id, two characters, icon name."""

    id: str
    text: str
    icon: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A count; its grade is the worst thing inside, None when nothing inside has one."""

    count: int
    grade: Grade | None = None

    @property
    def words(self) -> str:
        """The count, as far as it is told."""
        return str(self.count) if self.count < 1000 else "999+"


@dataclass(frozen=True, slots=True)
class ItemPlaces:
    """What stands where in an item: the icon (empty: no room), two characters, the badge."""

    icon: QRectF
    name: QRectF
    badge: QRectF


class Rail(Painted):
    """64 px wide, items of 72.

    Signals:
        chosen: id of the item a person has chosen.
    """

    chosen = Signal(str)
    spoken_role = Role.PageTabList
    part_role = Role.PageTab

    def __init__(
        self,
        theme: Theme,
        items: Sequence[RailItem],
        current: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._items = tuple(items)
        self._current = current
        self._badges: dict[str, Badge] = {}
        self._stand_ins: dict[str, str] = {}
        self.setAccessibleName(QCoreApplication.translate("widgets", "Pages"))
        self.setFixedWidth(theme.size.rail)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def current(self) -> str:
        """Id of the current item."""
        return self._current

    def set_current(self, item_id: str) -> None:
        """Mark an item as the page shown, without a signal."""
        if item_id != self._current:
            self._current = item_id
            self.update()
            tell_current(self, self.current_part())

    def stand_in(self, item_id: str, page_id: str) -> None:
        """Mark an item while a page that has none of its own is shown, too."""
        self._stand_ins[page_id] = item_id

    def _is_marked(self, item: RailItem) -> bool:
        return item.id == self._stand_ins.get(self._current, self._current)

    def set_badge(self, item_id: str, count: int, grade: Grade | None = None) -> None:
        """Set an item's badge; a count of 0 takes it away."""
        before = self._badges.get(item_id)
        after = Badge(count, grade) if count else None
        if before == after:
            return
        if after is None:
            del self._badges[item_id]
        else:
            self._badges[item_id] = after
        self.update()

    def badge(self, item_id: str) -> Badge | None:
        """Return an item's badge."""
        return self._badges.get(item_id)

    def part_count(self) -> int:
        return len(self._items)

    def part(self, index: int) -> Part:
        item, badge = self._items[index], self._badges.get(self._items[index].id)
        words = item.text if badge is None else f"{item.text} {badge.count}"
        return Part(words, self._item_rect(index), self._is_marked(item))

    def _item_rect(self, index: int) -> QRectF:
        room = (self.height() - _TOP) / max(1, len(self._items))
        height = min(float(self.theme.size.rail_item), room)  # a low monitor: closer, not cut off
        return QRectF(0, _TOP + index * height, self.width() - 1, height)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.size.rail, _TOP + len(self._items) * self.theme.size.rail_item)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, item in enumerate(self._items):
            if self._item_rect(index).contains(event.position()):
                self.chosen.emit(item.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        ids = [item.id for item in self._items]
        current = self._stand_ins.get(self._current, self._current)
        if step is None or current not in ids:
            super().keyPressEvent(event)
            return
        self.chosen.emit(ids[(ids.index(current) + step) % len(ids)])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.frame)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self.theme.line)
        for index, item in enumerate(self._items):
            self._paint_item(painter, item, self._item_rect(index))

    def _paint_item(self, painter: QPainter, item: RailItem, rect: QRectF) -> None:
        theme, is_current = self.theme, self._is_marked(item)
        ink = theme.text if is_current else theme.text2
        if is_current:
            painter.fillRect(rect, theme.raised)
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), theme.act)
            if self.hasFocus():
                paint_box(painter, rect, None, theme.act, 0)
        badge = self._badges.get(item.id)
        places = self.places(rect, badge)
        if not places.icon.isEmpty():
            size = round(places.icon.width())
            theme.icons.paint(painter, item.icon, places.icon.topLeft(), size, ink)
        draw_text(
            painter, theme.font(Step.SMALL), ink, places.name, item.text,
            Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip
        if badge is not None:
            self._paint_badge(painter, badge, places.badge)

    def places(self, rect: QRectF, badge: Badge | None) -> ItemPlaces:
        """Return what stands where in an item: the badge above the icon, or beside it.

        A badge never covers an icon; where there is no room for both the icon goes.
        """
        squeezed = self.theme.size.rail_item - rect.height()
        name = QRectF(rect.left(), rect.bottom() - 25 + squeezed / 6, rect.width(), 20)
        size, top = _ICON, rect.top() + max(2.0, 22 - squeezed)
        box, left = QRectF(), rect.center().x() - size / 2
        if badge is not None:
            width, right = self._badge_width(badge), rect.right() - 2
            box = QRectF(right - 2 - width, rect.top() + 2, width, _BADGE)
            above, beside = name.top() + _LEADING - box.bottom(), right - width - rect.left() - 4
            if above >= _SMALL_ICON:
                size = min(_ICON, int(above))
                top, left = max(top, box.bottom()), rect.center().x() - size / 2
            elif beside >= _SMALL_ICON:
                size, left = _SMALL_ICON, rect.left() + 4
                box.moveRight(right)
                box.moveTop(top + (size - _BADGE) / 2)
            else:
                size = 0
                box.moveCenter(QPointF(rect.center().x(), top + _SMALL_ICON / 2))
        return ItemPlaces(QRectF(round(left), round(top), size, size), name, box)

    def _badge_width(self, badge: Badge) -> int:
        figures = round(text_width(self.theme.font(Step.SMALL, True), badge.words))
        return max(20, figures + (0 if badge.grade is None else 11) + 10)

    def _paint_badge(self, painter: QPainter, badge: Badge, box: QRectF) -> None:
        theme = self.theme
        fill, on = theme.line2, theme.text
        if badge.grade is not None:
            colours = theme.grade(badge.grade)
            fill, on = colours.fill, colours.on
        font, text = theme.font(Step.SMALL, True), badge.words
        mark = 0 if badge.grade is None else 11
        paint_box(painter, box, fill, None)
        if badge.grade is not None:
            paint_shape(painter, theme, badge.grade, box.topLeft() + QPointF(5, 5), 8, on)
        figure = box.adjusted(5 + mark, 0, 2, 0) if mark else box
        align = Qt.AlignmentFlag.AlignLeft if mark else Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, font, on, figure, text, align)
