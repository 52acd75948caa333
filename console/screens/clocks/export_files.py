"""The figures of orders as files for 考核: each with its list, every order with its times, hashes.

Tables open in any office program; a cell that it would take for a formula is written as text. Who
called does not leave the hall this way.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from PySide6.QtCore import QCoreApplication

from console.domain.limits import Limit, deadline
from console.domain.order_figures import FigureKind, OrderFigure, Period
from console.domain.work_order import State, WorkOrder
from console.domain.work_order_marks import Sample
from console.domain.working_calendar import WorkingCalendar
from console.models.work_order_words import state_word, step_word
from console.runtime.clock import CHINA
from console.screens.clocks.figure_words import figure_name, how_counted, lack_words, value_words

SUMS = "SHA256SUMS"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CLOCK_OF = {FigureKind.SIGN: "sign", FigureKind.CONTACT: "contact", FigureKind.CLOSE: "close"}
Line = Sequence[object]


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is written down.

    Attributes:
        figures: of the period.
        orders: that came in it, by id, and those its figures count.
        period, calendar, now: by what they were counted.
        goals: what figures are held to, with the source.
        missing: what the whole lacks, in words.
    """

    figures: tuple[OrderFigure, ...]
    orders: Mapping[str, WorkOrder]
    period: Period
    calendar: WorkingCalendar
    now: datetime
    goals: Mapping[FigureKind, tuple[float, str]]
    missing: tuple[str, ...] = ()


def folder_name(period: Period) -> str:
    """Return what the folder is called."""
    return _t("Assessment {0} to {1}").format(_day(period.since), _day(period.until))


def export_files(told: Assessment) -> dict[str, bytes]:
    """Return the files by name; the last holds the sums of all others."""
    files = {
        _t("read-me.txt"): "\n".join(_read_me(told)).encode("utf-8-sig"),
        _t("figures.csv"): _table(_figures(told)),
        _t("times.csv"): _table(_times(told)),
    }
    for figure in told.figures:
        if figure.counted:
            name = _t("orders-{0}.csv").format(figure_name(figure.kind).split("（")[0])
            files[name] = _table(_list(figure, told))
        if figure.dispatchers:
            files[_t("dispatchers.csv")] = _table(_people(figure))
    if any(order.samples for order in told.orders.values()):
        files[_t("samples.csv")] = _table(_samples(told))
    sums = "".join(_sum_line(name, raw) for name, raw in files.items())
    return {**files, SUMS: sums.encode()}


def _sum_line(name: str, raw: bytes) -> str:
    """Return the line of a file as `sha256sum --check` reads it."""
    return f"{hashlib.sha256(raw).hexdigest()}  {name}\n"


def hash_of(files: Mapping[str, bytes]) -> str:
    """Return the one hash that stands for all files."""
    return hashlib.sha256(files[SUMS]).hexdigest()


def _read_me(told: Assessment) -> Iterator[str]:
    period = told.period
    yield folder_name(period)
    yield _t("Orders that came from {0} to {1}: {2}. Made at {3}.").format(
        _moment(period.since), _moment(period.until), _came(told), _moment(told.now)
    )
    yield _t(
        "Void, joined and exempted orders are left out. Each figure has a list of the orders it"
        " counts; times.csv has every step."
    )
    years = range(_year(period.since), _year(told.now) + 1)
    unknown = [str(year) for year in years if not told.calendar.is_known(year)]
    if unknown:
        yield _t("Unchecked: no calendar was loaded for {0}.").format("、".join(unknown))
    closed = [o for o in told.orders.values() if o.state in (State.CLOSED, State.ARCHIVED)]
    sampled = sum(bool(order.samples) for order in closed)
    if closed:
        yield _t("Sampled: {0} of {1} closed orders ({2}).").format(
            sampled, len(closed), f"{sampled / len(closed):.1%}"
        )
    yield from told.missing
    for figure in told.figures:
        if figure.lack:
            yield _t("{0}: {1}").format(figure_name(figure.kind), lack_words(figure.lack))


