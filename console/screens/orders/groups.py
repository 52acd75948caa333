"""The groups at the left of S7: by state, what must be watched, by source; each with its count."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.station_figures import StationFigure
from console.domain.work_order import State
from console.domain.work_order_steps import AT_WORK, NEW, WAITING
from console.models.work_order_book import OrderView
from console.models.work_order_words import source_word
from widgets.common.text import Run
from widgets.common.theme import Ink
from widgets.lists.table_rows import Cell, TableRow, plain

ALL = "all"
FROM = "from/"
ONLY = "only/"
"""One order that is over and was asked for."""
STATION = "station/"
"""Orders at a joint station, or at any where no unit follows."""


def _t(source: str) -> str:
    return QCoreApplication.translate("orders", source)


Holds = Callable[[OrderView, datetime], bool]

HOLDS: dict[str, Holds] = {
    ALL: lambda view, now: True,
    "new": lambda view, now: view.order.state in NEW,
    "waiting": lambda view, now: view.order.state in WAITING,
    "unsigned": lambda view, now: view.order.state is State.DISPATCHED,
    "working": lambda view, now: view.order.state in AT_WORK,
    "unpassed": lambda view, now: view.order.state is State.FEEDBACK,
    "unchecked": lambda view, now: view.order.state is State.CHECKING,
    "returned": lambda view, now: view.order.state is State.RETURN_ASKED,
    "over": lambda view, now: any(ending.is_over(now) for ending in view.endings),
    "short": lambda view, now: view.first is not None and view.first.is_short(now)
    and not view.first.is_over(now),
    "supervised": lambda view, now: view.order.supervised is not None,
    "delay": lambda view, now: view.order.open_delay is not None,
    "parked": lambda view, now: view.order.state is State.PARKED,
    "station": lambda view, now: view.order.station is not None,
}  # fmt: skip
"""What each group holds."""

BY_STATE = (ALL, "new", "waiting", "unsigned", "working", "unpassed", "unchecked", "returned")
WATCHED = ("over", "short", "supervised", "delay", "parked", "station")


@dataclass(frozen=True, slots=True)
class Group:
    """One group with how many orders it holds."""

    id: str
    words: str
    count: int


def group_word(id: str) -> str:
    """Return what a group is called."""
    if id.startswith(FROM):
        return source_word(id.removeprefix(FROM))
    if id.startswith(ONLY):
        return _t("One order")
    if id.startswith(STATION):
        return _t("All joint stations")
    words = {
        ALL: _t("All open"),
        "new": _t("To be filed"),
        "waiting": _t("To be sent"),
        "unsigned": _t("To be signed"),
        "working": _t("Handling"),
        "unpassed": _t("To be approved"),
        "unchecked": _t("To be checked"),
        "returned": _t("Return undecided"),
        "over": _t("Overdue"),
        "short": _t("Less than a fifth left"),
        "supervised": _t("Supervised"),
        "delay": _t("Delay asked"),
        "parked": _t("Parked"),
        "station": _t("At joint stations"),
    }
    return words[id]


def holds(id: str, view: OrderView, now: datetime) -> bool:
    """Whether a group holds an order."""
    if id.startswith(FROM):
        return view.order.source == id.removeprefix(FROM)
    if id.startswith(STATION):
        station, unit = view.order.station, id.removeprefix(STATION)
        return station is not None and unit in ("", station.unit)
    return HOLDS[id](view, now)


def groups(views: Sequence[OrderView], now: datetime) -> dict[str, list[Group]]:
    """Return the groups under their heads."""

    def counted(ids: Iterable[str]) -> list[Group]:
        return [
            Group(id, group_word(id), sum(holds(id, view, now) for view in views)) for id in ids
        ]

    sources = Counter(view.order.source for view in views)
    # Sources with as many orders keep their places, whichever order is urgent now.
    ordered = [FROM + source for source in sorted(sources, key=lambda s: (-sources[s], s))]
    return {
        _t("By state"): counted(BY_STATE),
        _t("To be watched"): counted(WATCHED),
        _t("By source"): counted(ordered),
    }


def group_rows(told: dict[str, list[Group]], chosen: str) -> list[TableRow]:
    """Return the rows at the left; the chosen one is raised and carries the bar."""
    rows: list[TableRow] = []
    for head, each in told.items():
        if each:
            rows.append(TableRow(f"head/{head}", (plain(head, Ink.TEXT, bold=True), plain(""))))
        for group in each:
            is_chosen = group.id == chosen
            ink = Ink.TEXT if is_chosen or group.count else Ink.TEXT3
            cells = (plain(group.words, ink, is_chosen), plain(f"{group.count}", ink, is_chosen))
            rows.append(TableRow(group.id, cells, is_raised=is_chosen, bar=is_chosen))
    return rows


def station_rows(told: Sequence[StationFigure], chosen: str, target: float) -> list[TableRow]:
    """Return a row for each joint station: what it has to do, and its closing rate."""
    heads = (plain(_t("Joint station"), Ink.TEXT, bold=True), plain(_t("open")),
             plain(_t("closed")))  # fmt: skip
    counted = sum(len(each.counted) for each in told)
    closed = sum(len(each.closed) for each in told)
    whole = _station_row(
        STATION, _t("All of them"), sum(len(each.open) for each in told),
        closed / counted if counted else None, chosen, target,
    )  # fmt: skip
    rows = [
        _station_row(
            STATION + each.unit, short_station(each.name), len(each.open), each.rate, chosen, target
        )
        for each in told
    ]
    return [TableRow("head/stations", heads), whole, *rows]


def short_station(name: str) -> str:
    """Return the name of a joint station without the word that is in every one of them."""
    return name.replace("联勤联动站", "站") if len(name) > len("联勤联动站") else name


def _station_row(
    id: str, name: str, count: int, rate: float | None, chosen: str, target: float
) -> TableRow:
    is_chosen = id == chosen
    ink = Ink.TEXT if is_chosen or count else Ink.TEXT3
    is_below = rate is not None and rate < target
    words = "—" if rate is None else f"{rate:.0%}"
    mark = Run(icon="arrow-down", icon_size=14, gap=4) if is_below else None
    share = Run(words, Ink.TEXT if is_below else Ink.TEXT2, bold=is_below)
    cells = (
        plain(name, ink, is_chosen),
        plain(f"{count}", ink, is_chosen),
        Cell((share, mark) if mark else (share,)),
    )
    return TableRow(id, cells, is_raised=is_chosen, bar=is_chosen)
