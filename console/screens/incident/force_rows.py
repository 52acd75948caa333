"""力量 as rows: state with five pips, how long, how old the position, when to ask again."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.order import Assignment, Stage
from console.domain.reference import Unit
from console.models.alert_rows import stage_word
from console.runtime.hall_time import hall_time
from console.screens.incident.words import long_ago
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.fitting import fitting
from widgets.lists.table_rows import Cell, TableColumn, TableRow

_PIPS_WIDE = 78
"""Five small pips, and the gap behind them."""
PIPS = (Stage.ACCEPTED, Stage.EN_ROUTE, Stage.ON_SCENE, Stage.WORKING, Stage.RELEASED)


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


def force_columns(theme: Theme) -> list[TableColumn]:
    """Return the columns of the forces; the pips have one, so that they stand below each other."""
    return [
        TableColumn(_t("Force"), 120, stretches=True, gives=True),
        fitting(theme, _t("State"), [stage_word(stage) for stage in Stage]),
        TableColumn("", _PIPS_WIDE),
        TableColumn(_t("Took"), 64),
        TableColumn(_t("Position"), 80),
        TableColumn(_t("Ask next"), 104, is_right=True),
    ]


def force_row(
    sent: Assignment,
    unit: Unit | None,
    now: datetime,
    stale_after: timedelta,
    ask_at: datetime | None,
) -> TableRow:
    """Return the row of a unit.

    Args:
        sent: the unit under its order.
        unit: what is known of it; None for one this seat does not know.
        now: the time.
        stale_after: age from which a position is hatched.
        ask_at: when it is to be asked next; None when nothing is to be asked.
    """
    name = [Run(sent.unit_name, Ink.TEXT)]
    if sent.photos:
        words = _t("photos {0}").format(len(sent.photos))
        name.append(Run(words, Ink.TEXT2, step=Step.SMALL, gap=8))
    cells = (
        Cell(tuple(name)),
        Cell((Run(stage_word(sent.stage), Ink.TEXT),)),
        Cell((Run(_pips(sent), step=Step.SMALL),)),
        Cell((Run(_took(sent, now)),)),
        _position(unit, now, stale_after),
        _asked(ask_at, now),
    )
    return TableRow(sent.id, cells)


def _pips(sent: Assignment) -> str:
    """Return what has been reached, filled, and what has not, open."""
    reached = "■" * sum(sent.stage >= stage for stage in PIPS)
    return reached + "□" * (len(PIPS) - len(reached))


def _took(sent: Assignment, now: datetime) -> str:
    """Return how long a unit took to where it is, or has been out when it is back."""
    first = sent.at(Stage.SENT)
    if first is None:
        return "—"
    last = sent.at(sent.stage)
    return long_ago(first.at, now if sent.stage is Stage.SENT or last is None else last.at)


def _position(unit: Unit | None, now: datetime, stale_after: timedelta) -> Cell:
    if unit is None or unit.position_at is None:
        return Cell((Run(_t("none"), Ink.TEXT),), is_stale=True)
    age = max(timedelta(0), now - unit.position_at)
    is_stale = age >= stale_after
    return Cell((Run(_age_words(age), Ink.TEXT if is_stale else Ink.TEXT2),), is_stale=is_stale)


def _age_words(age: timedelta) -> str:
    """Return an age as the page of forces says it; as mm:ss it would read like a time of day."""
    seconds = int(age.total_seconds())
    if seconds < 60:
        return _t("{0} s").format(seconds)
    if seconds < 3600:
        return _t("{0} min ago").format(seconds // 60)
    return _t("{0} h ago").format(seconds // 3600)


def _asked(ask_at: datetime | None, now: datetime) -> Cell:
    if ask_at is None:
        return Cell((Run("—"),))
    is_due = ask_at <= now
    icon = "exclamation-circle" if is_due else ""
    return Cell((Run(hall_time(ask_at), Ink.TEXT, bold=is_due, icon=icon),))
