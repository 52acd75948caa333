"""F1: the keys that work on the page at the front."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.shell.keys import KeyLine
from console.shell.overlay import Overlay
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Theme


class KeySheet(Overlay):
    """A list of keys and what they do.

    Args:
        theme: the theme.
        lines: returns the keys of the page at the front.
        window: what it lies over.
    """

    def __init__(
        self, theme: Theme, lines: Callable[[], Sequence[KeyLine]], window: QWidget
    ) -> None:
        super().__init__(theme, window, 480)
        self._lines = lines
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(8, 8, 8, 8)
        self._box.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self._fill()
        self.open_over()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        title = QCoreApplication.translate("shell", "Keys of this page")
        self._box.addWidget(RunsLabel(self.theme, [Run(title, Ink.TEXT, bold=True)], padding=12))
        for line in self._lines():
            left, right = [Run(line.title, Ink.TEXT)], [key_cap(line.key)]
            self._box.addWidget(RunsLabel(self.theme, left, right, 32, 12))
