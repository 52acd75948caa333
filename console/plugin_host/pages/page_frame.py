"""The place of one plugin page: kept while its plugin is read, missing, or comes anew (C-14)."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.base import Painted
from widgets.common.theme import Theme


class PageFrame(Painted):
    """Holds what stands there now; tab, pane and window stay the same.

    Args:
        theme: the look.
        id: full id of the page.
    """

    def __init__(self, theme: Theme, id: str) -> None:
        super().__init__(theme)
        self.id = id
        self.content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def plugin(self) -> str:
        """Id of the plugin."""
        return self.id.split(".")[1]

    def hold(self, content: QWidget) -> None:
        """Show this in place of what stood there, which is let go."""
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.let_go()
        self.content = content
        self._column.addWidget(content)
        self.setFocusProxy(content)
        if had_focus:
            content.setFocus()

    def let_go(self) -> None:
        """Stop and take away what stands there."""
        if self.content is None:
            return
        stop = getattr(self.content, "stop", None)
        if stop is not None:
            stop()
        self._column.removeWidget(self.content)
        self.content.hide()
        self.content.deleteLater()
        self.content = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - of Qt
        QPainter(self).fillRect(self.rect(), self.theme.panel)
