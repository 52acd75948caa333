# ruff: noqa: D102 - Qt's overrides are described by Qt
"""待发送与待处理: opens from the header's outbox item; nothing in it is modal, nothing is lost."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from console.commands import outbox_commands as commands
from console.commands.executor import Result
from console.commands.outbox_commands import OutboxActs
from console.commands.registry import CommandTable
from console.models.futures import when_done
from console.models.operation_words import NameOf
from console.models.outbox import Outbox, Refusal
from console.models.standing_words import is_chinese
from console.models.subject import Subject
from console.runtime.clock import Clock, from_text
from console.shell import outbox_rows as made
from console.shell.table_panel import TablePanel
from console.shell.way_out import way_out
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.time_label import clock_text

WIDTH = 1120


def _t(source: str) -> str:
    return QCoreApplication.translate("outbox", source)


class OutboxPanel(TablePanel):
    """A table of what waits and what was refused; keys act on the row under the cursor.

    Args:
        theme: the theme.
        clock: for how long something waits.
        outbox: what is shown.
        acts: what can be done about it.
        table: its commands are added to it.
        held_for: returns for how long an operation is held back.
        name_of: returns the name of a record.
        window: what it lies over.

    Signals:
        said: something was done; in passing.
        refused: something was refused, and why.
        order_requested: alert id, unit ids and text of a refused order, to be sent anew by hand.
    """

    said = Signal(str)
    refused = Signal(str)
    order_requested = Signal(str, list, str)

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        outbox: Outbox,
        acts: OutboxActs,
        table: CommandTable,
        held_for: Callable[[str], float],
        name_of: NameOf,
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH, made.columns(), _t("Outbox"))
        self._clock = clock
        self._outbox = outbox
        self._acts = acts
        self._held_for = held_for
        self._name_of = name_of
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        self._declare(table)
        offered = (commands.AGAIN, commands.SEEN, commands.TAKE_BACK)
        on_row = (commands.SEEN, commands.TAKE_BACK)
        self._offer(table, commands.PAGE, offered, on_row)
        self._note = RunsLabel(theme, height=40)
        self._foot.addWidget(self._note)
        self.table.activated.connect(self._entered)
        self.table.current_changed.connect(self._show_buttons)
        outbox.changed.connect(self._changed)

    def _declare(self, table: CommandTable) -> None:
        table.add(commands.OPEN, self.open)
        table.add(commands.AGAIN, self.again)
        table.add(commands.SEEN, self.see)
        table.add(commands.TAKE_BACK, self.take_back)

    def open(self) -> None:
        self._outbox.refresh()
        super().open()
        if not self.isHidden():
            self._show_buttons()
            self._second.start()

    def refresh(self) -> None:
        """Say everything anew."""
        outbox = self._outbox
        moment = made.Moment(
            self._clock.now(),
            self._clock.monotonic(),
            outbox.link.view,
            self._held_for,
            outbox.was_refused,
            self._name_of,
        )
        still_open = outbox.open_refusals
        seen = len(outbox.refusals) - len(still_open)
        self.table.set_bands(made.heads(len(still_open), len(outbox.waiting), seen))
        self._show_head()
        self._show_rows(made.rows(outbox.refusals, outbox.waiting, moment))
        if self.isVisible():
            self._show_buttons()

    # What keys do

    def again(self) -> None:
        """Do what was refused once more, as an act of its own."""
        refusal = self._refusal()
        if refusal is None or refusal.is_seen:
            return
        operation = refusal.operation
        if operation.kind == "order.dispatch":  # forces are only ever sent by hand
            args = refusal.args
            units = [str(each.get("unit", "")) for each in args.get("recipients", ())]
            self._outbox.mark(operation.op, "page")
            self.put_away()
            self.order_requested.emit(str(args.get("alert_id")), units, str(args.get("text")))
            return
        does, about = made.act_words(operation, self._name_of)
        words = f"{does} {about}"

        def done(result: Result) -> None:
            if not result.is_saved:
                self.refused.emit(result.zh if is_chinese() else result.en)
                return
            self._outbox.mark(operation.op, result.op)
            self.said.emit(_t("Done again: {0}").format(words))

        when_done(self._acts.again(operation, words, refusal.zh), self, done)

    def see(self) -> None:
        """Take note of a refusal; it stays in the list of what was dealt with."""
        refusal = self._refusal()
        if refusal is not None and not refusal.is_seen:
            self._outbox.mark(refusal.operation.op)

    def take_back(self) -> None:
        """Take back what has not left, or what the hub has not decided."""
        op = self.table.current_id
        operation = next((each for each in self._outbox.waiting if each.op == op), None)
        if operation is None:
            return
        words = " ".join(made.act_words(operation, self._name_of))

        def done(was_taken_back: bool) -> None:
            if was_taken_back:
                self.said.emit(_t("Taken back: {0}").format(words))
                self._outbox.refresh()
            else:
                self.refused.emit(_t("May have arrived already, cannot be taken back"))

        when_done(self._acts.take_back(op, words), self, done)

    def subject(self) -> Subject | None:
        """Return what the act under the cursor is about, for a note."""
        return made.subject(self._outbox, self.table.current_id, self._name_of)

    @property
    def words(self) -> list[str]:
        """All rows as one reads them."""
        return [row.title for row in self.rows.rows]

    @property
    def head(self) -> str:
        """What the head says."""
        return self._head.accessibleName()

    def _refusal(self) -> Refusal | None:
        op = self.table.current_id
        return next((each for each in self._outbox.refusals if each.operation.op == op), None)

    def _tick(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._second.stop()

    def _entered(self, _: str) -> None:
        self.again()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_head(self) -> None:
        waiting, link = self._outbox.waiting, self._outbox.link.view
        words = _t("To send {0}").format(len(waiting))
        if waiting:
            age = (self._clock.now() - from_text(waiting[0].saved_at)).total_seconds()
            oldest = clock_text(max(0.0, age))
            words = _t("To send {0}·oldest {1}").format(len(waiting), oldest)
        left = [
            Run(_t("To send and refused"), Ink.TEXT, bold=True, step=Step.TITLE),
            Run(words, gap=16),
        ]
        why = link.stall_zh or link.reason_zh if is_chinese() else link.stall_en or link.reason_en
        self._head.set_runs(left, [Run(why, step=Step.SMALL), *way_out(gap=16)])
        self._empty.set_runs(
            [Run(_t("Everything has arrived, nothing was refused"), icon="circle-check")]
        )

    def _show_buttons(self, _: str = "") -> None:
        refusal = self._refusal()
        is_open = refusal is not None and not refusal.is_seen
        op = self.table.current_id
        is_waiting = any(each.op == op for each in self._outbox.waiting)
        self._buttons[commands.AGAIN.id].setEnabled(is_open)
        self._buttons[commands.SEEN.id].setEnabled(is_open)
        self._buttons[commands.TAKE_BACK.id].setEnabled(is_waiting)
        words = ""
        if refusal is not None and refusal.detail:
            words = _t("the hub says: {0}").format(refusal.detail)
        self._note.set_runs([], [Run(words, Ink.TEXT3, step=Step.SMALL)])
