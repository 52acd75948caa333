"""工单 as rows: colour only in the first column, and only below a fifth of the time.

What is short of time is told by an icon: the shape of a grade would call it severe.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.work_order import State, StateTime, WorkOrder
from console.domain.work_order_clock import Ending
from console.domain.work_order_marks import Sample
from console.models.work_order_book import OrderView
from console.models.work_order_words import short_number, source_word, state_word, step_word
from console.runtime.hall_time import hall_date, hall_day_minute, hall_time
from console.screens.orders.item_list import done_words
from console.screens.orders.order_words import (
    counters,
    left_words,
    limit_word,
    next_review,
    unit_words,
    why_paused,
)
from widgets.common.text import Run
from widgets.common.theme import Grade, Ink, Step, Theme
from widgets.lists.fitting import fitting
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


_SOURCES = ("hotline", "police", "grid", "sensor", "video", "report", "phone", "network", "fire")
_LONGEST_COUNTERS = "1 / 1 / 10"
_LONGEST_LEFT = timedelta(days=-88, hours=-20)
_LEAD, _ICON = 24, 14
"""Where times begin, with an icon before them or without: above the bar of what is left."""


def order_columns(theme: Theme) -> list[TableColumn]:
    """Return the columns of the table (tokens S7).

    Those of few known words are as wide as these are in the language on screen: what they do not
    need goes to the matter and its place.
    """
    sources = [source_word(source) for source in _SOURCES]
    states = [state_word(state) for state in State]
    left = fitting(theme, _t("Left"), [left_words(_LONGEST_LEFT), left_words(None, True)])
    return [
        replace(left, width=left.width + _LEAD),
        TableColumn(_t("Number"), 72, leaves=5),
        fitting(theme, _t("From"), sources, leaves=4),
        TableColumn(_t("Matter"), 352, stretches=True, gives=True, least=276, last=160),
        TableColumn(_t("Place"), 168, gives=True, leaves=3, least=132),
        TableColumn(_t("Unit (helpers)"), 140, gives=True, leaves=1, least=120),
        fitting(theme, _t("State"), states),
        fitting(theme, _t("Ret/del/redo"), [_LONGEST_COUNTERS], leaves=6),
        fitting(theme, _t("Sup."), [_t("Sup.")], leaves=2),
    ]


def order_row(view: OrderView, now: datetime) -> TableRow:
    """Return the row of one order."""
    order = view.order
    waiting = (Run(icon="clock", icon_size=14, gap=8),) if view.is_pending else ()
    supervised = _t("Sup.") if order.supervised else ""
    why = why_paused(order) if order.state is State.PARKED else ""
    matter = [Run(order.title, Ink.TEXT), *waiting]
    items = done_words(order)
    if items:
        matter.append(Run(items, step=Step.SMALL, gap=8))
    brief = (*matter, Run(next_review(order), step=Step.SMALL, gap=8)) if why else ()
    if why:
        matter.append(Run(why, step=Step.SMALL, gap=8))
    place = "·".join(part for part in (order.place.town, order.place.name) if part)
    return TableRow(
        order.id,
        (
            first_cell(view, now),
            plain(short_number(order)),
            plain(source_word(order.source)),
            Cell(tuple(matter), brief=brief),
            plain(place, step=Step.SMALL),
            plain(unit_words(order), Ink.TEXT),
            plain(state_word(order.state)),
            plain(counters(order)),
            plain(supervised, Ink.TEXT),
        ),
    )


def first_cell(view: OrderView, now: datetime) -> Cell:
    """Return what is left: icon and colour only where less than a fifth is."""
    ending = view.first
    if ending is None:
        return Cell((Run(), Run("—", gap=_LEAD)))
    if ending.ends is None:
        pause = Run(icon="player-pause", icon_size=_ICON)
        return Cell((pause, Run(left_words(None, True), gap=_LEAD - _ICON)))
    words = left_words(ending.left(now))
    if not ending.is_short(now):
        return Cell((Run(), Run(words, Ink.TEXT, gap=_LEAD)), share=ending.share(now))
    grade = Grade.RED if ending.is_over(now) else Grade.ORANGE
    share = 1.0 if ending.is_over(now) else ending.share(now)
    icon = "exclamation-circle" if ending.is_over(now) else "clock"
    mark = Run(icon=icon, icon_size=_ICON, ink=Ink(grade.value))
    text = Run(words, Ink.TEXT, True, gap=_LEAD - _ICON)
    return Cell((mark, text), share=share, grade=grade)


def group_columns() -> list[TableColumn]:
    """Return the columns of the groups at the left."""
    return [TableColumn("", 136, stretches=True, gives=True), TableColumn("", 44, is_right=True)]


def inbox_columns() -> list[TableColumn]:
    """Return the columns of the joint stations at the left."""
    return [
        TableColumn("", 84, stretches=True, gives=True),
        TableColumn("", 32, is_right=True),
        TableColumn("", 56, is_right=True),
    ]


def station_columns() -> list[TableColumn]:
    """Return the columns of the way of an order."""
    return [
        TableColumn("", 28),
        TableColumn("", 104),
        TableColumn("", 216, stretches=True, gives=True),
        TableColumn("", 84, is_right=True),
    ]


_AHEAD = (State.DISPATCHED, State.SIGNED, State.HANDLING, State.FEEDBACK, State.CHECKING,
          State.CLOSED)  # fmt: skip
_DONE_BY = {
    State.DISPATCHED: "dispatch",
    State.SIGNED: "sign",
    State.HANDLING: "handle",
    State.FEEDBACK: "feedback",
    State.CHECKING: "check",
    State.CLOSED: "close",
}


HERE = "here"
"""Id of the station where an order stands."""


def station_rows(order: WorkOrder, now: datetime) -> list[TableRow]:
    """Return the way of an order as a line of stations: past, here, and what lies ahead."""
    rows = [_past(at, time, now) for at, time in enumerate(order.times)]
    rows += [_sampled(at, sample) for at, sample in enumerate(order.samples)]
    if order.is_open:
        rows.append(_here(order, now))
        rows += [_ahead(state) for state in _left_of(order)]
    return rows


def _when(moment: datetime, now: datetime) -> str:
    """Return a time of today with its seconds, and of another day with its day."""
    is_today = hall_date(moment) == hall_date(now)
    return hall_time(moment) if is_today else hall_day_minute(moment)


def _past(at: int, time: StateTime, now: datetime) -> TableRow:
    words = time.note or time.unit
    by_phone = _t("by phone") if time.by_phone else ""
    detail = "·".join(part for part in (words, time.name, by_phone) if part)
    mark = Run(icon="exclamation-circle", icon_size=14) if time.doubt else Run("●", Ink.TEXT2)
    cells = (
        Cell((mark,)),
        plain(step_word(time.step), Ink.TEXT2),
        plain(detail, Ink.TEXT2, step=Step.SMALL),
        plain(_when(time.at, now), step=Step.SMALL),
    )
    return TableRow(f"{at}", cells)


def _sampled(at: int, sample: Sample) -> TableRow:
    """Return the row of a 抽查: who looked, and what was found."""
    result = _t("passed") if sample.passed else _t("not passed")
    if sample.scores:
        result = _t("{0} {1} of {2}").format(result, *sample.points)
    detail = "·".join(part for part in (result, sample.found, sample.name) if part)
    icon = "check" if sample.passed else "exclamation-circle"
    cells = (
        Cell((Run(icon=icon, icon_size=14),)),
        plain(_t("Sampled"), Ink.TEXT2),
        plain(detail, Ink.TEXT if not sample.passed else Ink.TEXT2, step=Step.SMALL),
        plain(hall_day_minute(sample.at), step=Step.SMALL),
    )
    return TableRow(f"sample/{at}", cells)


def _here(order: WorkOrder, now: datetime) -> TableRow:
    phone = " ".join(part for part in (order.unit_name, order.unit_phone) if part)
    return TableRow(
        HERE,
        (
            Cell((Run("●", Ink.ACT),)),
            plain(state_word(order.state), Ink.TEXT, bold=True),
            plain(phone, Ink.TEXT),
            plain(_when(order.since, now), step=Step.SMALL),
        ),
    )


def _left_of(order: WorkOrder) -> list[State]:
    if order.state not in _AHEAD:
        first = State.DISPATCHED if not order.unit else State.HANDLING
        return list(_AHEAD[_AHEAD.index(first) :])
    return list(_AHEAD[_AHEAD.index(order.state) + 1 :])


def _ahead(state: State) -> TableRow:
    cells = (Cell((Run("○", Ink.TEXT3),)), plain(step_word(_DONE_BY[state]), Ink.TEXT3))
    return TableRow(f"ahead/{state}", (*cells, plain(""), plain("")))


def clock_columns() -> list[TableColumn]:
    """Return the columns of the clocks of an order."""
    return [
        TableColumn("", 84),
        TableColumn("", 104),
        TableColumn("", 260, stretches=True, gives=True),
    ]


def clock_row(at: int, ending: Ending, now: datetime) -> TableRow:
    """Return the row of one clock with its basis."""
    words = left_words(ending.left(now), ending.is_paused)
    return TableRow(
        f"{ending.limit.what}/{at}",
        (
            plain(limit_word(ending.limit.what), Ink.TEXT2),
            plain(words, Ink.TEXT, bold=True),
            Cell(text=ending.limit.source),
        ),
    )