def _figures(told: Assessment) -> Iterator[Line]:
    yield (_t("Figure"), _t("Value"), _t("Counts for it"), _t("Of"), _t("Goal"), _t("Basis"),
           _t("What is missing"), _t("How it is counted"))  # fmt: skip
    for figure in told.figures:
        goal, source = told.goals.get(figure.kind, (None, ""))
        held_to = "" if goal is None else f"{goal:.0%}"
        yield (figure_name(figure.kind), value_words(figure), len(figure.met), len(figure.counted),
               held_to, source, lack_words(figure.lack), how_counted(figure.kind))  # fmt: skip


def _list(figure: OrderFigure, told: Assessment) -> Iterator[Line]:
    yield (_t("Number"), _t("Official number"), _t("Matter"), _t("Unit"), _t("Came"),
           _t("Counts for it"), _t("Began"), _t("Ends"), _t("Done"), _t("Basis"))  # fmt: skip
    met = set(figure.met)
    for id in figure.counted:
        order = told.orders[id]
        yes = _t("Yes") if id in met else _t("No")
        head = (order.number, order.official, order.title, order.unit_name,
                _moment(order.created_at), yes)  # fmt: skip
        clocks = [c for c in order.limits if c.what == _CLOCK_OF.get(figure.kind)]
        for clock in clocks:
            yield (*head, *_clock_cells(clock, told.calendar))
        if not clocks:
            yield (*head, "", "", "", "")


def _clock_cells(clock: Limit, calendar: WorkingCalendar) -> Line:
    ends = deadline(clock, calendar)
    return (_moment(clock.started_at), _moment(ends), _moment(clock.done_at), clock.source)


def _times(told: Assessment) -> Iterator[Line]:
    yield (_t("Number"), _t("Step"), _t("State"), _t("At"), _t("Who"), _t("Unit"),
           _t("Operation"), _t("Note"))  # fmt: skip
    for order in told.orders.values():
        for time in order.times:
            yield (order.number, step_word(time.step) if time.step else "", state_word(time.state),
                   _moment(time.at), time.name, time.unit, time.op, time.note)  # fmt: skip


def _samples(told: Assessment) -> Iterator[Line]:
    """Yield who sampled which closed order, when, what was found, and what each item was given."""
    yield (_t("Number"), _t("Official number"), _t("Matter"), _t("Unit"), _t("At"), _t("Who"),
           _t("Passed"), _t("Found"), _t("Operation"), _t("Points"), _t("Items"))  # fmt: skip
    for order in told.orders.values():
        for each in order.samples:
            passed = _t("Yes") if each.passed else _t("No")
            yield (order.number, order.official, order.title, order.unit_name, _moment(each.at),
                   each.name, passed, each.found, each.op, *_score_cells(each))  # fmt: skip


def _score_cells(sample: Sample) -> Line:
    if not sample.scores:
        return ("", "")
    items = "；".join(f"{s.name} {s.points}/{s.most}" for s in sample.scores)
    return ("/".join(map(str, sample.points)), items)


def _people(figure: OrderFigure) -> Iterator[Line]:
    yield (_t("Dispatcher"), _t("Orders"), _t("Fullest hour"))
    for person in figure.dispatchers:
        yield (person.name, len(person.orders), person.fullest)


def _came(told: Assessment) -> int:
    return sum(1 for order in told.orders.values() if told.period.holds(order.created_at))


def _table(lines: Iterable[Line]) -> bytes:
    """Write a table as office programs open it."""
    text = StringIO()
    writer = csv.writer(text)
    for line in lines:
        writer.writerow([_cell(value) for value in line])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(CHINA):%Y-%m-%d}"


def _year(moment: datetime) -> int:
    return moment.astimezone(CHINA).year
