# ruff: noqa: D102 - Qt's overrides are described by Qt
"""批示: the instructions of leaders as a list, and every step with one by its key."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.commands import instruction_commands
from console.commands import instruction_commands as own
from console.commands.executor import Result
from console.commands.instruction_commands import Given, InstructionActs
from console.commands.registry import CommandTable, same_key
from console.domain.instruction import Instruction, Medium
from console.domain.instruction_steps import InstructionAct, legal
from console.models.instruction_book import InstructionBook
from console.models.subject import Subject
from console.shell.ask_form import AskedLine, AskForm, Send
from console.shell.half_forms import HalfForms
from console.shell.instruction_lines import asked_lines, names_in
from console.shell.instruction_words import instruction_columns, instruction_row, medium_word
from console.shell.key_event import key_of
from console.shell.keys import title_of
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.flow_line import FlowLine
from widgets.common.key_button import KeyButton
from widgets.common.key_words import SCOPE, KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

WIDTH = 1120
_ROW, _HEIGHT, _BESIDE_FORM = 56, 616, 392
"""A row; how high the list is at most, and while something is asked below it."""
_AROUND, _BOTH = 176, 720
"""What stands around the list; how high a window is that has room for it and what is asked."""
_LOOK = 1000
_WRITE = "write"
"""Under this a new one that is half written is kept."""


def _t(source: str) -> str:
    return QCoreApplication.translate("instruction", source)


class InstructionPanel(Overlay):
    """A list; keys act on the row under the cursor, and ask below it for the words they need.

    Args:
        theme: the theme.
        book: the instructions.
        acts: saves.
        now: the hall's time.
        table: its commands are added to it.
        about: returns the matter and the alert a new one is about; empty for neither.
        window: what it lies over.
        half: keeps what is half written, by its form; without it nothing is kept.

    Signals:
        saving: the future of an act, and what to say when it is saved.
    """

    saving = Signal(object, str)

    def __init__(
        self,
        theme: Theme,
        book: InstructionBook,
        acts: InstructionActs,
        now: Callable[[], datetime],
        table: CommandTable,
        about: Callable[[], tuple[str, str]],
        window: QWidget,
        half: HalfForms | None = None,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._half, self._form = half or HalfForms(), ""
        self._book, self._acts, self._now, self._table = book, acts, now, table
        self._about = about
        self._shown: dict[str, Instruction] = {}
        self._head = RunsLabel(theme, height=48, padding=16)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.list = RankedTable(theme, instruction_columns(), _ROW)
        self.list.setAccessibleName(_t("Leaders' instructions"))
        self.list.set_model(self.rows)
        self._empty = RunsLabel(theme, height=64, padding=16)
        self.form = AskForm(theme)
        self.buttons: dict[InstructionAct, KeyButton] = {}
        self._caps = KeyCaps(lambda id: table.get(id).key)
        self._second = QTimer(self)
        self._second.setInterval(_LOOK)
        self._second.timeout.connect(self.refresh)
        self.setProperty(SCOPE, own.LIST_PAGE)
        self._build()
        self._add_commands()
        book.changed.connect(self.refresh)
        self.form.sent.connect(self._forget)
        self.form.sent.connect(self._back_to_rows)
        self.form.edited.connect(self._keep)
        self.list.installEventFilter(self)
        book.load()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        foot = self._foot = QWidget()
        line = FlowLine()
        line.setContentsMargins(16, 8, 16, 8)
        foot.setLayout(line)
        self._write_button = write = KeyButton(self.theme, title_of(own.WRITE))
        self._caps.show(own.WRITE.id, write.set_key)
        write.clicked.connect(partial(self._table.run, own.WRITE.id))
        line.addWidget(write)
        for act, command in own.STEPS.items():
            button = KeyButton(self.theme, title_of(command))
            self._caps.show(command.id, button.set_key)
            button.clicked.connect(partial(self._table.run, command.id))
            self.buttons[act] = button
            line.addWidget(button)
        for widget in (self._head, self._empty, self.list, self.form, foot):
            box.addWidget(widget)

    def _add_commands(self) -> None:
        self._table.add(own.WRITE, self.write)
        for act, command in own.STEPS.items():
            self._table.add(command, partial(self.step, act))
        self._caps.refresh()
        self._table.follow_keys(self._caps.refresh)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self.refresh()
        self.open_over()
        self._second.start()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self._shown:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_form_away(self) -> None:
        """Ask for nothing any more; what is half written is kept."""
        if self.form.isVisibleTo(self):
            self.form.leave()
            self._back_to_rows()

    def put_away(self) -> None:
        if self.form.isVisible():
            self.put_form_away()
            return
        self._second.stop()
        super().put_away()

    @property
    def words(self) -> list[str]:
        """All rows as one reads them."""
        return [row.title for row in self.rows.rows]

    @property
    def current(self) -> Instruction | None:
        """The instruction under the cursor."""
        return self._shown.get(self.list.current_id)

    def subject(self) -> Subject | None:
        """Return the instruction under the cursor, for a note."""
        told = self.current
        return None if told is None else Subject(told.text, (f"{Instruction.KIND}/{told.id}",))

    def refresh(self) -> None:
        """Say everything anew."""
        found, now = self._book.shown(), self._now()
        self._shown = {each.id: each for each in found}
        self.rows.set_rows([instruction_row(e, now, self._book.is_pending(e.id)) for e in found])
        if found and self.list.current_id not in self._shown:
            self.list.set_current(found[0].id, reveal=False)
        late = sum(1 for each in found if each.feedback_by and each.feedback_by < now)
        words = _t("{0} open, {1} overdue").format(sum(each.is_open for each in found), late)
        title = Run(_t("Leaders' instructions"), Ink.TEXT, bold=True, step=Step.TITLE)
        out = [] if self.form.isVisibleTo(self) else way_out(gap=16)  # Esc leaves the form first
        self._head.set_runs([title, Run(words, gap=16)], out)
        words = _t("No instruction yet; {0} records the first")
        key = self._caps.words(instruction_commands.WRITE.id)
        self._empty.set_runs([Run(words.format(key), icon="circle-check")])
        self._empty.setVisible(not found)
        self.list.setVisible(bool(found) and not self._is_low)
        if self.window().focusWidget() is self and self.list.isVisible():  # the first one came
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._foot.setVisible(not self.form.isVisibleTo(self))
        self.list.setFixedHeight(self._list_height())
        for act, button in self.buttons.items():
            button.setEnabled(act in self._possible)
        if self.isVisible():
            self.place()

    def _list_height(self) -> int:
        """Return the height of the list: whole rows, as many as there is room for."""
        most = _BESIDE_FORM if self.form.isVisibleTo(self) else _HEIGHT
        room = min(self.raised(most), max(_ROW, self._window.height() - self.theme.grown(_AROUND)))
        head, row = self.theme.size.column_head, self.list.row_heights()[False]
        return min(self.list.content_height, head + max(1, (room - head) // row) * row)

    @property
    def _possible(self) -> tuple[InstructionAct, ...]:
        """What may be done with the one under the cursor; with no unit named nobody is urged."""
        told = self.current
        if told is None:
            return ()
        nobody = () if told.targets else (InstructionAct.URGE,)
        return tuple(act for act in legal(told) if act not in nobody)

    @property
    def _is_low(self) -> bool:
        """Whether what is asked takes all the height there is."""
        return self.form.isVisibleTo(self) and self._window.height() < self.theme.grown(_BOTH)

    def write(self) -> None:
        """Ask for a new one, in the order in which it is told."""
        media = "、".join(medium_word(each) for each in Medium)
        lines = (
            AskedLine("text", _t("Words"), _t("word for word, as it was given")),
            AskedLine("from_name", _t("Given by"), _t("name")),
            AskedLine("post", _t("Post"), _t("deputy head, leader on duty")),
            AskedLine("medium", _t("How"), media, medium_word(Medium.PHONE)),
            AskedLine("agreed_by", _t("Read back"), _t("who there said that it is right")),
            AskedLine("units", _t("For"), _t("units, with commas between them")),
            AskedLine("minutes", _t("Feedback"), _t("within how many minutes; empty: no clock")),
        )
        self._ask(_WRITE, _t("Record an instruction"), lines, self._write)

    def _write(self, told: Mapping[str, str]) -> str:
        medium = next((m for m in Medium if medium_word(m) == told["medium"]), None)
        if not told["text"] or not told["from_name"]:
            return _t("The words and who gave them are needed")
        if medium is None:
            return _t("How it came: one of {0}").format("、".join(medium_word(m) for m in Medium))
        if medium is Medium.PHONE and not told["agreed_by"]:
            return _t("Read it back, and write who there said that it is right")
        if told["minutes"] and not (told["minutes"].isdecimal() and int(told["minutes"]) < 100_000):
            return _t("The minutes are a number")
        incident, alert = self._about()
        given = Given(
            told["text"], told["from_name"], told["post"], medium, told["agreed_by"],
            names_in(told["units"]), int(told["minutes"] or 0), incident, alert,
        )  # fmt: skip
        self.saving.emit(self._acts.register(given), _t("Instruction recorded"))
        return ""

    def step(self, act: InstructionAct) -> None:
        """Take one step with the instruction under the cursor, asking for the words it needs."""
        told = self.current
        if told is None or (act is InstructionAct.URGE and not told.targets):
            return
        lines = asked_lines(told, act, self._now())
        if not lines:
            self._save(told, act, {})
            return
        title = _t("{0}: {1}").format(title_of(own.STEPS[act]), told.text)
        self._ask(f"{act}/{told.id}", title, lines, partial(self._said, told, act))

    def _ask(self, form: str, title: str, lines: Sequence[AskedLine], send: Send) -> None:
        """Ask; what was left half written of the same stands there again."""
        kept = self._half.kept(form)
        self._form = form
        if kept:
            title = _t("{0} (as you left it)").format(title)
            lines = [replace(line, value=kept.get(line.id, line.value)) for line in lines]
        self.form.ask(title, lines, send)
        before: QWidget = self.list
        for field in self.form.fields.values():
            self.setTabOrder(before, field.field.edit)
            before = field.field.edit
        self.setTabOrder(before, self._write_button)
        self.refresh()

    def _said(self, told: Instruction, act: InstructionAct, words: Mapping[str, str]) -> str:
        needed = next(iter(words))
        if not words[needed] and act is not InstructionAct.CLOSE:
            return _t("The first line is needed")
        self._save(told, act, words)
        return ""

    def _save(self, told: Instruction, act: InstructionAct, words: Mapping[str, str]) -> None:
        saved: Future[Result] = self._acts.step(told, act, words)
        self.saving.emit(saved, title_of(own.STEPS[act]))

    def _keep(self, answers: dict[str, str]) -> None:
        self._half.keep(self._form, answers)

    def _forget(self) -> None:
        self._half.keep(self._form, {})

    def _back_to_rows(self) -> None:
        self.refresh()
        (self.list if self._shown else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._run_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        return self._run_key(event)

    def _run_key(self, event: QKeyEvent) -> bool:
        key = key_of(event)
        for command in own.OF_LIST:
            if same_key(self._table.get(command.id).key, key):
                self._table.run(command.id)
                return True
        return False
