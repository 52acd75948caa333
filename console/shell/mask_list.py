# ruff: noqa: D102 - Qt's overrides are described by Qt
"""已搁置清单: what stands aside, until when, by whom and why; from here it is brought back."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from console.commands import mask_commands as commands
from console.commands.registry import CommandTable
from console.domain.alert import Alert
from console.models.asides import Aside
from console.models.mask_words import scope_words, sort_words, worst_words
from console.models.subject import Subject
from console.runtime.hall_time import hall_day_minute, hall_minute
from console.shell.table_panel import TablePanel
from console.shell.way_out import way_out
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.common.time_label import clock_text
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain, two_lines, wrapped

WIDTH = 1120
LOOK = 1000


def _t(source: str) -> str:
    return QCoreApplication.translate("mask", source)


class MaskList(TablePanel):
    """A table; keys act on the row under the cursor.

    Args:
        theme: the theme.
        asides: returns what stands aside.
        now: the hall's time.
        table: its commands are added to it.
        window: what it lies over.

    Signals:
        lift_requested: an Aside that is to be brought back.
        alert_requested: id of an alert to be shown in the queue.
    """

    lift_requested = Signal(object)
    alert_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        asides: Callable[[], Sequence[Aside]],
        now: Callable[[], datetime],
        table: CommandTable,
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH, _columns(), _t("What is shelved"))
        self._asides, self._now = asides, now
        self._shown: dict[str, Aside] = {}
        self._empty.set_runs([Run(_t("Nothing is set aside"), icon="circle-check")])
        self._second = QTimer(self)
        self._second.setInterval(LOOK)
        self._second.timeout.connect(self.refresh)
        table.add(commands.LIFT, self.lift)
        table.add(commands.SHOW, self.show_alert)
        offered = (commands.LIFT, commands.SHOW)
        self._offer(table, commands.LIST_PAGE, offered, on_row=(commands.LIFT,))
        self.table.activated.connect(lambda _: self.show_alert())

    def open(self) -> None:
        super().open()
        if not self.isHidden():
            self._second.start()

    def refresh(self) -> None:
        """Say everything anew."""
        found, now = self._asides(), self._now()
        self._shown = {each.id: each for each in found}
        words = _t("{0} lines, {1} alerts").format(
            len(found), len({id for each in found for id in each.alerts})
        )
        title = Run(_t("What is shelved"), Ink.TEXT, bold=True, step=Step.TITLE)
        self._head.set_runs([title, Run(words, gap=16)], way_out(gap=16))
        self._show_rows([_row(each, now) for each in found])

    @property
    def words(self) -> list[str]:
        """All rows as one reads them."""
        return [row.title for row in self.rows.rows]

    def subject(self) -> Subject | None:
        """Return what the line under the cursor covers, for a note."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is None:
            return None
        refs = () if chosen.mask else tuple(f"{Alert.KIND}/{id}" for id in chosen.alerts)
        return Subject(scope_words(chosen.scope, chosen.first), refs)

    def lift(self) -> None:
        """Bring the line under the cursor back."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is not None:
            self.lift_requested.emit(chosen)

    def show_alert(self) -> None:
        """Go to the first alert that lies under the line under the cursor."""
        chosen = self._shown.get(self.table.current_id)
        if chosen is not None and chosen.alerts:
            self.put_away()
            self.alert_requested.emit(chosen.alerts[0])

    def put_away(self) -> None:
        self._second.stop()
        super().put_away()


def _columns() -> list[TableColumn]:
    return [
        TableColumn(_t("How"), 104),
        TableColumn(_t("Scope"), 360, stretches=True, gives=True),
        TableColumn(_t("Until"), 152),
        TableColumn(_t("By"), 96),
        TableColumn(_t("Reason"), 248, gives=True),
        TableColumn(_t("Under it"), 92, is_right=True),
    ]


def _row(aside: Aside, now: datetime) -> TableRow:
    left = clock_text(max(0.0, (aside.until - now).total_seconds()))
    scope = scope_words(aside.scope, aside.first)
    cells: tuple[Cell, ...] = (
        plain(sort_words(aside.sort), Ink.TEXT, bold=True),
        two_lines(scope, worst_words(aside.worst) if aside.mask else _t("one alert")),
        two_lines(_until(aside.until, now), _t("in {0}").format(left)),
        plain(aside.name),
        wrapped(aside.reason),
        plain(str(len(aside.alerts)), Ink.TEXT, bold=True),
    )
    return TableRow(aside.id, cells)


def _until(until: datetime, now: datetime) -> str:
    is_near = (until - now).total_seconds() < 12 * 3600
    return hall_minute(until) if is_near else hall_day_minute(until)
