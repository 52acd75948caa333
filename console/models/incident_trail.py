"""全程记录: everything that belongs to one incident in one line of time, newest first.

Each record keeps a trail of its own; here they are laid into one. An act is told once: where the
record tells it, the line of the duty log that was written with it is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from console.domain.alert import Alert, TrailLine
from console.domain.duty import LogEntry
from console.domain.incident import NOTED, Incident
from console.domain.order import Assignment, Stage
from console.models.order_book import OrderView

SAME_ACT = timedelta(seconds=1)
"""An act and its line of the duty log are stamped within this."""

BY_HAND = "记事"
"""Category of the lines a person writes with no other act."""

_OF_ORDERS = ("dispatched", "dispatched_by_phone")
_CALLS = ("registered",)


class Sort(StrEnum):
    """What a line is about; each has its word and icon on screen."""

    ALERT = "alert"
    CALL = "call"
    ORDER = "order"
    ANSWER = "answer"
    WORK = "work"
    FRAME = "frame"
    REPORT = "report"
    FACT = "fact"
    PLAN = "plan"
    INSTRUCTION = "instruction"
    GOODS = "goods"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One line.

    Attributes:
        id: its own, the same whenever the trail is laid anew.
        sort: what it is about.
        line: when, what as a code, who, where, how sure the time is.
        about: key of the record it is told by (`order/…`).
        subject: the record's own name, where the code alone does not say whose it is.
        is_pending: an own act the hub has not answered.
    """

    id: str
    sort: Sort
    line: TrailLine
    about: str
    subject: str = ""
    is_pending: bool = False

    @property
    def at(self) -> datetime:
        """When it happened."""
        return self.line.at


def laid(entries: Iterable[TrailEntry], log: Iterable[LogEntry] = ()) -> tuple[TrailEntry, ...]:
    """Return the one trail, newest first; of two at one time the later told stands first.

    Args:
        entries: what the records tell.
        log: lines of the duty log that name one of the records.
    """
    told = list(entries)
    known = _Told(told)
    told += [log_entry(line) for line in log if not known.has(line)]
    order = sorted(range(len(told)), key=lambda at: (told[at].at, at), reverse=True)
    return tuple(told[at] for at in order)


def incident_entries(incident: Incident, is_pending: bool = False) -> Iterator[TrailEntry]:
    """Yield what the incident tells itself: decisions, counts, posts, goods, notes."""
    about = f"{incident.KIND}/{incident.id}"
    newest = max((line.at for line in incident.trail), default=None)
    for number, line in enumerate(incident.trail):
        yield TrailEntry(
            f"{about}/{line.op or number}/{line.what}",
            _of_incident(line.what),
            line,
            about,
            is_pending=is_pending and line.at == newest,
        )


def _of_incident(what: str) -> Sort:
    if what.startswith("goods"):
        return Sort.GOODS
    if what == "reported":
        return Sort.REPORT
    return Sort.LOG if what == NOTED else Sort.FACT


def alert_entries(
    alert: Alert, orders: Sequence[OrderView] = (), is_pending: bool = False
) -> Iterator[TrailEntry]:
    """Yield what an alert tells.

    Args:
        alert: of the incident, or merged into one that is.
        orders: of the incident: what they tell themselves is left out here.
        is_pending: whether the hub has not answered an own act on it; the newest line says so.
    """
    about, told = f"{Alert.KIND}/{alert.id}", {v.order.created_at for v in orders}
    newest = max((line.at for line in alert.trail), default=None)
    for number, line in enumerate(alert.trail):
        if line.what in _OF_ORDERS and line.at in told:
            continue
        sort = Sort.CALL if line.what in _CALLS else Sort.ALERT
        yield TrailEntry(
            f"{about}/{number}", sort, line, about, alert.title, is_pending and line.at == newest
        )
    seen = alert.evidence
    if seen is not None and seen.at is not None:
        line = TrailLine(seen.at, "frame_taken", detail=alert.title)
        yield TrailEntry(f"{about}/frame", Sort.FRAME, line, about, alert.title)


def order_entries(view: OrderView) -> Iterator[TrailEntry]:
    """Yield that an order was sent, and what its units answered."""
    order = view.order
    about = f"{order.KIND}/{order.id}"
    what = "sent_by_phone" if order.by_phone else "sent"
    whom = "、".join(unit.unit_name for unit in view.assignments)
    line = TrailLine(order.created_at, what, order.name, order.seat, whom)
    yield TrailEntry(about, Sort.ORDER, line, about, order.text, view.is_pending)
    for unit in view.assignments:
        yield from _answers(unit, order.seat, unit.id in view.pending)


def _answers(unit: Assignment, seat: str, is_pending: bool) -> Iterator[TrailEntry]:
    newest = len(unit.times) - 1
    about = f"{unit.KIND}/{unit.id}"
    for number, time in enumerate(unit.times):
        if time.stage <= Stage.SENT:
            continue
        who = TrailLine(
            time.at, f"stage_{time.stage.name.lower()}", time.by, seat if time.by else ""
        )
        what = replace(who, detail=unit.unit_name)
        way = "phone" if time.by_phone else ""
        waits = is_pending and number == newest
        yield TrailEntry(f"{about}/{number}", Sort.ANSWER, what, about, way, waits)


def log_entry(entry: LogEntry) -> TrailEntry:
    """Return a line of the duty log as one of the trail: at the time of what it tells."""
    line = TrailLine(
        entry.occurred_at, "log", entry.name, entry.seat, entry.text, entry.stamp, entry.category
    )
    about = f"{entry.KIND}/{entry.id}"
    return TrailEntry(about, Sort.LOG, line, about, entry.category)


class _Told:
    """Finds what records told at a moment, by seat; one look for each line of the log."""

    def __init__(self, entries: Iterable[TrailEntry]) -> None:
        self._by_second: dict[tuple[str, int], list[TrailEntry]] = {}
        for each in entries:
            key = each.line.seat, int(each.at.timestamp())
            self._by_second.setdefault(key, []).append(each)

    def has(self, line: LogEntry) -> bool:
        """Whether a record tells the act this line was written with."""
        second = int(line.recorded_at.timestamp())
        for near in (second - 1, second, second + 1):
            for each in self._by_second.get((line.seat, near), ()):
                is_near = abs(each.at - line.recorded_at) <= SAME_ACT
                if is_near and (line.category != BY_HAND or each.line.detail == line.text):
                    return True
        return False
