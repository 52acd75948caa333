"""Coverage debt and findings as rows of tables, and a finding in words."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.patrol_areas import AreaCoverage, Unwatched
from console.domain.patrol_proof import PatrolVerdict
from console.models.check_cards import disposition_word
from console.models.coverage_book import BACK, Coverage
from console.models.patrol_reading import Found
from console.models.town_names import short_town
from console.models.work_order_words import state_word
from console.runtime.hall_time import hall_day_minute
from console.screens.quality.figure_words import NOT_KNOWN
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.lists.table_rows import Cell, TableColumn, TableRow, plain

_HOUR = 60


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


def area_columns() -> list[TableColumn]:
    """Return the columns of the areas."""
    return [
        TableColumn(_t("Town"), 160, stretches=True, gives=True),
        TableColumn(_t("Cameras"), 88, is_right=True),
        TableColumn(_t("Seen this shift"), 112, is_right=True),
        TableColumn(_t("Not seen"), 88, is_right=True),
        TableColumn(_t("Longest"), 320, gives=True),
    ]


def area_row(area: AreaCoverage, told: Coverage, now: datetime) -> TableRow:
    """Return the row of an area."""
    oldest = area.oldest
    longest = NOT_KNOWN
    if oldest is not None:
        longest = f"{since_words(oldest, now)}·{told.name(oldest.camera)}"
    owed = len(area.unwatched)
    return TableRow(
        area_id(area),
        (
            plain(area.area or _t("Without a town"), Ink.TEXT),
            plain(f"{area.cameras:,}"),
            Cell((Run(f"{area.seen:,}"),), share=area.seen / area.cameras),
            plain(f"{owed:,}", Ink.TEXT, bold=owed > 0),
            plain(longest, step=Step.SMALL),
        ),
    )


def area_id(area: AreaCoverage) -> str:
    """Return what names a row of an area."""
    return f"area/{area.area}"


def camera_columns() -> list[TableColumn]:
    """Return the columns of the cameras nobody has seen."""
    return [
        TableColumn(_t("Camera"), 240, stretches=True, gives=True),
        TableColumn(_t("Seen last"), 112),
        TableColumn(_t("Not seen for"), 112, is_right=True),
        TableColumn(_t("Why"), 136, gives=True),
    ]


def camera_row(owed: Unwatched, told: Coverage, now: datetime) -> TableRow:
    """Return the row of a camera."""
    at = NOT_KNOWN if owed.seen_at is None else hall_day_minute(owed.seen_at)
    return TableRow(
        owed.camera,
        (
            plain(told.name(owed.camera), Ink.TEXT),
            plain(at),
            plain(since_words(owed, now), Ink.TEXT),
            plain(why_words(owed), step=Step.SMALL),
        ),
    )


def since_words(owed: Unwatched, now: datetime) -> str:
    """Return how long nobody has seen a camera."""
    if owed.seen_at is None:
        return _t("over {0} days").format(BACK.days)
    minutes = max(0, int((now - owed.seen_at) / timedelta(minutes=1)))
    if minutes < _HOUR:
        return _t("{0} min").format(minutes)
    return _t("{0} h {1} min").format(minutes // _HOUR, f"{minutes % _HOUR:02d}")


def why_words(owed: Unwatched) -> str:
    """Return what its last turn was worth; that its turn has not come where there was none."""
    if owed.tried is None:
        return _t("its turn has not come")
    return {
        PatrolVerdict.BLACK: _t("black"),
        PatrolVerdict.STALE: _t("no moving picture"),
        PatrolVerdict.ABSENT: _t("nobody there"),
        PatrolVerdict.HIDDEN: _t("not shown"),
        PatrolVerdict.ELSEWHERE: _t("not at its preset"),
    }.get(owed.tried.verdict, NOT_KNOWN)


def finding_columns() -> list[TableColumn]:
    """Return the columns of the findings."""
    return [
        TableColumn(_t("Found at"), 112),
        TableColumn(_t("Finding"), 280, stretches=True, gives=True),
        TableColumn(_t("Place"), 176, gives=True),
        TableColumn(_t("What became of it"), 240, gives=True),
    ]


def finding_row(found: Found) -> TableRow:
    """Return the row of a finding."""
    finding = found.finding
    title = finding.title
    if finding.same_as:
        title = _t("{0} (the same one)").format(title)
    town = short_town(finding.place.town)
    return TableRow(
        finding.id,
        (
            plain(hall_day_minute(finding.at)),
            plain(title, Ink.TEXT),
            plain(_t("·").join(filter(None, (town, finding.place.name))), step=Step.SMALL),
            plain(result_words(found), Ink.TEXT, step=Step.SMALL),
        ),
    )


def result_words(found: Found) -> str:
    """Return how the alert of a finding stands, and its orders."""
    if found.alert is None:
        return _t("its alert is not at this seat")
    told = [disposition_word(found.alert.disposition)]
    order_words = _t("order {0} {1}: {2}")
    for order in found.orders:
        told.append(order_words.format(order.number, order.unit_name, state_word(order.state)))
    return _t("; ").join(told)


def finding_lines(found: Found, seat_name: Callable[[str], str]) -> list[str]:
    """Return a finding in lines, below its snapshot."""
    finding = found.finding
    who = seat_name(finding.seat)
    seen = _t("{0}, {1} {2}").format(hall_day_minute(finding.at), who, finding.name)
    return [line for line in (finding.title, finding.camera_name, seen, result_words(found),
                              finding.note) if line]  # fmt: skip
