# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The slip as it will be printed, over the page, not modal: P prints, S keeps a PDF, Esc ends."""

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from console.screens.deploy.slip import Slip
from console.screens.deploy.slip_paper import HEIGHT, WIDTH, paint_slip
from widgets.common.base import Painted, paint_box
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE
from widgets.common.keyboard import can_have_keyboard
from widgets.common.rolled import rolled
from widgets.common.spoken import Role
from widgets.common.theme import Theme

_MARGIN, _BAR = 16, 72
_LEAST_WIDTH = 608
"""Width at which the sheet can be read; where it is too high for the page then, it scrolls."""
_SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def _t(source: str) -> str:
    return QCoreApplication.translate("slip", source)


class SlipSheet(Painted):
    """The sheet itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.slip: Slip | None = None

    def fill(self, width: int) -> None:
        """Be as wide as this and as high as paper then is."""
        self.setFixedSize(width, round(width * HEIGHT / WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.slip is None:
            return
        painter, sheet = QPainter(self), QRectF(self.rect())
        paint_slip(painter, sheet, self.slip, self.theme.font().family())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(sheet, self.theme.paper)  # on the screen the sheet is never glaring


class SlipPreview(Painted):
    """One slip over the page.

    Signals:
        print_requested: the slip shown.
        save_requested: the slip shown, for a PDF.
    """

    print_requested = Signal(object)
    save_requested = Signal(object)
    spoken_role = Role.Document
    keeps_tab = True

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, page)
        self.setProperty(SCOPE, "slip")
        self._page = page
        self._before: QWidget | None = None
        self.sheet = SlipSheet(theme)
        self._rolled = rolled(self.sheet)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, key, kind, call in (
            (_t("Print"), "P", ButtonKind.PRIMARY, self.ask_to_print),
            (_t("Keep as PDF"), "S", ButtonKind.NORMAL, self.ask_to_save),
            (_t("Close"), "Esc", ButtonKind.NORMAL, self.put_away),
        ):
            button = KeyButton(self.theme, words, key, kind)
            button.clicked.connect(call)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_MARGIN)
        column.addWidget(self._rolled, 1)
        column.addLayout(row)

    @property
    def slip(self) -> Slip | None:
        """The slip shown."""
        return self.sheet.slip

    def open(self, slip: Slip) -> None:
        """Show a slip and take the keyboard."""
        self.sheet.slip = slip
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self.setAccessibleName(_t("Dispatch slip {0}").format(slip.number))
        self.setAccessibleDescription(slip.said)
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sheet.update()

    def put_away(self) -> None:
        """Hide and give the keyboard back."""
        before, self._before = self._before, None
        self.hide()
        if can_have_keyboard(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Find the place over the page anew: its whole height, and a sheet wide at least."""
        height = self._page.height() - 2 * _MARGIN
        sheet = height - _BAR - 2 * _MARGIN
        width = max(_LEAST_WIDTH, round(sheet * WIDTH / HEIGHT) + 2 * _MARGIN)
        width = min(width, self._page.width() - 2 * _MARGIN)
        is_low = (width - 2 * _MARGIN) * HEIGHT / WIDTH > sheet + 1
        bar = self._rolled.verticalScrollBar().sizeHint().width() if is_low else 0
        self.sheet.fill(width - 2 * _MARGIN - bar)
        self.setGeometry((self._page.width() - width) // 2, _MARGIN, width, height)

    def ask_to_print(self) -> None:
        """Wish for the paper."""
        if self.slip is not None:
            self.print_requested.emit(self.slip)

    def ask_to_save(self) -> None:
        """Wish for a file."""
        if self.slip is not None:
            self.save_requested.emit(self.slip)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # letters belong to the slip while it lies here, not to the page below
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        calls = {
            Qt.Key.Key_P: self.ask_to_print,
            Qt.Key.Key_S: self.ask_to_save,
            Qt.Key.Key_Escape: self.put_away,
        }
        call = calls.get(Qt.Key(event.key()))
        if call is not None and not event.isAutoRepeat():
            call()
            return
        if event.key() in _SCROLLING:
            QApplication.sendEvent(self._rolled.verticalScrollBar(), event)
            return
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), self.theme.raised, self.theme.line2)
