"""处置步骤: the steps of the playbooks of one matter, one of them at hand, with owner and clock."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.limits import Limit
from console.domain.plan_progress import StepStanding, StepState, share_done
from console.domain.plan_run import PlanRun
from console.models.playbook_book import PlanView
from console.runtime.hall_time import hall_time
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, chip_run, key_cap, tag
from widgets.common.theme import Ink, Step, Theme
from widgets.common.time_label import clock_text
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import Cell, Check, TableColumn, TableRow

ROW = 36
_GAP = 16

Ends = Callable[[Limit], datetime | None]
"""Returns when a clock ends, by the calendar of the hall."""


def _t(source: str) -> str:
    return QCoreApplication.translate("playbook", source)


class PlanSteps(QWidget):
    """A head with the playbook's name and how far it is, and a row for each step.

    Args:
        theme: the theme.
        ends: when a step's clock ends.
        keys: of ticking and of leaving out, as they are now.

    Signals:
        step_clicked: a step's box was clicked; it is at hand now.
    """

    step_clicked = Signal()

    def __init__(
        self,
        theme: Theme,
        ends: Ends,
        keys: Callable[[], tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ends, self._keys = ends, keys
        self._views: tuple[PlanView, ...] = ()
        self._chosen = ""
        """Row at hand where somebody chose it; else the next step that is due."""
        self.head = SectionHead(theme, _t("Steps"), height=40)
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, _columns(), ROW)
        self.table.setAccessibleName(_t("Steps"))
        self.table.set_model(self.model)
        self.table.cell_clicked.connect(self._clicked)
        self.foot = RunsLabel(theme, height=32)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (_inset(self.head), self.table, _inset(self.foot)):
            column.addWidget(widget)

    def show_plans(self, views: Sequence[PlanView], now: datetime) -> None:
        """Show the playbooks of a matter; without any it says so."""
        self._views = tuple(views)
        rows = [row for view in self._views for row in self._rows(view, now)]
        self.model.set_rows(rows)
        self.table.setFixedHeight(self.table.content_height)
        self.table.setVisible(bool(rows))
        if not self._views:
            self.head.set_note(_t("no plan for this kind: follow the duty manual"))
            self.foot.setVisible(False)
            return
        over, whole = share_done([s for view in self._views for s in view.steps])
        names = _t(", ").join(_name(view.run) for view in self._views)
        self.head.set_note(names, [Run(f"{over} / {whole}", step=Step.SMALL)])
        self._tell_at_hand()

    @property
    def at_hand(self) -> tuple[PlanView, StepStanding] | None:
        """The step keys act on: the one chosen, else the next that is due."""
        pairs = [(view, step) for view in self._views for step in view.steps]
        chosen = next((pair for pair in pairs if _row_id(*pair) == self._chosen), None)
        return chosen or next((pair for pair in pairs if pair[1].is_next), None)

    def go(self, by: int) -> None:
        """Take the step so many rows on in hand; it stays so until it is over."""
        ids = [_row_id(view, step) for view in self._views for step in view.steps]
        if not ids:
            return
        now = self.at_hand
        at = ids.index(_row_id(*now)) + by if now is not None else 0
        self._chosen = ids[at % len(ids)]

    def let_go(self) -> None:
        """Take the next step that is due in hand again: what was at hand is over."""
        self._chosen = ""

    @property
    def words(self) -> list[str]:
        """Its rows as one reads them."""
        return [" ".join(cell.words for cell in row.cells) for row in self.model.rows]

    def _rows(self, view: PlanView, now: datetime) -> list[TableRow]:
        hand = self.at_hand
        at = "" if hand is None else _row_id(*hand)
        return [self._row(view, step, now, _row_id(view, step) == at) for step in view.steps]

    def _row(self, view: PlanView, step: StepStanding, now: datetime, at_hand: bool) -> TableRow:
        is_over = step.state in (StepState.DONE, StepState.SKIPPED)
        ink = Ink.TEXT if step.state is StepState.DUE else Ink.TEXT2
        title = [Run(step.step.title, ink, bold=step.is_next)]
        if step.step.is_legal:
            title.append(tag(_t("legal opinion")))
        if step.state is StepState.SKIPPED:
            title.append(tag(_t("left out")))
        if step.mark is not None and step.mark.is_early:
            title.append(tag(_t("before its turn")))
        who = step.mark.name if is_over and step.mark else view.run.role_name(step.step.owner)
        check = Check.DONE if is_over else Check.OPEN
        return TableRow(
            _row_id(view, step),
            (
                Cell(check=check),
                Cell(tuple(title)),
                Cell((Run(who, step=Step.SMALL),)),
                Cell(self._time(step, now)),
            ),
            is_raised=at_hand,
        )

    def _time(self, step: StepStanding, now: datetime) -> tuple[Run, ...]:
        if step.state in (StepState.DONE, StepState.SKIPPED):
            return (Run(hall_time(step.since) if step.since else "", step=Step.SMALL),)
        if step.state is StepState.WAITING:
            return (Run(_t("waits"), step=Step.SMALL),)
        if step.state is StepState.CONDITIONAL:
            return (Run(_t("if need be"), step=Step.SMALL),)
        ends = None if step.limit is None else self._ends(step.limit)
        if ends is None:
            return (Run(_t("due"), Ink.TEXT),)
        seconds = (ends - now).total_seconds()
        if seconds < 0:
            return (chip_run(_t("overdue {0}").format(clock_text(-seconds)), "clock"),)
        words = _t("{0} left").format(clock_text(seconds))
        return (Run(words, Ink.TEXT, bold=step.is_next),)

    def _tell_at_hand(self) -> None:
        """Say of the step at hand whom to call, what to look at, and on what its clock rests."""
        hand = self.at_hand
        self.foot.setVisible(hand is not None)
        if hand is None:
            return
        step, (tick, skip) = hand[1].step, self._keys()
        told = [*step.phones[:2], _t(", ").join(step.checklist), step.limit.source]
        if hand[1].mark is not None and hand[1].mark.reason:
            told.insert(0, hand[1].mark.reason)
        words = "·".join(part for part in told if part) or step.title
        right = [Run(_t("done"), step=Step.SMALL), key_cap(tick)]
        right += [Run(_t("leave out"), step=Step.SMALL, gap=8), key_cap(skip)]
        self.foot.set_runs([Run(words, step=Step.SMALL)], right)
        self.foot.setToolTip(words)

    def _clicked(self, row: str, column: int) -> None:
        self._chosen = row
        if column == 0:
            self.step_clicked.emit()


def _columns() -> list[TableColumn]:
    return [
        TableColumn("", 40),
        TableColumn("", 184, stretches=True, gives=True),
        TableColumn("", 92, gives=True),
        TableColumn("", 108, is_right=True),
    ]


def _row_id(view: PlanView, step: StepStanding) -> str:
    return f"{view.run.id}/{step.step.id}"


def _name(run: PlanRun) -> str:
    version = _t("version {0}").format(run.version) if run.version else ""
    return "·".join(part for part in (run.title, version) if part)


def _inset(widget: QWidget) -> QWidget:
    around = QWidget()
    line = QVBoxLayout(around)
    line.setContentsMargins(_GAP, 0, _GAP, 0)
    line.addWidget(widget)
    return around
