# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The right of the page: order text, recipients × channels, tracking, and the button one holds."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.commands import force_commands, order_commands
from console.domain.operations.order_operations import LONGEST_TEXT
from console.domain.order import Assignment
from console.domain.reference import Unit
from console.models.order_book import OrderView
from console.screens.deploy.order_rows import Held, next_batch, track_columns, track_rows
from console.screens.deploy.order_words import ButtonWords
from console.screens.deploy.parts import DeployParts
from console.screens.deploy.recipients_view import ROW, RecipientsView
from console.screens.deploy.report_line import ReportLine
from widgets.common.base import Painted
from widgets.common.empty_note import EmptyNote
from widgets.common.hold_button import HoldButton
from widgets.common.key_button import KeyButton
from widgets.common.key_words import KeyCaps
from widgets.common.notice_bar import NoticeBar
from widgets.common.pane import Pane
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step
from widgets.forms.text_area import TextArea
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

WIDTH = 560


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class OrderPane(Painted):
    """560 px wide.

    Signals:
        send_held: the button was held to its end.
        text_edited: a person has changed the order text.
        command_pressed: id of a command whose button was pressed.
        assignment_shown: id of the assignment under the cursor of tracking.
        silence_pressed: turn to the next contact of the unit that has not answered.
        welfare_pressed: turn to the unit that is to be asked how it is.
    """

    send_held = Signal()
    text_edited = Signal()
    command_pressed = Signal(str)
    assignment_shown = Signal(str)
    silence_pressed = Signal()
    welfare_pressed = Signal()

    def __init__(self, parts: DeployParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        theme = parts.theme
        self._caps = KeyCaps(lambda id: parts.commands.get(id).key)
        parts.commands.follow_keys(self._caps.refresh)
        self._head = RunsLabel(theme, height=48, padding=16)
        self.text = TextArea(theme, _t("Order text"))
        self._writing, self._track_part = QWidget(), QWidget()
        self._count = RunsLabel(theme, height=24, padding=16)
        self.recipients = RecipientsView(
            theme, partial(self._caps.words, order_commands.ACCEPTED.id)
        )
        self.model, self.matrix = self.recipients.model, self.recipients.matrix
        self.phones = self.recipients.phones
        self._print = KeyButton(theme, _t("Print slip"), small=True)
        self.silence = NoticeBar(theme, has_link=True, height=40)
        self.welfare = NoticeBar(theme, has_link=True, height=40)
        self._track_head = RunsLabel(theme, height=48, padding=16)
        self.tracking: RowsModel[TableRow] = RowsModel()
        self.track = RankedTable(theme, track_columns(), ROW)
        self.track.setAccessibleName(_t("Track"))
        self._untracked = EmptyNote(theme, self.track, top=theme.size.column_head)
        self.hold = HoldButton(theme, "")
        self._note = RunsLabel(theme, height=24)
        self._foot = Pane(theme.raised, (16, 12, 16, 12))
        self.report_line = ReportLine(theme, self._caps)
        self._caps.show(order_commands.PRINT.id, self._print.set_key)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setFixedWidth(WIDTH)
        self.text.setFixedHeight(112)
        self.track.set_model(self.tracking)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._written()
        self._tracked()
        self._arranged = (True, False)
        self._arrange(*self._arranged)
        title = [Run(_t("Track"), Ink.TEXT, bold=True, step=Step.TITLE)]
        told = Run(_t("as told by phone"), step=Step.SMALL, icon="phone")
        self._track_head.set_runs(title, [told])
        self._stand(body)

    def _arrange(self, is_writing: bool, is_offline: bool) -> None:
        """Put what is to be done now on top: the next order, else whom to call, what units say."""
        writing: tuple[QWidget, ...] = (self._head, self._writing, self.recipients)
        waiting = (self.silence, self.welfare)
        parts: tuple[QWidget, ...] = (*writing, *waiting, self._track_part)
        if not is_writing and is_offline:
            parts = (*waiting, self.recipients, self._track_part, *writing[:2])
        elif not is_writing:
            parts = (*waiting, self._track_part, *writing)
        last = self._track_part if is_writing or is_offline else self.recipients
        for widget in parts:
            self._column.removeWidget(widget)
            self._column.addWidget(widget, 1 if widget is last else 0)
        self._arranged = (is_writing, is_offline)

    def _tracked(self) -> None:
        head = self._track_line = QHBoxLayout()
        head.addWidget(self._track_head, 1)
        head.addWidget(self._print)
        column = QVBoxLayout(self._track_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.track, 1)
        column.addStretch(0)

    def _written(self) -> None:
        """Return the order text with its count, which go away while nothing is to be sent."""
        column = QVBoxLayout(self._writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        padded = QHBoxLayout()
        padded.setContentsMargins(16, 0, 16, 0)
        padded.addWidget(self.text)
        column.addLayout(padded)
        column.addWidget(self._count)

    def _stand(self, body: QWidget) -> None:
        """The button and the keys of reports stay where they are; what is above them scrolls."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rolled(body), 1)
        whole.addWidget(self.report_line)
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._foot.column.addWidget(self.hold)
        self._foot.column.addSpacing(8)
        self._foot.column.addWidget(self._note)
        whole.addWidget(self._foot)

    def _connect(self) -> None:
        self.hold.held.connect(self.send_held)
        self.text.edited.connect(self._text_changed)
        self.track.current_changed.connect(self.assignment_shown)
        self.silence.link_clicked.connect(self.silence_pressed)
        self.welfare.link_clicked.connect(self.welfare_pressed)
        self.phones.line_clicked.connect(self._follow_phone)
        self.report_line.command_pressed.connect(self.command_pressed)
        print_slip = partial(self.command_pressed.emit, order_commands.PRINT.id)
        self._print.clicked.connect(print_slip)

    # What the page says

    def set_text(self, text: str) -> None:
        """Prefill the order text."""
        self.text.set_text(text)
        self._show_count()

    @property
    def order_text(self) -> str:
        """The order text, on one line."""
        return " ".join(self.text.text.split())

    @property
    def is_sendable(self) -> bool:
        """Whether the text has a length the rule allows."""
        return 0 < len(self.order_text) <= LONGEST_TEXT

    @property
    def is_writing(self) -> bool:
        """Whether an order is to be written: forces are ticked, or there was none yet."""
        return not self.hold.isHidden()

    def show_orders(
        self,
        orders: Sequence[OrderView],
        units: Sequence[Unit],
        held: Held | None,
        is_offline: bool,
        revoked: str = "",
    ) -> None:
        """Show recipients × channels, or the phone list of an outage, and tracking.

        Args:
            orders: of this matter.
            units: whom the next one goes to.
            held: the order that can still be taken back.
            is_offline: whether the link is cut.
            revoked: number of the order that is being revoked; empty for none.
        """
        note = _t("order, batch {0}").format(next_batch(orders))
        title = Run(_t("Send"), Ink.TEXT, bold=True, step=Step.TITLE)
        if revoked:
            title = Run(_t("Order that revokes"), Ink.TEXT, bold=True, step=Step.TITLE)
            note = _t("revokes {0}; Esc leaves it").format(revoked)
        self._head.set_runs([title], [Run(note)])
        is_writing = bool(units or revoked or not orders) or self.text.edit.hasFocus()
        had_keyboard = self.hold.hasFocus()
        if (is_writing, is_offline) != self._arranged:
            self._arrange(is_writing, is_offline)
        self._writing.setVisible(is_writing)
        self._head.setVisible(is_writing)
        self.hold.setVisible(is_writing)
        if had_keyboard and not is_writing:  # else Qt gives it to whatever field comes next
            self.track.setFocus(Qt.FocusReason.OtherFocusReason)
        self.recipients.show_orders(orders, units, held, is_offline, self.assignment_id)
        self._print.setVisible(bool(orders))
        # The head has its own space at both ends, the button has none.
        self._track_line.setContentsMargins(0, 0, 16 if orders else 0, 0)
        self._show_tracking(orders)

    def _show_tracking(self, orders: Sequence[OrderView]) -> None:
        rows = track_rows(orders)
        self.tracking.set_rows(rows)
        head, row = self.theme.size.column_head, self.theme.grown(ROW)
        wanted = min(self.track.content_height, head + 5 * row)
        self.track.setMinimumHeight(max(wanted, head + row))
        self.track.setMaximumHeight(max(self.track.content_height, head + row))
        self._untracked.say("" if rows else _t("Units are followed here once an order is sent"))
        if rows and self.tracking.row_of(self.track.current_id) is None:
            self.track.set_current(rows[0].id, reveal=False)

    def show_button(self, words: ButtonWords, note: str) -> None:
        """Say what the button does and whether it can be held."""
        can = words.can and self.is_sendable
        self.hold.setEnabled(can)
        self.hold.set_texts(words.label, words.units, "Ctrl Enter" if can else "")
        self._note.set_runs([Run(note, step=Step.SMALL)])
        self._foot.setVisible(self.is_writing or bool(note))
        self._show_count()

    def show_unit(self, assignment: Assignment | None, asked_next: datetime | None = None) -> None:
        """Say whose report the keys write down."""
        self.report_line.show_unit(assignment, asked_next)

    def show_silence(self, words: str, note: str, action: str) -> None:
        """Show who has not answered; empty words hide the line.

        Args:
            words: who, and for how long.
            note: what comes next.
            action: words to click; empty where there is nobody to turn to.
        """
        key = order_commands.TURN.id if action else ""
        self._show_notice(self.silence, words, note, action, key)

    def show_welfare(self, words: str, note: str, action: str, has_key: bool) -> None:
        """Show who is to be asked how its people are; empty words hide the line."""
        key = force_commands.SAFE.id if has_key else ""
        self._show_notice(self.welfare, words, note, action, key)

    def _show_notice(self, bar: NoticeBar, words: str, note: str, action: str, key: str) -> None:
        bar.setVisible(bool(words))
        if words:
            left = [Run(words, Ink.TEXT, bold=True), Run(note, gap=12)]
            right = [Run(action, Ink.ACT)] if action else []
            cap = self._caps.words(key) if key else ""
            if cap:
                right.append(key_cap(cap))
            bar.set_runs(left, right)
            bar.setAccessibleName(" ".join(w for w in (words, note, action, cap) if w))

    @property
    def assignment_id(self) -> str:
        """Id of the assignment the report keys act on."""
        return self.track.current_id

    def _follow_phone(self, assignment_id: str) -> None:
        """The unit on the phone is the one whose reports are written down."""
        if self.tracking.row_of(assignment_id) is not None:
            self.track.set_current(assignment_id)

    def _text_changed(self) -> None:
        self._show_count()
        self.text_edited.emit()

    def _show_count(self) -> None:
        length = len(self.order_text)
        words = _t("{0} of {1} characters").format(length, LONGEST_TEXT)
        is_long = length > LONGEST_TEXT
        run = Run(words, Ink.TEXT if is_long else Ink.TEXT3, bold=is_long, step=Step.SMALL)
        self._count.set_runs([], [run])

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 920)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)
