"""Words that wrap, in one ink of the theme and its type step; another look changes both."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from widgets.common.theme import Ink, Step, Theme


class WordLabel(QLabel):
    """A label in any ink; the palette alone knows only the first text.

    Args:
        theme: the theme.
        text: the words, taken as they are (never as rich text).
        ink: their colour; second text for the name of a field, a caption, what is well.
        step: their size.
        bold: whether they carry weight.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        ink: Ink = Ink.TEXT2,
        step: Step = Step.SMALL,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._ink = theme, ink
        self.setFont(theme.font(step, bold))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.restyle()

    def say(self, text: str, ink: Ink) -> None:
        """Change the words and how loud they are."""
        self._ink = ink
        self.setText(text)
        self.restyle()

    def restyle(self) -> None:
        """Take the colour from the theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.ink(self._ink))
        self.setPalette(palette)
