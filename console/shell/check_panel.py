# ruff: noqa: D102 - Qt's overrides are described by Qt
"""需人工核对: the cards at the left, both accounts of one at the right; 1, 2, 3 decide."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands import check_commands as commands
from console.commands.check_commands import CheckActs
from console.commands.executor import Result
from console.commands.registry import Command, CommandTable, same_key
from console.domain.check import Check, Choice
from console.models.check_cards import Account, CheckCard, CheckCards, about, accounts
from console.models.futures import when_done
from console.models.operation_words import NameOf
from console.models.seat_words import seat_word
from console.models.standing_words import is_chinese
from console.models.subject import Subject
from console.runtime.hall_time import hall_day_minute, hall_time
from console.shell.key_event import key_of
from console.shell.keys import title_of
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import KeyButton
from widgets.common.key_words import SCOPE, KeyCaps
from widgets.common.pane import Pane
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.roles import BandHead
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain

WIDTH, _LIST, _HEIGHT = 1280, 400, 560
OPEN, DECIDED = "open", "decided"


def _t(source: str) -> str:
    return QCoreApplication.translate("check", source)


class CheckPanel(Overlay):
    """Cards that ask a person, and those that were decided.

    Args:
        theme: the theme.
        cards: what is shown.
        acts: decides one.
        table: its commands are added to it.
        name_of: returns the name of a record.
        window: what it lies over.

    Signals:
        said: something was decided; in passing.
        refused: it could not be, and why.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        theme: Theme,
        cards: CheckCards,
        acts: CheckActs,
        table: CommandTable,
        name_of: NameOf,
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._cards = cards
        self._acts = acts
        self._name_of = name_of
        self._head = RunsLabel(theme, height=48, padding=16)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.list = RankedTable(theme, [TableColumn("", _LIST - 32, stretches=True)], 56)
        self.list.setAccessibleName(_t("To be checked"))
        self.list.set_model(self.rows)
        self.list.setFixedWidth(_LIST)
        self.sides: RowsModel[TableRow] = RowsModel()
        self._why = RunsLabel(theme, height=40, padding=16)
        self._told = RunsLabel(theme, height=32, padding=16)
        self.comparison = RankedTable(theme, _columns(), 40)
        self.comparison.setAccessibleName(_t("Both sides"))
        self.comparison.set_model(self.sides)
        self.comparison.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons: list[KeyButton] = []
        self._note = RunsLabel(theme, height=40)
        self._commands = table
        self._caps = KeyCaps(lambda id: table.get(id).key)
        self.setProperty(SCOPE, commands.PAGE)
        self._build(table)
        table.add(commands.OPEN, self.open)
        for id, choice in commands.CHOICES.items():
            table.add(_command(id), partial(self.decide, choice))
        self._caps.refresh()
        table.follow_keys(self._caps.refresh)
        self.list.installEventFilter(self)
        self.list.current_changed.connect(self._show_card)
        cards.changed.connect(self._changed)

    def _build(self, table: CommandTable) -> None:
        right = Pane(self.theme.panel)
        for widget in (self._why, self._told, self.comparison):
            right.column.addWidget(widget)
        middle = QHBoxLayout()
        middle.setSpacing(1)
        middle.addWidget(self.list)
        middle.addWidget(right, 1)
        self.let_shrink(right, _HEIGHT)
        self.let_shrink(self.list, _HEIGHT)
        foot = Pane(self.theme.raised, (16, 8, 16, 8))
        line = QHBoxLayout()
        line.setSpacing(8)
        for id in commands.CHOICES:
            command = _command(id)
            button = KeyButton(self.theme, title_of(command))
            self._caps.show(id, button.set_key)
            button.clicked.connect(partial(table.run, id))
            self._buttons.append(button)
            line.addWidget(button)
        line.addWidget(self._note, 1)
        foot.column.addLayout(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addLayout(middle)
        box.addWidget(foot)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self.refresh()
        self.open_over()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Say everything anew."""
        cards = self._cards.cards
        still_open = len(self._cards.open)
        self.list.set_bands(
            [
                BandHead(OPEN, _t("To be checked"), _t("the oldest first"), still_open),
                BandHead(DECIDED, _t("Decided"), _t("kept"), len(cards) - still_open),
            ]
        )
        self.rows.set_rows([self._row(card) for card in cards])
        if self.rows.rows and self.rows.row_of(self.list.current_id) is None:
            self.list.set_current(self.rows.rows[0].id, reveal=False)
        title = Run(_t("To be checked by a person"), Ink.TEXT, bold=True, step=Step.TITLE)
        words = _t("{0} open; both accounts stay recorded whatever is decided").format(still_open)
        self._head.set_runs([title, Run(words, gap=16)], way_out())
        self._show_card()

    def decide(self, choice: Choice) -> None:
        """Decide the card under the cursor."""
        card = self.card
        if card is None or not card.check.is_open:
            return
        words = about(card, self._name_of)

        def done(result: Result) -> None:
            if result.is_saved:
                self.said.emit(_t("Decided: {0}").format(f"{_choice_word(choice)}·{words}"))
            else:
                reason = result.zh if is_chinese() else result.en
                self.refused.emit(f"{reason} {result.detail}".strip())

        when_done(self._acts.resolve(card.check, choice, words), self, done)

    @property
    def card(self) -> CheckCard | None:
        """The card under the cursor."""
        id = self.list.current_id
        return next((card for card in self._cards.cards if card.check.id == id), None)

    def subject(self) -> Subject | None:
        """Return what the card under the cursor is about, for a note."""
        card = self.card
        if card is None:
            return None
        refs = (f"check/{card.check.id}", *card.check.targets)
        return Subject(about(card, self._name_of), refs)

    @property
    def words(self) -> list[str]:
        """The comparison as one reads it, line by line."""
        return [row.title for row in self.sides.rows]

    @property
    def decision(self) -> str:
        """What the foot says of the card: what was decided, by whom, when."""
        return self._note.accessibleName()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _row(self, card: CheckCard) -> TableRow:
        check = card.check
        at = check.recorded_at
        second = [Run(_reason(check), step=Step.SMALL, gap=8)]
        if at is not None:
            second.insert(0, Run(hall_day_minute(at), Ink.TEXT3, step=Step.SMALL))
        mark = [Run(icon="clock", icon_size=14, gap=8)] if card.is_pending else []
        ink = Ink.TEXT if check.is_open else Ink.TEXT2
        first = (Run(about(card, self._name_of), ink, bold=check.is_open), *mark)
        band = OPEN if check.is_open else DECIDED
        return TableRow(check.id, (Cell(first, tuple(second)),), band)

    def _show_card(self, _: str = "") -> None:
        card = self.card
        can = card is not None and card.check.is_open
        for button in self._buttons:
            button.setEnabled(can)
        if card is None:
            self._why.set_runs([Run(_t("Nothing has to be checked"), icon="circle-check")])
            self._told.set_runs([])
            self.sides.set_rows([])
            self._note.set_runs([], [])
            return
        check = card.check
        self._why.set_runs([Run(_reason(check), Ink.TEXT, bold=True)])
        self._told.set_runs([Run(_told(check), step=Step.SMALL)])

        def is_bold(line: Account) -> bool:
            return line.differs and check.is_about_record

        self.sides.set_rows(
            [
                TableRow(
                    str(number),
                    (
                        plain(line.what, Ink.TEXT3, step=Step.SMALL),
                        plain(line.at_seat, Ink.TEXT, bold=is_bold(line)),
                        plain(line.at_hub, Ink.TEXT, bold=is_bold(line)),
                    ),
                )
                for number, line in enumerate(accounts(card, self._name_of))
            ]
        )
        self._note.set_runs([], [Run(_decision(card), step=Step.SMALL)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        pressed = key_of(event)
        for id, choice in commands.CHOICES.items():
            if same_key(self._commands.get(id).key, pressed):
                self.decide(choice)
                return True
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True


def _columns() -> list[TableColumn]:
    return [
        TableColumn("", 96),
        TableColumn(_t("At the seat"), 360, stretches=True, gives=True),
        TableColumn(_t("At the hub"), 360, stretches=True, gives=True),
    ]


def _command(id: str) -> Command:
    return next(command for command in commands.COMMANDS if command.id == id)


def _reason(check: Check) -> str:
    return (check.reason_zh if is_chinese() else check.reason_en) or check.code


def _told(check: Check) -> str:
    at = check.acted_at or check.recorded_at
    words = hall_time(at) if at is not None else ""
    return _t("told by {0} at {1} {2}").format(check.actor, seat_word(check.seat), words).strip()


def _choice_word(choice: str) -> str:
    words = {
        Choice.SEAT: _t("the seat's holds"),
        Choice.HUB: _t("the hub's holds"),
        Choice.BOTH: _t("keep both"),
    }
    return words.get(Choice(choice), choice) if choice in set(Choice) else choice


def _decision(card: CheckCard) -> str:
    check = card.check
    if check.is_open:
        return _t("the fact stays recorded either way")
    at = hall_time(check.decided_at) if check.decided_at else ""
    words = _t("{0}: {1}, {2} {3}").format(
        _choice_word(check.choice), check.decided_name, seat_word(check.decided_seat), at
    )
    pending = _t("{0}; saved here, hub has not answered")
    return pending.format(words) if card.is_pending else words
