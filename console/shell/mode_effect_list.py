"""What goes with a turn of the hall, each line taken or not; and what leaving 急 asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.mode_history import Announced, EffectTaken, Ending, Turning
from console.runtime.hall_time import hall_minute
from console.settings.mode_effects import ModeEffect
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.field import Labelled, TextField
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import Cell, Check, TableColumn, TableRow, wrapped

_ROW, _SOURCED = 36, 44
"""A line, and one whose source may take two small ones."""
_SEPARATORS = "，,；;"


def _t(source: str) -> str:
    return QCoreApplication.translate("mode", source)


def heading(theme: Theme, words: str) -> RunsLabel:
    """Return what stands over a list: two of them lie close, of the turn and of what holds."""
    return RunsLabel(theme, [Run(words, bold=True, step=Step.SMALL)], height=24)


class EffectList(QWidget):
    """A row for each effect with a box; a click or Enter takes it or leaves it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effects: tuple[ModeEffect, ...] = ()
        self._left = set[int]()
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), _SOURCED)
        self.table.setAccessibleName(name)
        self.table.set_model(self.model)
        self.table.cell_clicked.connect(lambda row, _: self.turn(row))
        self.table.activated.connect(self.turn)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(heading(theme, name))
        box.addWidget(self.table)
        self.hide()

    def show_of(self, wanted: Sequence[str], effects: Sequence[ModeEffect]) -> bool:
        """Show the effects of some modes and responses; whether they are others than before."""
        found = tuple(each for of in wanted for each in effects if each.of == of)
        if found == self._effects:
            return False
        self._effects, self._left = found, set()
        self._show()
        return True

    @property
    def taken(self) -> tuple[tuple[str, EffectTaken], ...]:
        """Each with what it goes with, taken or not."""
        return tuple(
            (each.of, EffectTaken(each.sort, each.value, number not in self._left,
                                  each.parts, each.minutes, each.source, within=each.within))
            for number, each in enumerate(self._effects)
        )  # fmt: skip

    def turn(self, row: str) -> None:
        """Take an effect, or leave it."""
        self._left ^= {int(row)}
        self._show()

    def _show(self) -> None:
        self.model.set_rows([self._row(number, each) for number, each in enumerate(self._effects)])
        self.table.setFixedHeight(self.table.content_height)
        self.setVisible(bool(self._effects))

    def _row(self, number: int, each: ModeEffect) -> TableRow:
        is_taken = number not in self._left
        cells = (
            Cell(check=Check.CHOSEN if is_taken else Check.OPEN),
            Cell((Run(sort_word(each.sort), step=Step.SMALL),)),
            Cell((Run(each.value, Ink.TEXT if is_taken else Ink.TEXT2),)),
            wrapped(each.source),
        )
        return TableRow(str(number), cells)


class KnownList(QWidget):
    """Who is told of the last turning; a click or Enter says that somebody has it.

    Signals:
        known: the Turning, and the name of who has it.
    """

    known = Signal(object, str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turning: Turning | None = None
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), _ROW)
        self.table.setAccessibleName(name)
        self.table.set_model(self.model)
        self.table.cell_clicked.connect(lambda row, _: self.mark(row))
        self.table.activated.connect(self.mark)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(heading(theme, name))
        box.addWidget(self.table)
        self.hide()

    def show_turning(self, turning: Turning | None) -> None:
        """Show who is told; nobody where all have it, or nobody was named."""
        told = () if turning is None else turning.announced
        self._turning = turning
        self.model.set_rows([_known_row(each) for each in told])
        self.table.setFixedHeight(self.table.content_height)
        self.setVisible(any(each.receipt_at is None for each in told))

    def mark(self, name: str) -> None:
        """Say that somebody has it; once is enough."""
        turning = self._turning
        told = () if turning is None else turning.announced
        if any(each.name == name and each.receipt_at is None for each in told):
            self.known.emit(turning, name)


def _known_row(each: Announced) -> TableRow:
    is_known = each.receipt_at is not None
    when = hall_minute(each.receipt_at) if each.receipt_at is not None else _t("no receipt yet")
    cells = (
        Cell(check=Check.DONE if is_known else Check.OPEN),
        Cell((Run(_t("receipt"), step=Step.SMALL),)),
        Cell((Run(each.name, Ink.TEXT2 if is_known else Ink.TEXT),)),
        Cell((Run(when, step=Step.SMALL),)),
    )
    return TableRow(each.name, cells)


class EndingFields(QWidget):
    """The three things without which 急 is not left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = TextField(theme, _t("which order ends it"))
        self._released = TextField(theme, _t("what was let go, what is still held"))
        self._report = TextField(theme, _t("by whom, until when"))
        self.fields = (self._order, self._released, self._report)
        labels = (_t("End order"), _t("Let go"), _t("Last report"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for label, field in zip(labels, self.fields, strict=True):
            box.addWidget(Labelled(theme, label, [field]))
        self.hide()

    @property
    def is_whole(self) -> bool:
        """Whether all three are filled in."""
        return all(field.text.strip() for field in self.fields)

    @property
    def ending(self) -> Ending:
        """What was filled in."""
        return Ending(*(field.text.strip() for field in self.fields))


def sort_word(sort: str) -> str:
    """Return what an effect works on; one this console does not know by its own name."""
    words = {
        "roster": _t("roster"),
        "screens": _t("screens"),
        "rules": _t("alert rules"),
        "cadence": _t("reports"),
        "playbook": _t("playbooks"),
        "chief": _t("chief"),
        "scene": _t("commander on site"),
        "leader": _t("leader on duty"),
    }
    return words.get(sort, sort)


def names_of(words: str) -> tuple[str, ...]:
    """Return the names in a line, whatever stands between them."""
    for separator in _SEPARATORS:
        words = words.replace(separator, "、")
    return tuple(dict.fromkeys(part.strip() for part in words.split("、") if part.strip()))


def _columns() -> list[TableColumn]:
    return [
        TableColumn("", 40),
        TableColumn("", 84),
        TableColumn("", 260, stretches=True, gives=True),
        TableColumn("", 240, gives=True),
    ]
