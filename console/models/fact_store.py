"""The alerts of the last week as figures count them, read from the cache a portion at a time.

Everything here runs in one thread, the book's lane; nothing knows of Qt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from console.contract.change import HISTORY
from console.contract.cursor import Cursor
from console.domain.figures.count import figures_of
from console.domain.figures.facts import AlertFact, fact_of
from console.domain.figures.figure import Figure
from console.domain.figures.period import SLOT, Period, Span, period_of, slot_of
from console.domain.figures.sample import HALL, Sample
from console.domain.figures.targets import Kind, Targets
from console.models.newer import alert_of
from offline_cache.cache import Cache
from offline_cache.values import Row

PORTION = 250
"""Alerts read in one turn of the lane."""

MOST = 200_000
"""Alerts kept to be counted, about 120 MB; of more the newest, and the figures say since when."""

OVER = 1.1
"""So far above that the number may go before the oldest are forgotten."""

COUNTED_EVERY = 40
"""Portions between two countings while there is more to read."""

HOUR = 3600.0

REACH = 8 * 86_400
"""Seconds the figures look back: a week, and a day for what came before it and went on."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Which figures are wanted: of when and of whom."""

    span: Span = Span.SHIFT
    seat: str = HALL


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of one ask.

    Attributes:
        ask: what was asked.
        period: the time they are of, as far as it has gone by.
        figures: by kind, in the order they are shown; empty while nothing is read.
        bars: new alerts of each slot of the period.
        seats: who did anything in that time.
        is_read: whether everything the cache has of that time is counted.
        is_whole: whether the cache has everything of that time; older alerts may still come.
        since: from when on alerts are counted, where that is later than the period's begin.
    """

    ask: Ask
    period: Period
    figures: dict[Kind, Figure] = field(default_factory=dict)
    bars: tuple[int, ...] = ()
    seats: tuple[str, ...] = ()
    is_read: bool = False
    is_whole: bool = True
    since: float | None = None


class FactStore:
    """Alerts as they count, kept up to date by their ids.

    Args:
        cache: where alerts are read.
        targets: what figures are measured against.
        most: alerts kept.
    """

    def __init__(self, cache: Cache, targets: Targets, most: int = MOST) -> None:
        self._cache = cache
        self._targets = targets
        self._most = most
        self._facts: dict[str, AlertFact] = {}
        self._last: str | None = None
        self._begin = 0.0
        self._reached = float("inf")
        self._stage = 0
        self._portions = 0

    @property
    def size(self) -> int:
        """How many alerts are read."""
        return len(self._facts)

    @property
    def is_new(self) -> bool:
        """Whether nothing was begun yet."""
        return self._begin == 0.0

    @property
    def facts(self) -> tuple[AlertFact, ...]:
        """All that is read."""
        return tuple(self._facts.values())

    def begin(self, now: datetime) -> None:
        """Forget everything: all is read anew, the newest first."""
        self._facts.clear()
        self._last, self._stage, self._reached = None, 0, float("inf")
        self._begin = now.timestamp() - REACH

    def read_on(self) -> bool:
        """Read a portion; whether there is more."""
        self._portions += 1
        if self._stage == 0:
            rows = self._select({"received_at": (">=", self._begin)})
        elif self._stage == 1:
            rows = self._select({"is_open": 1, "received_at": ("<", self._begin)})
        else:
            return False
        self._take(rows)
        if rows:
            self._last = rows[-1].id
        is_full = len(self._facts) >= self._most
        if self._stage == 0 and rows and not is_full:
            self._reached = min(self._reached, _received(rows[-1]))
        if len(rows) < PORTION or is_full:
            if self._stage == 0 and not is_full:
                self._reached = self._begin
            self._stage, self._last = self._stage + 1, None
        return self._stage < 2

    def may_count(self, has_more: bool) -> bool:
        """Whether it is worth counting now: all is read, or much more than the last time."""
        return not has_more or self._portions % COUNTED_EVERY == 0

    def read_again(self, ids: Sequence[str]) -> None:
        """Read alerts that have changed; one that is gone counts no more."""
        rows = self._cache.rows("alert", ids) if ids else []
        for id in set(ids) - {row.id for row in rows}:
            self._facts.pop(id, None)
        self._take(rows)

    def count(self, ask: Ask, now: datetime, until: datetime | None = None) -> Counted:
        """Return the figures.

        Args:
            ask: of when and of whom.
            now: which shift it is, and what is late.
            until: up to when anything is known, where that is earlier.
        """
        self._grow_older(now.timestamp())
        at = min(now, until) if until is not None else now
        period = period_of(ask.span, at, self._targets.shifts)
        sample = Sample.of(self._facts.values(), period, at.timestamp(), ask.seat)
        shown = sample.period
        slots = range(shown.start, shown.end, SLOT)
        return Counted(
            ask,
            shown,
            figures_of(sample, self._targets),
            tuple(sample.by_slot[slot] for slot in slots),
            _seats(self._facts.values(), shown),
            is_read=self._reached <= shown.start or self._stage > 1,
            is_whole=ask.span is not Span.WEEK or self._has_all_since(shown.start),
            since=self._reached if self._stage > 1 and self._reached > shown.start else None,
        )

    def _select(self, where: dict[str, object]) -> list[Row]:
        return self._cache.select(
            "alert", where, order="-received_at", limit=PORTION, after=self._last
        )

    def _take(self, rows: Iterable[Row]) -> None:
        for row in rows:
            fact = _fact(row)
            if fact is None:
                self._facts.pop(row.id, None)
                continue
            self._facts[row.id] = fact
        if len(self._facts) > self._most * OVER:
            self._forget()

    def _forget(self) -> None:
        """Keep the newest alone."""
        newest = sorted(self._facts.values(), key=lambda fact: fact.at, reverse=True)[: self._most]
        self._facts = {fact.id: fact for fact in newest}
        if newest[-1].at > self._begin:
            self._reached = newest[-1].at

    def _grow_older(self, now: float) -> None:
        """Let go what is older than the figures look back and is over."""
        if now - self._begin < REACH + HOUR:
            return
        begin = now - REACH
        self._facts = {f.id: f for f in self._facts.values() if f.at >= begin or f.is_open}
        self._reached = max(begin, self._reached) if self._reached > self._begin else begin
        self._begin = begin

    def _has_all_since(self, start: float) -> bool:
        """Whether finished alerts have been fetched back to `start` (`sync/history`)."""
        text = self._cache.cursor(HISTORY)
        if text is None:
            return False
        if Cursor.parse(text).seq == 0:
            return True
        oldest = self._cache.select("alert", order="age", limit=1)
        at = _fact(oldest[0]) if oldest else None
        return at is not None and at.at < start


def _fact(row: Row) -> AlertFact | None:
    try:
        return fact_of(alert_of(row.body)[0])
    except ValueError:  # it cannot be read at all, here or in the queue
        return None


def _received(row: Row) -> float:
    fact = _fact(row)
    return fact.at if fact is not None else float("inf")


def _seats(facts: Iterable[AlertFact], period: Period) -> tuple[str, ...]:
    found = {d.seat for f in facts for d in f.deeds if period.has(slot_of(d.at)) and d.seat}
    return tuple(sorted(found))
