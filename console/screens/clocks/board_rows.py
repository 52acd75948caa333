"""Clocks as rows: made when a row is painted, never because a second went by."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.alert_clocks import ClockProfile
from console.domain.limits import Limit, LimitKind
from console.models.clock_words import kind_word
from console.models.record_clocks import PARKED
from console.models.running_clock import ACT, DIVERT, KINDS, NO_DAY, SIGN, RunningClock
from console.runtime.clock import CHINA
from console.runtime.hall_time import hall_day_minute
from widgets.common.text import Run, chip_run, tag
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain

MOST = 2000
"""Rows listed, those with the least time left; the head says how many there are."""
_FIFTH = 5
_UNVERIFIED = "未核实"
"""As the profiles of a hall mark what nobody has verified there."""
_DAY = timedelta(days=1)


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


class BoardRow(NamedTuple):
    """One clock as a value of the list; its words are made when it is painted."""

    id: str
    clock: RunningClock
    title: str
    source: str
    limit: str = ""
    band: str = ""

    @property
    def kind(self) -> bool:
        """What decides its height: none is tall."""
        return False


def board_columns() -> list[TableColumn]:
    """Return the columns."""
    return [
        TableColumn(_t("Time left"), 184),
        TableColumn(_t("Kind"), 128),
        TableColumn(_t("Matter"), 400, stretches=True, gives=True, least=224),
        TableColumn(_t("Ends"), 184, leaves=1),
        TableColumn(_t("Limit"), 136, leaves=2),
        TableColumn(_t("Basis"), 224, stretches=True, gives=True, leaves=3),
    ]


def ids_of(clocks: Iterable[RunningClock]) -> Iterator[tuple[str, RunningClock]]:
    """Yield each clock with an id that is its alone and stays its own."""
    seen: Counter[str] = Counter()
    for clock in clocks:
        record = clock.alert if clock.detail is None else clock.detail.record
        id = f"{clock.kind} {record} {clock.subject}"
        seen[id] += 1
        yield (id if seen[id] == 1 else f"{id} {seen[id]}"), clock


def counts(clocks: Sequence[RunningClock]) -> list[tuple[str, int]]:
    """Return the kinds there are with their number, in their order."""
    found = Counter(clock.kind for clock in clocks)
    return [(kind, found[kind]) for kind in KINDS if found[kind]]


def table_row(row: BoardRow, now: datetime) -> TableRow:
    """Return the row as it stands now."""
    return TableRow(row.id, (left_cell(row, now), *still_cells(row, now)))


def left_cell(row: BoardRow, now: datetime) -> Cell:
    """Return the one cell that changes with each second."""
    return Cell((left_run(row.clock, now),))


def still_cells(row: BoardRow, now: datetime) -> tuple[Cell, ...]:
    """Return the cells that stay as they are."""
    clock = row.clock
    ends = _t("standing still") if _is_paused(clock) else ends_text(clock.ends, now)
    if clock.detail is not None and clock.detail.unchecked:
        ends = _t("{0}, unchecked").format(ends)
    return (
        plain(kind_word(clock.kind), Ink.TEXT),
        plain(row.title, Ink.TEXT),
        plain(ends),
        plain(row.limit),
        Cell(basis_runs(row.source)),
    )


def basis_runs(source: str) -> tuple[Run, ...]:
    """Return on what a limit rests; that nobody verified it comes first, where nothing cuts it."""
    words = Run(source, step=Step.SMALL)
    if _UNVERIFIED not in source or source.startswith(_UNVERIFIED):
        return (words,)
    return tag(_t("not verified")), replace(words, gap=8)


def left_run(clock: RunningClock, now: datetime) -> Run:
    """Return the time left: overdue as a chip, below a fifth of the limit bold."""
    detail = clock.detail
    if detail is not None and detail.paused:
        return Run(_paused_words(clock), Ink.TEXT2, icon="player-pause")
    left = clock.ends - now
    if left < timedelta():
        return chip_run(_t("overdue {0}").format(long_text(-left)), "exclamation-circle")
    started = None if detail is None else detail.limit.started_at
    is_short = started is not None and left * _FIFTH < clock.ends - started
    return Run(long_text(left), Ink.TEXT, bold=is_short, icon="clock" if is_short else "")


def long_text(length: timedelta) -> str:
    """Return a length as one reads it: seconds of an hour, hours of a day, then days."""
    if length >= _DAY:
        hours = length.seconds // 3600
        return _t("{0} d {1} h").format(length.days, hours)
    return clock_text(length.total_seconds())


def ends_text(ends: datetime, now: datetime) -> str:
    """Return a moment with its day, and with its year where that is another one."""
    here, today = ends.astimezone(CHINA), now.astimezone(CHINA)
    return hall_day_minute(ends) if here.year == today.year else here.strftime("%Y-%m-%d")


def alert_limit(alert: Alert | None, kind: str, profile: ClockProfile) -> str:
    """Return how long the limit of an alert's clock is; empty where a person set its end."""
    limits = {SIGN: profile.acknowledge, ACT: profile.first_action}
    found = profile.divert if kind == DIVERT else None
    if alert is not None and kind in limits:
        found = limits[kind].get(alert.severity)
    if found is None:
        return ""
    seconds = round(found.total_seconds())
    whole, rest = divmod(seconds, 60)
    return _t("{0} s").format(seconds) if rest or not whole else _t("{0} min").format(whole)


def limit_words(limit: Limit) -> str:
    """Return how long a limit is, with what was granted."""
    if limit.whole == 1 and limit.kind is LimitKind.WORKING_DAYS:
        return _t("1 working day")
    words = {
        LimitKind.MINUTES: _t("{0} min"),
        LimitKind.WORKING_HOURS: _t("{0} working hours"),
        LimitKind.WORKING_DAYS: _t("{0} working days"),
    }
    return words[limit.kind].format(limit.whole)


def paused_word(why: str) -> str:
    """Return why a clock stands still, in words."""
    return {PARKED: _t("parked"), NO_DAY: _t("no working day known")}.get(why, why)


def _paused_words(clock: RunningClock) -> str:
    detail = clock.detail
    if detail is None:
        return ""
    why = paused_word(detail.paused)
    if detail.left is None:
        return why
    if detail.left < timedelta():
        return _t("{0}, overdue {1}").format(why, long_text(-detail.left))
    return _t("{0}, {1} left").format(why, long_text(detail.left))


def _is_paused(clock: RunningClock) -> bool:
    return clock.detail is not None and bool(clock.detail.paused)
