"""待甄别: what sources sent and the hub could not take, why, and the message as it came."""

import re
from base64 import b64decode
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from console.commands import quarantine_commands as commands
from console.commands.registry import CommandTable
from console.contract.ingest import QuarantineItem
from console.models.standing_words import is_chinese
from console.models.subject import Subject
from console.runtime.clock import from_text
from console.runtime.hall_time import hall_day_minute
from console.shell.table_panel import TablePanel
from console.shell.way_out import way_out
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain, two_lines, wrapped

WIDTH = 1280
_SHOWN = 160
"""Characters of a message that are shown: enough to know whose it is."""


_HANZI = re.compile(r"[^\"<>{}\[\]\\]*[\u4e00-\u9fff][^\"<>{}\[\]\\]*")
"""What stands between the marks of JSON and XML and has Chinese in it."""


def _t(source: str) -> str:
    return QCoreApplication.translate("feeds", source)


class QuarantineList(TablePanel):
    """A table; keys act on the row under the cursor.

    Args:
        theme: the theme.
        load: asks the hub for the list; `show_items` or `show_trouble` answers.
        table: its commands are added to it.
        window: what it lies over.

    Signals:
        read_again_requested: id of a message the hub is to read once more.
        dismiss_requested: a QuarantineItem that is to be set aside for good.
    """

    read_again_requested = Signal(str)
    dismiss_requested = Signal(object)

    def __init__(
        self, theme: Theme, load: Callable[[], None], table: CommandTable, window: QWidget
    ) -> None:
        super().__init__(theme, window, WIDTH, _columns(), _t("Messages that could not be taken"))
        self._load = load
        self._items: dict[str, QuarantineItem] = {}
        table.add(commands.READ_AGAIN, self._read_again)
        table.add(commands.DISMISS, self._dismiss)
        self._offer(table, commands.PAGE, commands.COMMANDS, on_row=commands.COMMANDS)

    def refresh(self) -> None:
        """Ask the hub anew; what is known stays until it answers."""
        self._say_head(_t("asking the hub"))
        self._empty.set_runs([Run(_t("The list lies at the hub and is being read"))])
        self._show_rows([_row(item) for item in self._items.values()])
        self._load()

    def show_items(self, items: Sequence[QuarantineItem], has_more: bool) -> None:
        """Show what the hub holds."""
        self._items = {item.id: item for item in items}
        words = _t("{0} wait for a person").format(len(items))
        self._say_head(_t("{0}, more behind them").format(words) if has_more else words)
        all_taken = _t("Every message that came was taken")
        self._empty.set_runs([Run(all_taken, icon="circle-check")])
        self._show_rows([_row(item) for item in items])

    def show_trouble(self, words: str) -> None:
        """Say why the list cannot be had now; nothing old passes for it."""
        self._items = {}
        self._say_head("")
        self._empty.set_runs([Run(words, Ink.TEXT, icon="exclamation-circle")])
        self._show_rows([])

    @property
    def words(self) -> list[str]:
        """All rows as one reads them."""
        return [row.title for row in self.rows.rows]

    @property
    def note(self) -> str:
        """What stands where there is no row."""
        return self._empty.accessibleName()

    def subject(self) -> Subject | None:
        """Return the message under the cursor by its source and when it came, for a note."""
        item = self._items.get(self.table.current_id)
        if item is None:
            return None
        return Subject(f"{item.source} {hall_day_minute(from_text(item.at))}")

    def _say_head(self, words: str) -> None:
        title = Run(_t("Messages that could not be taken"), Ink.TEXT, bold=True, step=Step.TITLE)
        self._head.set_runs([title, Run(words, gap=16)], way_out(gap=16))

    def _read_again(self) -> None:
        if self.table.current_id in self._items:
            self.read_again_requested.emit(self.table.current_id)

    def _dismiss(self) -> None:
        chosen = self._items.get(self.table.current_id)
        if chosen is not None:
            self.dismiss_requested.emit(chosen)


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("Came"), 136),
        TableColumn(_t("Source"), 168),
        TableColumn(_t("Why"), 336, gives=True),
        TableColumn(_t("What it says"), 480, stretches=True, gives=True),
    ]


def _row(item: QuarantineItem) -> TableRow:
    cells: tuple[Cell, ...] = (
        plain(hall_day_minute(from_text(item.at)), Ink.TEXT),
        two_lines(item.source, size_words(item.size)),
        wrapped(item.reason_zh if is_chinese() else item.reason_en),
        wrapped(shown(item)),
    )
    return TableRow(item.id, cells)


def size_words(size: int) -> str:
    """Return how long a message is."""
    return _t("{0} bytes").format(size)


def shown(item: QuarantineItem) -> str:
    """Return what a message says in Chinese, whatever its form; else its beginning.

    Names of fields and marks of the form tell a duty officer nothing; whole, it lies at the hub.
    """
    text = b64decode(item.raw_base64).decode("utf-8", "replace")
    said = "·".join(part.strip() for part in _HANZI.findall(text)) or text
    return " ".join("".join(c if c.isprintable() else " " for c in said).split())[:_SHOWN]
