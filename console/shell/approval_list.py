# ruff: noqa: D102 - Qt's overrides are described by Qt
"""插件准入: what each plugin asks for, in words; the shift leader lets it in or takes it out."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.plugin import NATIVE
from console.models.subject import Subject
from console.shell.approval_lines import (
    ApprovalLine,
    plugin_columns,
    plugin_row,
    right_columns,
    right_row,
)
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.flow_line import FlowLine
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.word_label import WordLabel
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow

WIDTH = 1120
PAGE = "approvals"
_ROW, _RIGHT_ROW, _HIGH, _RIGHTS = 56, 44, 552, 480


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class ApprovalList(Overlay):
    """Plugins at the left, what the one under the cursor asks for at the right, each with a box.

    1 lets it in with what is ticked, 2 takes it out, 3 goes back a version, 4 has this desk try a
    new version first, 5 lets it go to all desks. Space ticks.

    Args:
        theme: the theme.
        lines: returns the plugins as they are now.
        leads: whether who sits here decides.
        window: what it lies over.

    Signals:
        let_in: id of a line, and the ids of the rights that are granted.
        taken_out, gone_back, tried_here, released: id of a line.
    """

    let_in = Signal(str, frozenset)
    taken_out = Signal(str)
    gone_back = Signal(str)
    tried_here = Signal(str)
    released = Signal(str)

    def __init__(
        self,
        theme: Theme,
        lines: Callable[[], Sequence[ApprovalLine]],
        leads: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, PAGE)
        self._lines, self._leads = lines, leads
        self.shown: dict[str, ApprovalLine] = {}
        self._ticked: dict[str, frozenset[str]] = {}
        self._held_by = ""
        self.head = RunsLabel(theme, height=48, padding=16)
        self.held = WordLabel(theme)
        self.table, self._rows = self._table(_t("Approve plugins"), plugin_columns(), _ROW)
        self.rights, self._right_rows = self._table(_t("It asks to"), right_columns(), _RIGHT_ROW)
        self.table.current_changed.connect(lambda _: self._show_current())
        self.rights.cell_clicked.connect(lambda id, _: self.tick(id))
        self.rights.activated.connect(self.tick)
        does = ((_t("Approve"), "1", self.say_yes), (_t("Remove"), "2", self.take_out),
                (_t("Previous version"), "3", self.go_back),
                (_t("Try at this desk first"), "4", self.try_here),
                (_t("Release to all desks"), "5", self.release))  # fmt: skip
        self.buttons = [self._button(*each) for each in does]
        self.buttons[0].set_kind(ButtonKind.PRIMARY)
        self.foot = WordLabel(theme)
        self._build()

    def _table(
        self, name: str, columns: Sequence[TableColumn], height: int
    ) -> tuple[RankedTable, RowsModel[TableRow]]:
        rows: RowsModel[TableRow] = RowsModel()
        table = RankedTable(self.theme, columns, height)
        table.setAccessibleName(name)
        table.set_model(rows)
        table.installEventFilter(self)
        return table, rows

    def _button(self, words: str, key: str, run: Callable[[], None]) -> KeyButton:
        button = KeyButton(self.theme, words, key)
        button.clicked.connect(run)
        return button

    def _build(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(1)
        beside.addWidget(self.table, 1)
        self.rights.setFixedWidth(self.theme.grown(_RIGHTS))
        beside.addWidget(self.rights)
        foot = FlowLine()
        foot.setContentsMargins(16, 8, 16, 8)
        for button in self.buttons:
            foot.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(self.head)
        for label in (self.held, self.foot):
            label.setContentsMargins(16, 0, 16, 8)
        box.addWidget(self.held)
        box.addLayout(beside)
        box.addLayout(foot)
        box.addWidget(self.foot)
        self.let_shrink(self.table, _HIGH)
        self.let_shrink(self.rights, _HIGH)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self._ticked.clear()
        self.refresh()
        self._go_to_waiting()
        self.open_over()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_waiting(self) -> None:
        """Put the cursor on what waits for a decision, unless it stands on one."""
        waiting = [id for id, line in self.shown.items() if line.is_waiting]
        if waiting and self.table.current_id not in waiting:
            self.table.set_current(waiting[0], reveal=True)

    def say_held(self, words: str) -> None:
        """Say what holds the programs of plugins on this machine."""
        self._held_by = words
        self._say_held()

    def _say_held(self) -> None:
        """Say what holds them; nothing holds the one whose native code is ticked."""
        words, ink = self._held_by, Ink.TEXT2
        if NATIVE in self.ticked:
            ink = Ink.TEXT
            words = _t("Native code is ticked: this plugin runs inside the console, not isolated")
        self.held.say(words, ink)
        if self.isVisible():
            self.place()

    def refresh(self) -> None:
        """Show them as they are now."""
        found = self._lines()
        known = {id: line.terms for id, line in self.shown.items()}
        self._ticked = {
            each.id: self._ticked[each.id]
            for each in found
            if each.id in self._ticked and known.get(each.id) == each.terms
        }
        self.shown = {each.id: each for each in found}
        self._rows.set_rows([plugin_row(each) for each in found])
        if found and self.table.current_id not in self.shown:
            self.table.set_current(found[0].id, reveal=False)
        title = Run(_t("Approve plugins"), Ink.TEXT, bold=True, step=Step.TITLE)
        waiting = sum(each.is_waiting for each in found)
        told = _t("{0} waiting, {1} approved").format(waiting, sum(each.is_in for each in found))
        self.head.set_runs([title, Run(told, gap=16)], way_out(gap=16))
        self._show_current()

    # What may be done with the plugin under the cursor

    @property
    def chosen(self) -> ApprovalLine | None:
        """The plugin under the cursor."""
        return self.shown.get(self.table.current_id)

    def subject(self) -> Subject | None:
        """Return the plugin under the cursor, for a note."""
        return None if self.chosen is None else Subject(self.chosen.name)

    @property
    def ticked(self) -> frozenset[str]:
        """The rights that are ticked for it."""
        chosen = self.chosen
        return frozenset() if chosen is None else self._ticked.get(chosen.id, chosen.granted)

    def tick(self, right: str) -> None:
        """Tick a right, or take its tick away."""
        if self.chosen is not None and self._leads():
            self._ticked[self.chosen.id] = self.ticked ^ {right}
            self._show_current()

    def say_yes(self) -> None:
        """Have the plugin let in with what is ticked."""
        if self._may_say_yes() and self.chosen is not None:
            self.let_in.emit(self.chosen.id, self.ticked)

    def take_out(self) -> None:
        """Have the plugin taken out."""
        if self._leads() and self.chosen is not None and self.chosen.is_in:
            self.taken_out.emit(self.chosen.id)

    def go_back(self) -> None:
        """Have the version before used, or what is armed disarmed."""
        if self.chosen is not None and (self.chosen.back or self.chosen.armed):
            self.gone_back.emit(self.chosen.id)

    def try_here(self) -> None:
        """Have this desk named to try the version that is armed."""
        if self._leads() and self.chosen is not None and self.chosen.may_try:
            self.tried_here.emit(self.chosen.id)

    def release(self) -> None:
        """Have the version that is tried let go to all desks."""
        if self._leads() and self.chosen is not None and self.chosen.may_release:
            self.released.emit(self.chosen.id)

    def _may_say_yes(self) -> bool:
        chosen = self.chosen
        if chosen is None or not self._leads():
            return False
        return chosen.is_waiting or self.ticked != chosen.granted

    def _show_current(self) -> None:
        chosen, ticked = self.chosen, self.ticked
        rights = chosen.rights if chosen else ()
        self._right_rows.set_rows([right_row(each, each.id in ticked) for each in rights])
        leads = self._leads()
        may = (
            self._may_say_yes(),
            leads and chosen is not None and chosen.is_in,
            chosen is not None and bool(chosen.back or chosen.armed),
            leads and chosen is not None and chosen.may_try,
            leads and chosen is not None and chosen.may_release,
        )
        for button, is_possible in zip(self.buttons, may, strict=True):
            button.setEnabled(is_possible)
        self.foot.say(self._told(leads), Ink.TEXT2)
        self._say_held()

    def _told(self, leads: bool) -> str:
        chosen = self.chosen
        if chosen is None:
            return _t("No plugins on this seat")
        told = [] if leads else [_t("The shift leader approves plugins")]
        count = _t("{0} of {1} rights ticked; Tab to them, Space ticks")
        if chosen.rights:
            told.append(count.format(len(self.ticked), len(chosen.rights)))
        else:
            told.append(_t("It asks for nothing beyond its pages"))
        if chosen.pilot:
            told.append(chosen.pilot)
        if chosen.faults:
            count = _t("{0} of its plans, rules or entries do not hold here: {1}")
            told.append(count.format(len(chosen.faults), chosen.faults[0]))
        if chosen.armed:
            told.append(_t("3: {0} does not take over").format(chosen.armed))
        elif chosen.back:
            told.append(_t("3: back to {0} on this seat").format(chosen.back))
        if chosen.tried:
            told.append(chosen.tried)
        return _t("; ").join(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        does = {Qt.Key.Key_1: self.say_yes, Qt.Key.Key_2: self.take_out,
                Qt.Key.Key_3: self.go_back, Qt.Key.Key_4: self.try_here,
                Qt.Key.Key_5: self.release}  # fmt: skip
        if watched is self.rights and key == Qt.Key.Key_Space:
            does[key] = partial(self.tick, self.rights.current_id)
        if key not in does:
            return False
        if not event.isAutoRepeat():
            does[key]()
        return True
