"""The left of the room: facts with their last change, the level line, marks, and plan steps."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.models.incident_record import Room
from console.runtime.hall_time import hall_time
from console.screens.common.plan_steps import PlanSteps
from console.screens.incident.fact_rows import fact_columns, fact_rows
from console.screens.incident.level_block import LevelBlock, LevelSight
from console.screens.incident.words import count_words, mark_word
from widgets.common.pane import Pane
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.section_head import SectionHead
from widgets.common.text import Run, key_cap, tag
from widgets.common.theme import Step, Theme
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableRow

ROW = 32


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class FactsPane(Pane):
    """440 px at 1920; it scrolls where the monitor is low."""

    def __init__(self, theme: Theme, steps: PlanSteps, parent: QWidget | None = None) -> None:
        super().__init__(theme.panel, parent=parent)
        self.steps = steps
        self.head = SectionHead(theme, _t("Facts"), height=40)
        self.model: RowsModel[TableRow] = RowsModel()
        self.table = RankedTable(theme, fact_columns(), ROW)
        self.table.setAccessibleName(_t("Facts"))
        self.table.set_model(self.model)
        self.level = LevelBlock(theme, count_words(None))
        self.marks = RunsLabel(theme, height=40)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (_inset(self.head), self.table, _inset(self.level), _inset(self.marks)):
            column.addWidget(widget)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.column.addWidget(rolled(body))

    def show_room(
        self,
        room: Room,
        sight: LevelSight,
        keys: tuple[str, str],
        now: datetime,
        sector: tuple[str, str] = ("", ""),
    ) -> None:
        """Say everything of an incident.

        Args:
            room: the incident.
            sight: how far it is to the next level.
            keys: of changing counts and of marking, as they are now.
            now: the time.
            sector: its sector, and whom to ask there.
        """
        figures = room.incident.figures
        last = max((figure.at for figure in figures), default=None)
        note = _t("revision {0}·{1}").format(len(figures), hall_time(last)) if last else ""
        right = [Run(_t("change"), step=Step.SMALL), key_cap(keys[0])]
        self.head.set_note(note, right)
        self.model.set_rows(fact_rows(room, now, sector))
        self.table.setFixedHeight(self.table.content_height)
        self.level.show_sight(sight)
        marks = [tag(mark.reason or mark_word(mark.what)) for mark in room.incident.marks]
        left = [Run(_t("Sensitive"), step=Step.SMALL), *marks]
        if not marks:
            left.append(Run(_t("not marked"), step=Step.SMALL, gap=8))
        self.marks.set_runs(left, [Run(_t("change"), step=Step.SMALL), key_cap(keys[1])])


def _inset(widget: QWidget) -> QWidget:
    """Return a widget with the space of a column at both ends."""
    around = QWidget()
    line = QVBoxLayout(around)
    line.setContentsMargins(16, 0, 16, 0)
    line.setSpacing(0)
    line.addWidget(widget)
    return around
