# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The rows of a page: parts side by side where there is room, one below the other where not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.plugin_api.page import Page, PageRow
from console.plugin_host.pages.part_view import PartView
from console.plugin_host.pages.part_views import view_of
from console.plugin_host.pages.ports import Ports

_NARROW = 900
"""Below this, at the plain size of text, parts stand one below the other."""
_GAP = 1


class PageBody(QWidget):
    """All parts of a page; as high as they need, so that what holds it may scroll.

    Args:
        page: as it was read.
        ports: the console's half.
    """

    def __init__(self, page: Page, ports: Ports) -> None:
        super().__init__()
        self._theme = ports.theme
        self._is_narrow: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self._rows: list[tuple[QBoxLayout, list[PartView]]] = []
        for row in page.row:
            line, views = self._row(row, ports)
            is_fixed = all(not view.least_height for view in views)
            column.addLayout(line, 0 if is_fixed else row.share)
            self._rows.append((line, views))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fit()

    @property
    def views(self) -> Sequence[PartView]:
        """All parts from the top."""
        return [view for _, views in self._rows for view in views]

    def _row(self, row: PageRow, ports: Ports) -> tuple[QBoxLayout, list[PartView]]:
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(_GAP)
        views = [view_of(part, ports) for part in row.part]
        for part, view in zip(row.part, views, strict=True):
            view.setMinimumWidth(0)
            view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            line.addWidget(view, part.share)
        return line, views

    def _fit(self) -> None:
        grown = self._theme.grown
        is_narrow = self.width() < grown(_NARROW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        flow = QBoxLayout.Direction
        for line, views in self._rows:
            line.setDirection(flow.TopToBottom if is_narrow else flow.LeftToRight)
            for view in views:
                view.setMinimumHeight(grown(view.least_height) if view.least_height else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Take the sizes of the theme again."""
        self._is_narrow = None
        self._fit()

    def focus_first(self) -> None:
        """Give the keyboard to the first part that takes it."""
        widgets = (widget for view in self.views for widget in view.findChildren(QWidget))
        takes = Qt.FocusPolicy.TabFocus.value
        first = next((each for each in widgets if each.focusPolicy().value & takes), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
