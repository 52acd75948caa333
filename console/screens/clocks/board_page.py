# ruff: noqa: D102 - Qt's overrides are described by Qt
"""时限看板: every clock that runs in the hall, with its source text and its proof."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands.registry import Command
from console.models.clock_words import kind_word
from console.models.running_clock import KINDS, RunningClock
from console.models.subject import Subject
from console.screens.clocks import own_commands
from console.screens.clocks.board_list import BoardList
from console.screens.clocks.board_rows import (
    MOST,
    BoardRow,
    alert_limit,
    counts,
    ids_of,
    limit_words,
)
from console.screens.clocks.export import Export
from console.screens.clocks.parts import ClockParts
from console.screens.clocks.proof_pane import ProofPane
from console.screens.clocks.report_form import ReportEntry
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.incident.room_form import RoomForm
from widgets.common.base import Painted
from widgets.common.empty_note import EmptyNote
from widgets.common.flow_line import FlowLine
from widgets.common.key_words import SCOPE, KeyCaps, key_words
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step
from widgets.forms.combo import Choice, Combo
from widgets.lists.rows_model import RowsModel

ALL = ""
_WIDER = (own_commands.NEXT, own_commands.LATE)
_PROOF = 440
"""The words of the table need the rest."""


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


class ClockBoard(Painted):
    """Clocks at the left, the proof of the one under the cursor at the right.

    Args:
        parts: everything it is built from. Its commands are added to `parts.commands`.

    Signals:
        record_requested: the clock whose record somebody wants to see.
        said: something was done; in passing.
        refused: something was not, and why.
    """

    record_requested = Signal(object)
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: ClockParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self.setProperty(SCOPE, own_commands.PAGE)
        theme = parts.theme
        self._is_grouped = self._is_late_only = False
        self._listed: list[RunningClock] | None = None
        self._late_count = 0
        self.title = RunsLabel(
            theme, [Run(own_commands.title(), Ink.TEXT, True, Step.TITLE)], (), 32
        )
        self.kind = Combo(theme, [Choice(ALL, _t("All kinds"))], width=208, name=_t("Kind"))
        self.counts = RunsLabel(theme, (), (), 32)
        self._keys = [RunsLabel(theme, (), (), 32) for _ in own_commands.OF_PAGE]
        self.model: RowsModel[BoardRow] = RowsModel()
        self.table = BoardList(theme, parts.clock.now)
        self.proof = ProofPane(parts)
        self.form = RoomForm(theme)
        self.empty = EmptyNote(theme, self.table, theme.size.column_head)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.refresh)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.table.set_model(self.model)
        self.table.setAccessibleName(own_commands.title())
        head = FlowLine(spacing=16)
        head.setContentsMargins(16, 8, 16, 8)
        for widget in (self.title, self.kind, self.counts, *self._keys):
            head.addWidget(widget)
        body = QHBoxLayout()
        body.setSpacing(1)
        body.addWidget(self.table, 1)
        body.addWidget(self.proof)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 4)
        foot.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        commands, export = self._parts.commands, Export(self._parts, self)
        export.said.connect(self.said)
        export.refused.connect(self.refused)
        self._entry = ReportEntry(self._parts, self.form, self)
        self._entry.said.connect(self.said)
        self._entry.refused.connect(self.refused)
        self.form.closed.connect(self.table.setFocus)
        handlers = (
            self._next_kind,
            self._turn,
            self._late,
            self._report,
            self._no_report,
            export.this_month,
            export.last_month,
        )
        for command, handler in zip(own_commands.OF_PAGE, handlers, strict=True):
            commands.add(command, handler)
        caps = KeyCaps(lambda id: commands.get(id).key)
        for command, line in zip(own_commands.OF_PAGE, self._keys, strict=True):
            caps.show(command.id, partial(_say_key, line, command))
        commands.follow_keys(caps.refresh)
        bind_shortcuts(self, commands, [command.id for command in own_commands.OF_PAGE])
        self.kind.chosen.connect(self._choose)
        self.table.current_changed.connect(self._show_proof)
        self.table.activated.connect(self._go)

    # What is listed

    def refresh(self) -> None:
        """List what runs now; where that is what is listed, do nothing."""
        clocks, now = self._parts.clocks.all(), self._parts.clock.now()
        late = bisect_left(clocks, now, key=lambda clock: clock.ends)
        if clocks != self._listed or late != self._late_count:
            self._listed, self._late_count = clocks, late
            self._fill()

    def begin(self) -> None:
        """List anew from the top, with the cursor on the first."""
        self._fill(is_anew=True)
        if self.model.rows:
            self.table.set_current(self.model.rows[0].id)
        self.table.show_new()
        self.table.forget_new()

    def show_clock(self, lead: str) -> None:
        """Put the cursor on the first clock that leads to a record; all kinds are listed then."""
        self.kind.set_current(ALL)
        self._is_late_only = False
        self.refresh()
        self.begin()
        found = next((row.id for row in self.model.rows if row.clock.alert == lead), "")
        if found:
            self.table.set_current(found)

    def _fill(self, is_anew: bool = False) -> None:
        clocks = self._listed or []
        self._say_counts(clocks)
        shown = self._chosen(clocks)
        rows = [self._row(id, clock) for id, clock in ids_of(shown[:MOST])]
        (self.model.reset_rows if is_anew else self.model.set_rows)(rows)
        if rows and not self.table.current_id:
            self.table.set_current(rows[0].id)
        self._say_empty(bool(rows), bool(clocks))
        self._show_proof(self.table.current_id)

    def _chosen(self, clocks: Sequence[RunningClock]) -> list[RunningClock]:
        now = self._parts.clock.now()
        kind = self.kind.current
        found = [clock for clock in clocks if kind in (ALL, clock.kind)]
        if self._is_late_only:
            found = [clock for clock in found if clock.ends < now]
        if self._is_grouped:
            places = {kind: at for at, kind in enumerate(KINDS)}
            found.sort(key=lambda clock: places.get(clock.kind, len(places)))
        return found

    def _row(self, id: str, clock: RunningClock) -> BoardRow:
        if clock.detail is not None:
            told = clock.detail.limit
            return BoardRow(id, clock, clock.detail.title, told.source, limit_words(told))
        alert = self._parts.clocks.alert_of(clock.alert)
        about = clock.subject if alert is None else alert.title
        if clock.subject not in about:
            about = f"{clock.subject} {about}"
        limit = alert_limit(alert, clock.kind, self._parts.clocks.profile)
        return BoardRow(id, clock, about, self._parts.source_of(clock), limit)

    def _say_counts(self, clocks: Sequence[RunningClock]) -> None:
        late = self._late_count
        words = _t("{0} clocks, {1} overdue").format(len(clocks), late)
        if len(clocks) > MOST:
            words = _t("{0} clocks, {1} overdue, the first {2} listed").format(
                len(clocks), late, MOST
            )
        told = Run(words, Ink.TEXT if late else Ink.TEXT2, bold=bool(late))
        self.counts.set_runs([told, Run(self._order_words, step=Step.SMALL, gap=16)])
        kinds = counts(clocks)
        choices = [Choice(ALL, _t("All kinds"))]
        choices += [Choice(k, _t("{0} {1}").format(kind_word(k), n)) for k, n in kinds]
        self.kind.set_choices(choices)

    def _say_empty(self, has_rows: bool, has_clocks: bool) -> None:
        if has_rows:
            self.empty.say("")
        elif has_clocks:
            keys = (key_words(self._parts.commands.key_of(each)) for each in _WIDER)
            self.empty.say(
                _t("None of these"), _t("{0} another kind, {1} all of them").format(*keys)
            )
        else:
            self.empty.say(
                _t("No clock runs"), _t("They start when an alert, an order or a matter comes in")
            )

    # What a person does

    def _choose(self, _: str = "") -> None:
        self.begin()

    def _next_kind(self) -> None:
        kinds = [ALL, *(kind for kind, _ in counts(self._listed or []))]
        current = self.kind.current
        at = kinds.index(current) if current in kinds else 0
        self.kind.set_current(kinds[(at + 1) % len(kinds)])
        self.begin()

    def _turn(self) -> None:
        self._is_grouped = not self._is_grouped
        self.begin()
        self.said.emit(self._order_words)

    @property
    def _order_words(self) -> str:
        return _t("Sorted by kind") if self._is_grouped else _t("Sorted by time left")

    def _late(self) -> None:
        self._is_late_only = not self._is_late_only
        self.begin()

    def _report(self) -> None:
        self._entry.ask(self._clock)

    def _no_report(self) -> None:
        self._entry.ask_why_none(self._clock)

    def _show_proof(self, id: str) -> None:
        self.proof.show_row(self._value(id))

    def _go(self, id: str) -> None:
        row = self._value(id)
        if row is not None:
            self.record_requested.emit(row.clock)

    @property
    def _clock(self) -> RunningClock | None:
        """The clock under the cursor."""
        row = self._value(self.table.current_id)
        return None if row is None else row.clock

    def subject(self) -> Subject | None:
        """Return what the clock under the cursor runs for, for a note."""
        row = self._value(self.table.current_id)
        if row is None:
            return None
        if row.clock.detail is not None:
            return Subject(row.title, (row.clock.detail.record,))
        alert = self._parts.clocks.alert_of(row.clock.alert)
        return Subject(row.title, () if alert is None else (f"{alert.KIND}/{alert.id}",))

    def _value(self, id: str) -> BoardRow | None:
        at = self.model.row_of(id)
        return None if at is None else self.model.rows[at]

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.panel)
        painter.fillRect(
            self.table.geometry().right() + 1,
            self.table.y(),
            1,
            self.table.height(),
            self.theme.line,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.proof.setFixedWidth(min(_PROOF, max(0, self.width() * 3 // 10)))
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        self.begin()
        self._second.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._second.stop()
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)


def _say_key(line: RunsLabel, command: Command, key: str) -> None:
    """Say what a key does, with the cap it has now."""
    name = QCoreApplication.translate(command.title.context, command.title.source)
    line.set_runs([Run(name, step=Step.SMALL), key_cap(key)])
