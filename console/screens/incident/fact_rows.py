"""事实: what is known of the matter, each line with who said it last and what it was before."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.incident import Incident
from console.domain.incident_figures import Figure, FigureSort
from console.models.incident_record import Room
from console.runtime.hall_time import hall_time
from console.screens.incident.words import count_words, figure_word
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step
from widgets.lists.table_rows import Cell, TableColumn, TableRow

COUNTED = (
    FigureSort.DEAD,
    FigureSort.SERIOUS,
    FigureSort.LIGHT,
    FigureSort.TRAPPED,
    FigureSort.MISSING,
    FigureSort.MOVED,
)
FRESH = timedelta(minutes=10)
"""A count changed so lately lies on a raised ground."""


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


def fact_columns() -> list[TableColumn]:
    """Return the columns; without titles there is no head line."""
    return [
        TableColumn("", 92),
        TableColumn("", 172, stretches=True, gives=True),
        TableColumn("", 152, is_right=True, gives=True),  # a duty room and its number stand whole
    ]


def fact_rows(room: Room, now: datetime, sector: tuple[str, str] = ("", "")) -> list[TableRow]:
    """Return the lines: when, where, each count, and its sector with whom to ask there."""
    counted = [_counted(room.incident, what, now) for what in COUNTED]
    tagged = [_row("sector", _t("Sector"), *sector)] if sector[0] else []
    return [*_told(room), *tagged, *counted]


def _told(room: Room) -> list[TableRow]:
    incident = room.incident
    first = min(room.alerts, key=lambda alert: alert.received_at, default=None)
    happened = min((a.occurred_at for a in room.alerts if a.occurred_at), default=None)
    place = incident.place if incident.place.name or first is None else first.place
    where = place.name or place.town
    source = "" if first is None else _source_of(room)
    opened = f"{incident.name}" if first is None else source
    received = incident.opened_at if first is None else first.received_at
    return [
        _row(
            "occurred", _t("Happened"), hall_time(happened) if happened else _t("unknown"), source
        ),
        _row("received", _t("Received"), hall_time(received), opened),
        _row("place", _t("Place"), where or _t("unknown"), source),
    ]


def _source_of(room: Room) -> str:
    first = min(room.alerts, key=lambda alert: alert.received_at)
    if first.call is not None:
        return first.call.unit or _t("call")
    return first.source


def _row(id: str, label: str, value: str, source: str) -> TableRow:
    return TableRow(id, (_label(label), Cell((Run(value, Ink.TEXT),)), _quiet(source)))


def _counted(incident: Incident, what: FigureSort, now: datetime) -> TableRow:
    told = [figure for figure in incident.figures if figure.what is what]
    label = _label(figure_word(what).capitalize())
    id = f"figure/{what.value}"
    if not told:
        return TableRow(id, (label, Cell((Run(_t("unknown")),)), _quiet(_t("not reported"))))
    newest = told[-1]
    cell = Cell(_values(incident, what, told))
    source = " ".join(part for part in (newest.source, hall_time(newest.at)) if part)
    is_fresh = len(told) > 1 and now - newest.at < FRESH
    return TableRow(id, (label, cell, _quiet(source)), is_raised=is_fresh)


def _values(incident: Incident, what: FigureSort, told: list[Figure]) -> tuple[Run, ...]:
    rivals = incident.contested(what)
    if rivals:
        both = " / ".join(count_words(each.count) for each in rivals)
        return Run(both, Ink.TEXT, bold=True), chip_run(_t("differ"), "exclamation-circle")
    value = Run(count_words(told[-1].count), Ink.TEXT, bold=len(told) > 1)
    before = next((f for f in reversed(told[:-1]) if f.count != told[-1].count), None)
    if before is None:
        return (value,)
    return value, Run(_t("← {0}").format(count_words(before.count)), gap=6)


def _label(words: str) -> Cell:
    return Cell((Run(words, step=Step.BODY),))


def _quiet(words: str) -> Cell:
    return Cell((Run(words, step=Step.SMALL),))
