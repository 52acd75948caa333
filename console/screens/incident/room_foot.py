# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The foot of the room: its acts with their keys, a question, or the fields of what is edited."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console.commands.registry import Command
from console.screens.duty.inline_ask import Choice, InlineAsk
from console.screens.incident.room_form import RoomForm
from widgets.common.base import Painted
from widgets.common.flow_line import FlowLine
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Step, Theme


class RoomFoot(Painted):
    """56 px; higher while it asks.

    Args:
        theme: the theme.
        caps: what the key caps say.
        commands: the buttons, in their order.
        behind: id of the button before which stands what is still open.

    Signals:
        pressed: command id of a button.
        left: nothing is asked any more; the keyboard goes back to the rows.
    """

    pressed = Signal(str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        caps: KeyCaps,
        commands: Sequence[Command],
        behind: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._caps = caps
        self._behind, self._is_brief = behind, False
        self._words: Sequence[str] = ("",)
        self._legal: Sequence[str] = ()
        self._row = QWidget()
        self._open = RunsLabel(theme, height=40)
        self.ask = InlineAsk(theme)
        self.form = RoomForm(theme)
        self.buttons = {command.id: self._button(command) for command in commands}
        line = FlowLine()
        line.setContentsMargins(0, 0, 0, 0)
        self._row.setLayout(line)
        for id, button in self.buttons.items():
            if id == behind:  # what is still open and the button that ends stand apart
                line.addEnd(self._open)
                line.addEnd(button)
            else:
                line.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(0)
        for widget in (self._row, self.ask, self.form):
            box.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.ask.closed.connect(self._over)
        self.form.closed.connect(self._over)

    def _button(self, command: Command) -> KeyButton:
        title = QCoreApplication.translate(command.title.context, command.title.source)
        button = KeyButton(self.theme, title, padding=8)
        self._caps.show(command.id, button.set_key)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys act through the page
        button.clicked.connect(_Press(self, command.id))
        return button

    def show_state(self, open_words: Sequence[str], primary: str, legal: Sequence[str]) -> None:
        """Say what is still open, which act comes next, and which are to be had at all.

        Args:
            open_words: the same in fewer and fewer words; the fewer stand where the whole would
                take a row of its own, with the whole in the tip.
            primary: id of the act that comes next.
            legal: ids of those to be had.
        """
        self._caps.refresh()
        self._words = open_words
        self._legal = legal
        for id, button in self.buttons.items():
            button.set_kind(ButtonKind.PRIMARY if id == primary else ButtonKind.NORMAL)
        self._show_buttons()

    def be_brief(self, is_brief: bool) -> None:
        """Show one row of acts, where what stands above needs the room; every key still acts."""
        self._is_brief = is_brief
        self._show_buttons()
        self.updateGeometry()

    def _show_buttons(self) -> None:
        for id, button in self.buttons.items():
            button.setVisible(id in self._legal)
        line, room = self._row.layout(), self._room
        if line is None:
            return
        self._say_open(self._words[-1])
        if self._is_brief:  # the words give way first, then the acts before the last one
            one_row = line.sizeHint().height()
            for id, button in reversed(self.buttons.items()):
                if line.heightForWidth(room) <= one_row:
                    break
                button.setVisible(id == self._behind and id in self._legal)
        least = line.heightForWidth(room)
        for words in self._words:  # as much as costs no further row
            self._say_open(words)
            if line.heightForWidth(room) <= least:
                break

    @property
    def _room(self) -> int:
        box = self.layout()
        assert box is not None
        margins = box.contentsMargins()
        return self.width() - margins.left() - margins.right()

    def _say_open(self, words: str) -> None:
        whole = self._words[0]
        self._open.setVisible(bool(whole))
        self._open.set_runs([Run(words, step=Step.SMALL)])
        self._open.setAccessibleName(whole)
        self._open.setToolTip("" if words == whole else whole)

    def open_question(
        self, question: str, choices: Sequence[Choice], is_tall: bool = False
    ) -> None:
        """Ask in place of the buttons."""
        self.form.put_away()
        self._row.hide()
        self.ask.ask(question, choices, is_tall)

    def hold_form(self) -> None:
        """Make room for the form that is about to open."""
        self.ask.drop()
        self._row.hide()

    @property
    def open_words(self) -> str:
        """What is still open, as it stands there."""
        return self._open.accessibleName()

    def _over(self) -> None:
        self._row.setVisible(not (self.ask.is_open or self.form.is_open))
        if self._row.isVisible():
            self.left.emit()

    def sizeHint(self) -> QSize:
        """As high as its rows are in this width: none is cut."""
        size = super().sizeHint()
        return QSize(size.width(), max(size.height(), self.heightForWidth(self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show_buttons()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.panel)
        painter.fillRect(QRectF(0, 0, self.width(), 1), self.theme.line)


class _Press:
    def __init__(self, foot: RoomFoot, command: str) -> None:
        self._foot = foot
        self._command = command

    def __call__(self) -> None:
        self._foot.pressed.emit(self._command)
