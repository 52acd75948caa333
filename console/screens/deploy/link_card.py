# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The receipt of one unit as a QR code over the page; not modal, Esc puts it away."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from console.domain.order import Assignment
from console.runtime.hall_time import hall_day_minute
from widgets.common.base import Painted, paint_box
from widgets.common.key_button import KeyButton
from widgets.common.key_words import SCOPE
from widgets.common.keyboard import can_have_keyboard
from widgets.common.qr_code import paint_qr
from widgets.common.runs_label import RunsLabel
from widgets.common.spoken import Role
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme

_SIDE = 320
_MARGIN = 16


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class _Code(Painted):
    """The code alone, on white, sharp at every size."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.link = ""
        self.setFixedSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.link:
            paint_qr(QPainter(self), QRectF(self.rect()), self.link)


class LinkCard(Painted):
    """Shows the link of one unit."""

    spoken_role = Role.Document
    keeps_tab = True

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, page)
        self.setProperty(SCOPE, "link")
        self._page = page
        self._before: QWidget | None = None
        self.code = _Code(theme)
        self._title = RunsLabel(theme, height=32)
        self._until = RunsLabel(theme, height=24)
        self._address = RunsLabel(theme, height=24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close = KeyButton(theme, _t("Close"), "Esc")
        close.clicked.connect(self.put_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(8)
        for widget in (self._title, self.code, self._address, self._until, close):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    def open(self, one: Assignment) -> None:
        """Show a unit's link and take the keyboard."""
        self.code.link = one.link
        self._title.set_runs([Run(one.unit_name, Ink.TEXT, bold=True, step=Step.TITLE)])
        self._address.set_runs([Run(one.link, step=Step.SMALL)])
        until = hall_day_minute(one.link_until) if one.link_until else "—"
        words = _t("For one phone, until {0}; what the crew presses there is written down").format(
            until
        )
        self._until.set_runs([Run(words, step=Step.SMALL)])
        self.setAccessibleName(f"{one.unit_name}·{one.link}·{words}")
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self.show()
        self.place()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.code.update()

    def put_away(self) -> None:
        """Hide and give the keyboard back."""
        before, self._before = self._before, None
        self.hide()
        if can_have_keyboard(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Stand in the middle of the page."""
        if self.isVisible():
            self.adjustSize()
            self.move(self._page.rect().center() - self.rect().center())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), self.theme.raised, self.theme.line2)
