# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The middle of the page: 选力量, with needs, the shortfall, and a reason in every line."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.commands.force_commands import REASSIGN
from console.models.order_book import OrderView
from console.screens.common.searched import searched
from console.screens.deploy.force_board import Board, Need
from console.screens.deploy.force_rows import (
    CHECK,
    band_heads,
    force_columns,
    force_row,
    shortfall_runs,
)
from console.screens.deploy.parts import DeployParts
from widgets.common.base import Painted, paint_box
from widgets.common.notice_bar import NoticeBar
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.search_box import SearchBox
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

ROW = 56
_CHIP, _GAP = 28, 8
"""Height of a need's chip, and the space between two."""


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class NeedChips(Painted):
    """One chip a need: met with a tick, unmet as the inverse chip; in lines, none is left out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._needs: tuple[Need, ...] = ()
        self._lines = 1
        self.hold_height(lambda: self._lines * (theme.grown(_CHIP) + _GAP) - _GAP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_needs(self, needs: Sequence[Need]) -> None:
        """Change what is needed."""
        if tuple(needs) != self._needs:
            self._needs = tuple(needs)
            words = [f"{need.sort} {need.found}/{need.wanted}" for need in needs]
            self.setAccessibleName("; ".join(words))
            self._flow()

    def _flow(self) -> None:
        placed = self._placed()
        self._lines = (
            1 + round(placed[-1][1].top() / (self.theme.grown(_CHIP) + _GAP)) if placed else 1
        )
        self.restyle()
        self.update()

    def _placed(self) -> list[tuple[Need, QRectF]]:
        theme, height = self.theme, self.theme.grown(_CHIP)
        x, y, placed = 0.0, 0.0, list[tuple[Need, QRectF]]()
        for need in self._needs:
            width = round(runs_width(theme, _need_runs(need))) + 20
            if x and x + width > self.width():
                x, y = 0.0, y + height + _GAP
            placed.append((need, QRectF(x, y, width, height)))
            x += width + _GAP
        return placed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._flow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        for need, box in self._placed():
            fill, edge = (None, theme.line2) if _is_met(need) else (theme.inverse, None)
            paint_box(painter, box, fill, edge)
            paint_runs(painter, theme, _need_runs(need), box.left() + 10, box.center().y())


def _is_met(need: Need) -> bool:
    return need.found >= need.wanted


def _need_runs(need: Need) -> list[Run]:
    is_met = _is_met(need)
    ink, icon = (Ink.TEXT2, "check") if is_met else (Ink.ON_INVERSE, "exclamation-circle")
    strong = Ink.TEXT if is_met else Ink.ON_INVERSE
    return [
        Run(need.sort, ink, bold=not is_met, icon=icon, icon_size=16),
        Run(f"{need.found}/{need.wanted}", strong, bold=True, gap=6),
    ]


class ForcesPane(Painted):
    """864 px at 1920.

    Signals:
        toggled: id of a unit whose tick a person has changed.
        unit_shown: id of the unit under the cursor.
    """

    toggled = Signal(str)
    unit_shown = Signal(str)

    def __init__(self, parts: DeployParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        theme = parts.theme
        self._board: Board | None = None
        self._orders: list[OrderView] = []
        self._chosen: frozenset[str] = frozenset()
        self._batches = 0
        self.model: RowsModel[TableRow] = RowsModel()
        self.chips = NeedChips(theme)
        self.search = SearchBox(theme, _t("Name, pinyin"), width=144)
        self.lack = NoticeBar(theme, has_link=parts.ask_leader is not None)
        self.table = RankedTable(theme, force_columns(), ROW)
        self.table.setAccessibleName(_t("Choose forces"))
        self.table.set_model(self.model)
        self._build()
        self.search.left.connect(self.table.setFocus)
        self.search.entered.connect(self.table.setFocus)
        self.table.current_changed.connect(self.unit_shown)
        self.table.activated.connect(self.toggled)
        self.table.cell_clicked.connect(self._clicked)
        self.lack.link_clicked.connect(partial(parts.commands.run, REASSIGN.id))

    def _build(self) -> None:
        title = RunsLabel(
            self.theme,
            [Run(_t("Choose forces"), Ink.TEXT, bold=True, step=Step.TITLE)],
            height=48,
        )
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(16)
        line.addWidget(title)
        line.addWidget(self.chips, 1)
        line.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.lack)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def _ask_leader(self) -> list[Run]:
        """Say by which key the shift leader is asked for what is lacking."""
        key = self._parts.commands.get(REASSIGN.id).key if self._parts.ask_leader else ""
        words = Run(_t("ask the shift leader"), Ink.ACT)
        return [words, key_cap(key, gap=8)] if key else []

    def show_board(self, board: Board, orders: Sequence[OrderView], chosen: frozenset[str]) -> None:
        """Show the forces; the row under the cursor stays where it is."""
        self._board, self._orders, self._chosen = board, list(orders), chosen
        self.chips.set_needs(board.needs)
        self.lack.setVisible(bool(board.lacking))
        if board.lacking:
            self.lack.set_runs(shortfall_runs(board.lacking), self._ask_leader())
        now = self._parts.clock.now()
        shown = board.forces
        self.table.set_bands(band_heads(board, self._orders, len(chosen)))
        self.model.set_rows([force_row(f, f.unit.id in chosen, now) for f in shown])
        if len(self._orders) != self._batches:
            self._batches = len(self._orders)
            self.table.show_new()
        if not self.table.current_id and shown:
            first = next((f for f in shown if f.assignment is None), shown[0])
            self.table.set_current(first.unit.id, reveal=False)

    def start_over(self) -> None:
        """Forget filter and cursor for another matter."""
        self._board = None
        self._batches = 0
        self.search.set_text("")
        self.model.reset_rows([])

    @property
    def words(self) -> str:
        """What is searched for among the others."""
        return searched(self.search)

    def _clicked(self, unit_id: str, column: int) -> None:
        if column == CHECK:
            self.toggled.emit(unit_id)

    def sizeHint(self) -> QSize:
        return QSize(864, 920)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.panel)
