"""What another version of the dictionary changes, entry by entry: read before it takes effect."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.commands import dictionary_commands as commands
from console.commands.registry import CommandTable, same_key
from console.domain.dictionary import Dictionary, EntryChange
from console.models.dictionary_book import DictionaryBook
from console.models.dictionary_words import change_words, version_words
from console.shell.key_event import key_of
from console.shell.keys import title_of
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE, KeyCaps
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow, plain

WIDTH = 1280
_ROW, _MOST_HEIGHT, _AROUND = 40, 656, 320


def _t(source: str) -> str:
    return QCoreApplication.translate("dictionary", source)


class DictionaryChanges(Overlay):
    """What is proposed, or without that what the version in force has changed.

    Args:
        theme: the theme.
        book: the versions.
        window: what it lies over.
        table: has the command that puts a proposal in force.
        leads: whether who sits here may do that.
    """

    def __init__(
        self,
        theme: Theme,
        book: DictionaryBook,
        window: QWidget,
        table: CommandTable,
        leads: Callable[[], bool],
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, commands.PAGE)
        self._table, self._leads = table, leads
        self._adopt = KeyButton(theme, title_of(commands.ADOPT), kind=ButtonKind.PRIMARY)
        self._adopt.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._adopt.clicked.connect(partial(table.run, commands.ADOPT.id))
        self._caps = KeyCaps(lambda id: table.get(id).key)
        self._caps.show(commands.ADOPT.id, self._adopt.set_key)
        self._foot = RunsLabel(theme, height=32)
        self._book = book
        self._head = RunsLabel(theme, height=48)
        self._which = RunsLabel(theme, height=32)
        self._empty = RunsLabel(theme, height=48)
        self.rows: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), _ROW)
        self.table.setAccessibleName(_t("What the dictionary changes"))
        self.table.set_model(self.rows)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 16)
        box.setSpacing(8)
        for widget in (self._head, self._which, self._empty, self.table):
            box.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(self._adopt)
        line.addWidget(self._foot, 1)
        box.addLayout(line)
        book.changed.connect(self.refresh)
        for watched in (self, self.table):
            watched.installEventFilter(self)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self._book.load()
        self.refresh()
        self.open_over()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def read(self) -> Dictionary | None:
        """The proposal that is read here now; None where none is."""
        proposed = self._book.proposed
        return proposed if self.isVisible() and proposed.version else None

    @property
    def words(self) -> list[str]:
        """The rows as one reads them."""
        return [row.title for row in self.rows.rows]

    @property
    def said(self) -> str:
        """Which version it is, and whether it holds."""
        return self._which.accessibleName()

    def refresh(self) -> None:
        """Say everything anew."""
        proposed = self._book.proposed
        shown = proposed if proposed.version else self._book.in_force
        title = Run(_t("What the dictionary changes"), Ink.TEXT, bold=True, step=Step.TITLE)
        counts = Run(_t("{0} entries").format(shown.changed), gap=16)
        self._head.set_runs([title, counts], way_out(_t("Leave")))
        self._which.set_runs(_which(shown, is_proposed=bool(proposed.version)))
        self._show_foot(is_proposed=bool(proposed.version))
        rest = shown.changed - len(shown.changes)
        self._empty.set_runs([Run(_rest(shown, rest))])
        self._empty.setVisible(rest > 0 or not shown.changes)
        self.rows.set_rows(list(_rows(shown.changes)))
        room = max(120, self._window.height() - _AROUND)
        self.table.setVisible(bool(shown.changes))
        self.table.setFixedHeight(min(self.table.content_height, self.raised(_MOST_HEIGHT), room))
        if self.isVisible():
            self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key of the panel before the rows do: theirs is Enter."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not same_key(self._table.get(commands.ADOPT.id).key, key_of(event)):
            return False
        if not event.isAutoRepeat():
            self._table.run(commands.ADOPT.id)
        return True

    def _show_foot(self, is_proposed: bool) -> None:
        """Offer to put it in force to who may; to others say who may."""
        self._adopt.setVisible(is_proposed and self._leads())
        self._caps.refresh()
        words = _t("All of it holds at once; what held before can be had back")
        if is_proposed and not self._leads():
            words = _t("The shift leader puts a dictionary in force")
        self._foot.set_runs([Run(words, step=Step.SMALL)])
        self._foot.setVisible(is_proposed)


def _which(shown: Dictionary, is_proposed: bool) -> list[Run]:
    chip = (
        chip_run(_t("proposed, does not hold yet"), "clock", gap=0)
        if is_proposed
        else Run(_t("in force"), Ink.TEXT, icon="check")
    )
    return [chip, Run(version_words(shown), gap=16)]


def _rest(shown: Dictionary, rest: int) -> str:
    if rest > 0:
        return _t("{0} more are not shown; hub dictionary diff tells all").format(rest)
    return _t("Nothing was changed")


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("What"), 96),
        TableColumn(_t("Entry"), 320, gives=True),
        TableColumn(_t("From → to"), 760, stretches=True, gives=True),
    ]


def _rows(changes: Sequence[EntryChange]) -> Iterator[TableRow]:
    """Yield a row a field: each is read alone."""
    words = {"added": _t("new"), "removed": _t("gone"), "changed": _t("changed")}
    for change in changes:
        what = plain(words.get(change.what, change.what), Ink.TEXT, bold=change.what != "changed")
        name = plain(f"{change.name}·{change.id}", Ink.TEXT)
        if not change.fields:
            yield TableRow(f"{change.kind}/{change.id}", (what, name, plain("")))
        for number, each in enumerate(change.fields):
            head = (what, name) if number == 0 else (plain(""), plain(""))
            id = f"{change.kind}/{change.id}/{each.field}"
            yield TableRow(id, (*head, plain(change_words(each), Ink.TEXT)))
