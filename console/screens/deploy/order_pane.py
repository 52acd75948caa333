# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The right of the page: order text, recipients × channels, tracking, and the button one holds."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.commands import order_commands
from console.domain.operations.order_operations import LONGEST_TEXT
from console.domain.order import Assignment
from console.domain.reference import Unit
from console.models.order_book import OrderView
from console.screens.deploy.order_rows import (
    Held,
    phone_lines,
    recipient_columns,
    recipient_heads,
    recipient_rows,
    stage_head,
    track_columns,
    track_rows,
)
from console.screens.deploy.parts import DeployParts
from widgets.common.base import Painted
from widgets.common.flow_line import FlowLine
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
from widgets.lists.phone_list import PhoneList
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

WIDTH = 560
REPORTS = (
    order_commands.ACCEPTED,
    order_commands.EN_ROUTE,
    order_commands.ON_SCENE,
    order_commands.WORKING,
    order_commands.RELEASED,
)
_ROW = 40


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
    """

    send_held = Signal()
    text_edited = Signal()
    command_pressed = Signal(str)
    assignment_shown = Signal(str)
    silence_pressed = Signal()

    def __init__(self, parts: DeployParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        theme = parts.theme
        self._caps = KeyCaps(lambda id: parts.commands.get(id).key)
        parts.commands.follow_keys(self._caps.refresh)
        self._head = RunsLabel(theme, height=48, padding=16)
        self.text = TextArea(theme, _t("Order text"))
        self._count = RunsLabel(theme, height=24, padding=16)
        self.model: RowsModel[TableRow] = RowsModel()
        self.matrix = RankedTable(theme, recipient_columns(), _ROW)
        self.matrix.setAccessibleName(_t("Recipients"))
        self._phones_head = RunsLabel(theme, height=32, padding=16)
        self._print = KeyButton(theme, _t("Print slip"), small=True)
        self.phones = PhoneList(theme)
        self.silence = NoticeBar(theme, has_link=True, height=40)
        self._track_head = RunsLabel(theme, height=48, padding=16)
        self.tracking: RowsModel[TableRow] = RowsModel()
        self.track = RankedTable(theme, track_columns(), _ROW)
        self.track.setAccessibleName(_t("Track"))
        self._whose = RunsLabel(theme, height=24)
        self._reports: list[KeyButton] = []
        self._unreached = KeyButton(theme, _t("No reply"), small=True, padding=6)
        self.hold = HoldButton(theme, "")
        self._note = RunsLabel(theme, height=24)
        self._report_line = QWidget()
        self._caps.show(order_commands.PRINT.id, self._print.set_key)
        self._caps.show(order_commands.UNREACHED.id, self._unreached.set_key)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setFixedWidth(WIDTH)
        self.text.setFixedHeight(112)
        self.matrix.set_model(self.model)
        self.track.set_model(self.tracking)
        self.matrix.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(_padded(self.text))
        column.addWidget(self._count)
        column.addWidget(self._phones_head)
        column.addLayout(_padded(self.phones, bottom=8))
        column.addWidget(self.matrix)
        column.addWidget(self.silence)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 16, 0)
        head.addWidget(self._track_head, 1)
        head.addWidget(self._print)
        column.addLayout(head)
        column.addWidget(self.track, 1)
        self._stand(body)
        self._build_reports()
        self._print.clicked.connect(_Pressed(self.command_pressed.emit, order_commands.PRINT.id))
        source = _t("as told by phone")
        title = [Run(_t("Track"), Ink.TEXT, bold=True, step=Step.TITLE)]
        self._track_head.set_runs(title, [Run(source, step=Step.SMALL, icon="phone")])

    def _stand(self, body: QWidget) -> None:
        """The button and the keys of reports stay where they are; what is above them scrolls."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rolled(body), 1)
        whole.addWidget(self._report_line)
        whole.addWidget(self._foot())

    def _build_reports(self) -> None:
        line = QVBoxLayout(self._report_line)
        line.setContentsMargins(16, 8, 16, 12)
        line.setSpacing(4)
        line.addWidget(self._whose)
        row = FlowLine(fills=True)
        for command in REPORTS:
            stage = order_commands.STAGES[command.id]
            button = KeyButton(self.theme, stage_head(stage), small=True, padding=6)
            self._caps.show(command.id, button.set_key)
            button.clicked.connect(_Pressed(self.command_pressed.emit, command.id))
            self._reports.append(button)
            row.addWidget(button)
        self._unreached.clicked.connect(
            _Pressed(self.command_pressed.emit, order_commands.UNREACHED.id)
        )
        row.addWidget(self._unreached)
        line.addLayout(row)

    def _foot(self) -> QWidget:
        foot = Pane(self.theme.raised, (16, 12, 16, 12))
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        foot.column.addWidget(self.hold)
        foot.column.addSpacing(8)
        foot.column.addWidget(self._note)
        return foot

    def _connect(self) -> None:
        self.hold.held.connect(self.send_held)
        self.text.edited.connect(self._text_changed)
        self.track.current_changed.connect(self.assignment_shown)
        self.silence.link_clicked.connect(self.silence_pressed)
        self.phones.line_clicked.connect(self._follow_phone)

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

    def show_orders(
        self,
        orders: Sequence[OrderView],
        units: Sequence[Unit],
        held: Held | None,
        is_offline: bool,
    ) -> None:
        """Show recipients × channels, or the phone list of an outage, and tracking."""
        batch = len(orders) + 1
        title = Run(_t("Send"), Ink.TEXT, bold=True, step=Step.TITLE)
        self._head.set_runs([title], [Run(_t("order of batch {0}").format(batch))])
        if is_offline:
            self._phones_head.set_runs(
                [
                    Run(_t("Phone list"), Ink.TEXT, bold=True),
                    Run(_t("by system once the link is back"), step=Step.SMALL, gap=12),
                ]
            )
            self.phones.set_lines(phone_lines(orders, units, self.assignment_id))
        else:
            self.matrix.set_bands(recipient_heads(orders, held))
            self.model.set_rows(recipient_rows(orders, units, held))
            heads, row = self.theme.size.column_head, self.theme.grown(_ROW)
            most = min(self.matrix.content_height, heads + 7 * row)
            self.matrix.setFixedHeight(max(most, heads + row))
        # Shown only once it has its size: showing lays the pane out at once.
        self.matrix.setVisible(not is_offline)
        self._phones_head.setVisible(is_offline)
        self.phones.setVisible(is_offline)
        self._print.setVisible(bool(orders))
        rows = track_rows(orders)
        self.tracking.set_rows(rows)
        heads, row = self.theme.size.column_head, self.theme.grown(_ROW)
        wanted = min(self.track.content_height, heads + 5 * row)
        self.track.setMinimumHeight(max(wanted, heads + row))
        if rows and self.tracking.row_of(self.track.current_id) is None:
            self.track.set_current(rows[0].id, reveal=False)

    def show_button(self, units: int, batch: int, is_offline: bool, note: str) -> None:
        """Say what the button does and whether it can be held."""
        can = units > 0 and self.is_sendable
        self.hold.setEnabled(can)
        if not units:
            label = _t("Tick forces first")
        elif is_offline:
            label = _t("Hold for 1 s: sent by phone")
        else:
            label = _t("Hold for 1 s: send batch {0}").format(batch)
        units_words = _t("{0} units").format(units) if units else ""
        self.hold.set_texts(label, units_words, "Ctrl Enter" if can else "")
        self._note.set_runs([Run(note, step=Step.SMALL)])
        self._show_count()

    def show_unit(self, assignment: Assignment | None) -> None:
        """Say whose report the keys write down."""
        self._report_line.setVisible(assignment is not None)
        if assignment is None:
            return
        self._whose.set_runs(
            [
                Run(_t("Told by phone·"), step=Step.SMALL),
                Run(assignment.unit_name, Ink.TEXT, bold=True),
                Run(assignment.phone, gap=8),
            ]
        )

    def show_silence(self, words: str, note: str, action: str, has_key: bool) -> None:
        """Show who has not answered; empty words hide the line.

        Args:
            words: who, and for how long.
            note: what comes next.
            action: words to click; empty where there is nobody to turn to.
            has_key: whether N acts on this very unit.
        """
        self.silence.setVisible(bool(words))
        if words:
            left = [Run(words, Ink.TEXT, bold=True), Run(note, gap=12)]
            right = [Run(action, Ink.ACT)] if action else []
            if has_key:
                right.append(key_cap(self._caps.words(order_commands.UNREACHED.id)))
            self.silence.set_runs(left, right)
            self.silence.setAccessibleName(" ".join(w for w in (words, note, action) if w))

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


def _padded(widget: QWidget, bottom: int = 0) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 16, bottom)
    row.addWidget(widget)
    return row


class _Pressed:
    """A button that runs a command by its id."""

    def __init__(self, run: Callable[[str], object], command: str) -> None:
        self._run = run
        self._command = command

    def __call__(self) -> None:
        self._run(self._command)
