"""处置步骤 as rows: tick, what, who, and until when or when it was done."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.limits import LimitKind
from console.domain.plan_run import MarkSort, PlanRun
from console.domain.playbook import PlanStep
from console.runtime.hall_time import hall_time
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text
from widgets.lists.table_rows import Cell, Check, TableColumn, TableRow


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


def step_columns() -> list[TableColumn]:
    """Return the columns; without titles there is no head line."""
    return [
        TableColumn("", 30),
        TableColumn("", 184, stretches=True, gives=True),
        TableColumn("", 92, gives=True),
        TableColumn("", 92, is_right=True),
    ]


def step_rows(run: PlanRun, now: datetime) -> Iterator[TableRow]:
    """Yield the steps of a plan in their order; a step that waits for another is quiet."""
    for step in run.steps:
        mark = run.mark(step.id)
        id = f"{run.id}/{step.id}"
        if mark is None:
            yield _open(id, run, step, now)
            continue
        word = hall_time(mark.at) if mark.sort is MarkSort.DONE else _t("left out")
        cells = (
            Cell(check=Check.DONE),
            Cell((Run(step.title),)),
            Cell((Run(mark.name, step=Step.SMALL),)),
            Cell((Run(word),)),
        )
        yield TableRow(id, cells)


def count_steps(runs: tuple[PlanRun, ...]) -> tuple[int, int]:
    """Return how many steps are done or left out, and how many there are."""
    done = sum(run.mark(step.id) is not None for run in runs for step in run.steps)
    return done, sum(len(run.steps) for run in runs)


def _open(id: str, run: PlanRun, step: PlanStep, now: datetime) -> TableRow:
    is_due = all(run.mark(before) is not None for before in step.after)
    left = _left(run, step, now) if is_due else ""
    cells = (
        Cell(check=Check.OPEN),
        Cell((Run(step.title, Ink.TEXT if is_due else Ink.TEXT2, bold=is_due),)),
        Cell((Run(run.role_name(step.owner), step=Step.SMALL),)),
        Cell((Run(left, Ink.TEXT),)),
    )
    return TableRow(id, cells, is_raised=is_due)


def _left(run: PlanRun, step: PlanStep, now: datetime) -> str:
    """Return what is left of a step's minutes; other clocks are counted on the board of clocks."""
    if not step.limit.amount or step.limit.kind != LimitKind.MINUTES:
        return ""
    marks = (run.mark(before) for before in step.after)
    begun = max([mark.at for mark in marks if mark is not None], default=run.started_at)
    left = begun + timedelta(minutes=step.limit.amount) - now
    words = _t("late {0}") if left < timedelta(0) else _t("{0} left")
    return words.format(clock_text(abs(left.total_seconds())))
