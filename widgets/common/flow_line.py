# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A line of widgets that goes on in the next row where there is no more room for them."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLine(QLayout):
    """Rows from left to right, each widget as wide as it wants to be at least.

    Args:
        spacing: pixels between widgets, and between rows.
        fills: what is left of a row is shared among its widgets.
        evens: rows are about as long as each other; no widget is left alone in the last one.
    """

    def __init__(
        self,
        spacing: int = 8,
        fills: bool = False,
        parent: QWidget | None = None,
        evens: bool = False,
    ) -> None:
        super().__init__(parent)
        self._fills, self._evens = fills, evens
        self._items: list[QLayoutItem] = []
        self._ending: set[QWidget] = set()
        self.setSpacing(spacing)

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands in each row of a width."""
        rows = self._filled(width)
        if self._evens and len(rows) > 1:
            narrower = rows
            while len(narrower) == len(rows) and width > 0:
                rows, width = narrower, width - 8
                narrower = self._filled(width)
        return rows

    def _filled(self, width: int) -> list[list[QLayoutItem]]:
        """Return rows that hold as much as goes into a width, the first ones first."""
        rows: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            if rows[-1] and used + wanted > width:
                rows.append([])
                used = 0
            rows[-1].append(item)
            used += wanted + self.spacing()
        return rows

    def _height(self, rows: list[list[QLayoutItem]]) -> int:
        heights = [max((item.sizeHint().height() for item in row), default=0) for row in rows]
        return sum(heights) + self.spacing() * (len(rows) - 1)

    def _share(self, row: list[QLayoutItem], width: int) -> int:
        """Return how much wider each widget of a row becomes."""
        if not self._fills or not row:
            return 0
        return max(0, width - self._used(row)) // len(row)

    def _used(self, row: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() + self.spacing() for item in row) - self.spacing()

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end.

        Its item is made here: PySide gives one that Qt makes up for lost while it is still in use,
        and an error in a layout's override ends the program (6.11).
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addEnd(self, widget: QWidget) -> None:
        """Put a widget at the end; it and what follows it stand at the right of their row."""
        self._ending.add(widget)
        self.addWidget(widget)

    def _begins_end(self, item: QLayoutItem) -> bool:
        return item.widget() in self._ending

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._height(self._rows(inner)) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        widths = [i.sizeHint().width() + self.spacing() for i in self._items if not i.isEmpty()]
        inner = sum(widths) - self.spacing() if widths else 0
        return QSize(inner, self._height([self._items])).grownBy(margins)

    def minimumSize(self) -> QSize:
        widest = max((i.sizeHint().width() for i in self._items if not i.isEmpty()), default=0)
        return QSize(widest, self._height([self._items])).grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        more = inner.width()
        for row in self._rows(inner.width()):
            left = inner.left()
            more = min(more, self._share(row, inner.width()))  # a last one stays a button
            spare = inner.width() - self._used(row)
            high = max((item.sizeHint().height() for item in row), default=0)
            for item in row:
                size = item.sizeHint()
                if spare > 0 and self._begins_end(item):
                    left += spare
                    spare = 0
                width = min(size.width() + more, inner.width())
                middle = top + (high - size.height()) // 2  # at night boxes are higher than words
                item.setGeometry(QRect(left, middle, width, size.height()))
                left += width + self.spacing()
            top += high + self.spacing()
