# ruff: noqa: D102 - Qt's overrides are described by Qt
"""派单字典: an entry by hanzi, pinyin, initials or synonym, with the last orders like it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.dispatch_history import Advice
from console.domain.matter import Matter
from console.domain.past_order import PastOrder
from console.models.dictionary_book import DictionaryBook
from console.models.dictionary_words import (
    choice_words,
    limit_words,
    returned_words,
    risk_words,
    version_words,
)
from console.models.dispatch_book import Advise, Question
from console.models.subject import Subject
from console.shell.matter_facts import matter_facts
from console.shell.overlay import SCROLLING, Overlay
from console.shell.way_out import way_out
from widgets.common.facts_grid import FactsGrid
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.search_box import SearchBox
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow, plain, two_lines

WIDTH = 1480
HEIGHT = 712
LEFT = 520
_FACTS = 272
_ROW = 56
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def _t(source: str) -> str:
    return QCoreApplication.translate("dictionary", source)


class DictionaryPanel(Overlay):
    """Words at the top, entries at the left, the entry under the cursor at the right.

    Args:
        theme: the theme.
        book: the dictionary.
        advise: past orders, asked beside the screen.
        window: what it lies over.
    """

    def __init__(self, theme: Theme, book: DictionaryBook, advise: Advise, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self._book, self._advise = book, advise
        self._found: dict[str, Matter] = {}
        self._shown = ""
        self._town = ""
        self._head = RunsLabel(theme, height=48)
        self.box = SearchBox(theme, _t("Hanzi, pinyin, initials, synonym, code"), width=LEFT)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), _ROW)
        self.table.setAccessibleName(_t("Entries"))
        self.table.set_model(self.rows)
        self._title = RunsLabel(theme, height=40)
        self.facts = FactsGrid(theme, 1, 96)
        self._advice = RunsLabel(theme, height=32)
        self._risk = RunsLabel(theme, height=24)
        self.past_rows: RowsModel[TableRow] = RowsModel()
        self.past = RankedTable(theme, _past_columns(), _ROW)
        self.past.setAccessibleName(_t("Orders like it"))
        self.past.set_model(self.past_rows)
        self._build()
        self.box.changed.connect(self._look)
        self.box.left.connect(self.put_away)
        self.box.edit.installEventFilter(self)
        self.table.current_changed.connect(self._show_id)
        book.changed.connect(self._refresh)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(8)
        box.addWidget(self._head)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        left.addWidget(self.box)
        left.addWidget(self.table, 1)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.facts)
        self._told = body
        inner.addStretch()
        self._area = rolled(body)
        self._area.setFixedHeight(_FACTS)
        for widget in (self._title, self._area, self._advice, self._risk):
            right.addWidget(widget)
        right.addWidget(self.past, 1)
        self.table.setMinimumWidth(LEFT)
        self.table.setMaximumWidth(LEFT)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        holder = QWidget()
        holder.setLayout(columns)
        columns.setContentsMargins(0, 0, 0, 0)
        holder.setFixedHeight(HEIGHT)
        self.let_shrink(holder, HEIGHT, grows=True)
        box.addWidget(holder)

    def open(self, words: str = "", town: str = "") -> None:
        """Open, or close when it is open already.

        Args:
            words: what is looked for at first: the matter under the cursor.
            town: where that is.
        """
        if not self.isHidden():
            self.put_away()
            return
        self._town = town
        self._book.load()
        self._refresh()
        self.box.set_text(words)
        self.open_over()
        self.box.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.edit.selectAll()
        self._look(words)

    def place(self) -> None:
        """Find the place anew; a higher window shows more of an entry, too."""
        self._fit_facts()
        super().place()

    def _fit_facts(self) -> None:
        wanted = self._told.sizeHint().height()
        self._area.setFixedHeight(max(_FACTS, min(wanted, self.raised(_FACTS))))

    @property
    def words(self) -> list[str]:
        """The entries found, as one reads them."""
        return [row.title for row in self.rows.rows]

    @property
    def said(self) -> list[str]:
        """What stands at the right: title, advice, warning, past orders."""
        labels = (self._title, self._advice, self._risk)
        told = [label.accessibleName() for label in labels]
        return [*told, *(row.title for row in self.past_rows.rows)]

    def subject(self) -> Subject | None:
        """Return the entry under the cursor, for a note."""
        entry = self._found.get(self._shown)
        return None if entry is None else Subject(entry.name, (f"{Matter.KIND}/{entry.id}",))

    def _refresh(self) -> None:
        title = Run(_t("Dispatch dictionary"), Ink.TEXT, bold=True, step=Step.TITLE)
        words = version_words(self._book.in_force)
        self._head.set_runs([title, Run(words, gap=16)], way_out(_t("Leave")))
        if self._shown in self._found:
            self._show(self._found[self._shown])

    def _look(self, words: str) -> None:
        self._book.find(words, self._list)

    def _list(self, found: Sequence[Matter]) -> None:
        self._found = {matter.id: matter for matter in found}
        self.rows.set_rows([_row(matter) for matter in found])
        if found:
            self.table.set_current(found[0].id)
            self._show(found[0])
        else:
            self._show(None)

    def _show_id(self, id: str) -> None:
        if id in self._found and id != self._shown:
            self._show(self._found[id])

    def _show(self, matter: Matter | None) -> None:
        """Show an entry; past orders follow when they are found."""
        self._shown = "" if matter is None else matter.id
        self.past_rows.set_rows([])
        for label in (self._advice, self._risk):
            label.set_runs([])
        if matter is None:
            self._title.set_runs([Run(_t("No entry is called or sounds like that"))])
            self.facts.set_facts([])
            return
        lead = Run(matter.lead or _t("nobody is named"), Ink.ACT, gap=16)
        self._title.set_runs([Run(matter.name, Ink.TEXT, bold=True, step=Step.TITLE), lead])
        self.facts.set_facts(matter_facts(matter, self._book.codes, self._book.cards))
        self._fit_facts()
        self._advice.set_runs([Run(_t("Looking through past orders…"))])
        words = self.box.text.strip()
        title = words if len(words) > len(matter.name) else matter.name
        question = Question(title, self._town, matter.id)
        id = matter.id
        self._advise(question, self, lambda advice: self._advised(id, advice))

    def _advised(self, id: str, advice: Advice) -> None:
        matter = self._found.get(id)
        if id != self._shown or matter is None:
            return
        self.past_rows.set_rows([_past_row(past) for past in advice.similar])
        if not advice.similar:
            words = _t("No past order reads like this; {0} were looked through")
            self._advice.set_runs([Run(words.format(advice.learnt))])
            return
        best = advice.choices[0] if advice.choices else None
        runs = [Run(_t("Mostly: {0}").format(best.unit), Ink.TEXT, bold=True)] if best else []
        why = [Run(choice_words(best), gap=16)] if best else []
        self._advice.set_runs([*runs, *why])
        risk = advice.risk_of(matter.lead)
        if risk is not None:
            words = _t("{0} {1}").format(risk.unit, risk_words(risk))
            self._risk.set_runs([Run(words, Ink.TEXT, icon="exclamation-circle")])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            self.table.keyPressEvent(event)  # the words keep the keyboard
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in SCROLLING:
            self.table.keyPressEvent(event)
            return
        super().keyPressEvent(event)


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("Matter"), 216, stretches=True, gives=True),
        TableColumn(_t("Lead and limit"), 280, gives=True),
    ]


def _past_columns() -> list[TableColumn]:
    return [
        TableColumn(_t("Order"), 360, stretches=True, gives=True),
        TableColumn(_t("Took it"), 160, gives=True),
        TableColumn(_t("Who gave it back, and why"), 320, gives=True),
    ]


def _row(matter: Matter) -> TableRow:
    also = "、".join(matter.synonyms[:3])
    name = two_lines(matter.name, also) if also else plain(matter.name, Ink.TEXT)
    return TableRow(matter.id, (name, two_lines(matter.lead or "—", limit_words(matter))))


def _past_row(past: PastOrder) -> TableRow:
    under = "·".join(part for part in (past.number, past.town, past.at[:10]) if part)
    returned = returned_words(past)
    return TableRow(
        past.id,
        (
            two_lines(past.title, under),
            plain(past.unit or _t("nobody yet"), Ink.TEXT),
            plain(returned or "—", Ink.TEXT if returned else Ink.TEXT2),
        ),
        is_raised=bool(returned),
    )
