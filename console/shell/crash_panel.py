"""What went wrong, on one screen: code, where, and the same as a QR code to be photographed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from console.shell.overlay import Overlay
from widgets.common.base import Painted
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.qr_code import paint_qr
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

WIDTH = 1080
_QR = 240


def _t(source: str) -> str:
    return QCoreApplication.translate("seat", source)


class _Code(Painted):
    """The report as a QR code."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.text = ""
        self.setFixedSize(QSize(_QR, _QR))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.text:
            paint_qr(QPainter(self), QRectF(self.rect()), self.text, _paper(self.theme))


def _paper(theme: Theme) -> QColor:
    """Return white, at night the lightest the look has: nothing is pure white then."""
    if not theme.look.is_night:
        return QColor("white")
    return max((theme.text, theme.panel), key=QColor.lightness)


class CrashPanel(Overlay):
    """A report; Esc closes it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._title = RunsLabel(theme, height=40)
        self._advice = QLabel(
            _t(
                "The console goes on, what was saved is saved. Photograph this for the installer:"
                " no names, places or numbers are in it"
            )
        )
        self._advice.setWordWrap(True)
        self._advice.setFont(theme.font())
        self._lines = QLabel()
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(13)
        self._lines.setFont(font)
        self._lines.setWordWrap(True)
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._code = _Code(theme)
        close = KeyButton(theme, _t("Close"), "Esc", ButtonKind.NORMAL)
        close.clicked.connect(self.put_away)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self._lines, 1, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(12)
        box.addWidget(self._title)
        box.addWidget(self._advice)
        box.addLayout(below)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)

    def show_report(self, code: str, lines: Sequence[str]) -> None:
        """Open with a report."""
        words = _t("Something went wrong: {0}").format(code)
        self._title.set_runs([Run(words, Ink.TEXT, bold=True, step=Step.TITLE)])
        self._lines.setText("\n".join(lines))
        self._code.text = "\n".join(lines).encode()[:1200].decode(errors="ignore")
        self.open_over()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def lines(self) -> str:
        """The report shown."""
        return self._lines.text()
