"""What goes with modes and responses in force: who is at the post, what is due, what is done."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.hall_mode import HallMode
from console.domain.mode_history import EffectTaken, Turning
from console.domain.rule import RuleBook
from console.runtime.hall_time import hall_minute
from console.settings.response_profile import ResponseSort
from console.shell.mode_effect_list import heading, sort_word
from console.shell.mode_rules import SORT as RULES
from console.shell.mode_words import turned_words
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import Cell, Check, TableColumn, TableRow, wrapped

_ROW, _TWO_LINES = 36, 44
_SHOWN = 6
"""Rows seen at once; the rest scrolls."""
_PAST = 12
"""Turnings the history shows, the newest first."""
_ORDER = ("chief", "scene", "leader", "roster", "cadence", "playbook", "rules")


def _t(source: str) -> str:
    return QCoreApplication.translate("mode", source)


class _Rows(QWidget):
    """A table that is as high as its rows, up to some."""

    def __init__(
        self, theme: Theme, name: str, columns: list[TableColumn], row: int = _ROW
    ) -> None:
        super().__init__()
        self._theme, self._row_height = theme, row
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, columns, row)
        self.table.setAccessibleName(name)
        self.table.set_model(self.model)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(heading(theme, name))
        box.addWidget(self.table)
        self.hide()

    def show_rows(self, rows: list[TableRow]) -> None:
        """Show them; nothing where there are none."""
        self.model.set_rows(rows)
        self.table.setFixedHeight(self.wanted_height)
        self.setVisible(bool(rows))

    @property
    def wanted_height(self) -> int:
        """Pixels its rows take, up to some rows."""
        return min(self.table.content_height, _SHOWN * self._theme.grown(self._row_height))


class CarriedList(_Rows):
    """A row for each part of each effect in force; a click or Enter says that it is done, or not.

    Signals:
        carried: the Turning, the EffectTaken, the part, and whether it was written by mistake.
    """

    carried = Signal(object, object, str, bool)

    def __init__(
        self,
        theme: Theme,
        plan_name: Callable[[str], str],
        rules: Callable[[], RuleBook | None] = lambda: None,
    ) -> None:
        columns = [
            TableColumn("", 40),
            TableColumn("", 84),
            TableColumn("", 320, stretches=True, gives=True),
            TableColumn("", 180, is_right=True, gives=True),
        ]
        super().__init__(theme, _t("Being done under what is in force"), columns)
        self._plan_name, self._rules = plan_name, rules
        self._parts: dict[str, tuple[Turning, EffectTaken, str]] = {}
        self.table.cell_clicked.connect(lambda row, _: self.turn(row))
        self.table.activated.connect(self.turn)

    def show_hall(self, hall: HallMode, now: datetime) -> None:
        """Show what holds now."""
        found = [
            (turning, effect, name)
            for turning in hall.in_force
            for effect in turning.effects
            if effect.is_taken and effect.sort != "screens"
            for name in effect.names
        ]
        found.sort(key=lambda each: _ORDER.index(each[1].sort) if each[1].sort in _ORDER else 9)
        self._parts = {f"{n}": each for n, each in enumerate(found)}
        self.show_rows([self._row(id, *each, now) for id, each in self._parts.items()])

    def turn(self, row: str) -> None:
        """Say that a part is carried out; where it was, that this was a mistake."""
        known = self._parts.get(row)
        if known is not None:
            turning, effect, name = known
            if self._rules_of(turning, effect) is not None:
                return  # the hub has done it
            is_back = effect.carried(name) is not None and not effect.minutes
            self.carried.emit(turning, effect, name, is_back)

    def _row(
        self, id: str, turning: Turning, effect: EffectTaken, name: str, now: datetime
    ) -> TableRow:
        done, by_hub = effect.carried(name), self._rules_of(turning, effect)
        is_done = done is not None and not effect.minutes if by_hub is None else by_hub
        shown = self._plan_name(name) if effect.sort == "playbook" else name
        cells = (
            Cell(check=Check.DONE if is_done else Check.OPEN),
            Cell((Run(sort_word(effect.sort), step=Step.SMALL),)),
            Cell((Run(shown, Ink.TEXT2 if is_done else Ink.TEXT),)),
            Cell((_state(turning, effect, name, now, by_hub),)),
        )
        return TableRow(id, cells)

    def _rules_of(self, turning: Turning, effect: EffectTaken) -> bool | None:
        """Whether the hub goes by the rules of a turning; None where a person has to see to it."""
        book = self._rules() if effect.sort == RULES else None
        if book is None or not book.of_mode(turning.name):
            return None
        return turning.name in book.standing


class PastList(_Rows):
    """The history: each turn with who agreed, on what basis, and how many have said so."""

    def __init__(self, theme: Theme) -> None:
        column = TableColumn("", 600, stretches=True, gives=True)
        super().__init__(theme, _t("History"), [column], _TWO_LINES)

    def show_hall(self, hall: HallMode, sorts: Sequence[ResponseSort]) -> None:
        """Show what was before the last turn, the newest first."""
        before = list(reversed(hall.turnings[:-1]))[:_PAST]
        rows = []
        for number, each in enumerate(before):
            words = _t("{0}; basis: {1}").format(turned_words(each, sorts), each.decided.basis)
            rows.append(TableRow(f"{number}", (wrapped(words),)))
        self.show_rows(rows)


def _state(
    turning: Turning, effect: EffectTaken, name: str, now: datetime, by_hub: bool | None
) -> Run:
    if by_hub is not None:
        words = _t("in force since {0}") if by_hub else _t("waits for the hub")
        return Run(words.format(hall_minute(turning.decided.since)), step=Step.SMALL)
    done = effect.carried(name)
    if effect.minutes:
        since = turning.decided.since if done is None else done.at
        return _by(_t("due {0}"), since + timedelta(minutes=effect.minutes), now)
    if done is None and effect.within:
        due = turning.decided.since + timedelta(minutes=effect.within)
        return _by(_t("to be called in, there by {0}"), due, now)
    if done is None:
        return Run(_open_word(effect.sort), Ink.TEXT, step=Step.SMALL)
    words = {"roster": _t("there since {0}"), "playbook": _t("ready {0}")}.get(
        effect.sort, _t("done {0}")
    )
    return Run(words.format(hall_minute(done.at)), step=Step.SMALL)


def _by(words: str, due: datetime, now: datetime) -> Run:
    said = words.format(hall_minute(due))
    return chip_run(said, "clock") if due <= now else Run(said, Ink.TEXT, step=Step.SMALL)


def _open_word(sort: str) -> str:
    words = {
        "roster": _t("to be called in"),
        "playbook": _t("goes first"),
        "rules": _t("to be switched at the hub"),
    }
    return words.get(sort, _t("not done yet"))
