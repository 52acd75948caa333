"""Values of data sets as they stand on screen."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.geo import Point
from console.plugin_api.dataset import Column, ColumnKind, Row, Value
from console.plugin_api.page import Limit, Tiles
from console.plugin_host.reading.limits import worst
from console.runtime.hall_time import hall_date, hall_day_minute, hall_minute
from widgets.common.theme import Grade

UNKNOWN = "—"
_MOST_DECIMALS = 3


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


def shown(value: Value, column: Column | None, now: datetime, has_unit: bool = True) -> str:
    """Return a value as its column has it; a dash for none.

    Args:
        value: what the row says.
        column: how it is declared; None shows it as it is.
        now: times of today are written without their day.
        has_unit: whether the unit stands behind a number.
    """
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return _t("Yes") if value else _t("No")
    kind = column.kind if column else ColumnKind.TEXT
    if isinstance(value, int | float):
        return _number(value, column, has_unit)
    if kind is ColumnKind.TIME:
        moment = moment_of(value)
        return value if moment is None else _time(moment, now)
    grade = named_grade(value) if kind is ColumnKind.GRADE else None
    return grade_words(grade) if grade else value


def _number(value: float, column: Column | None, has_unit: bool) -> str:
    decimals = column.decimals if column else None
    unit = f" {column.unit}" if column and column.unit and has_unit else ""
    told = f"{value:.{_MOST_DECIMALS if decimals is None else decimals}f}"
    return f"{_short(told) if decimals is None else told}{unit}"


def _short(told: str) -> str:
    """Return a number without the noughts at its end."""
    return told.rstrip("0").rstrip(".") if "." in told else told


def _time(moment: datetime, now: datetime) -> str:
    is_today = hall_date(moment) == hall_date(now)
    return hall_minute(moment) if is_today else hall_day_minute(moment)


def moment_of(value: Value) -> datetime | None:
    """Return an ISO 8601 time with its zone; None for anything else."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def place_of(value: Value) -> Point | None:
    """Return the point of `"lng,lat"` (WGS 84); None for anything else."""
    first, comma, second = str(value).partition(",")
    try:
        point = Point(float(first), float(second)) if comma else None
    except ValueError:
        return None
    is_there = point is not None and abs(point.lon) <= 180 and abs(point.lat) <= 90
    return point if is_there else None


def grade_of(value: Value, limits: tuple[Limit, ...]) -> Grade | None:
    """Return the worst grade a value has reached."""
    limit = worst(value, limits)
    return Grade(limit.grade) if limit else None


def row_grade(row: Row, part: Tiles) -> Grade | None:
    """Return what the value of a tile's row has reached, or the row says; the worse of the two."""
    name = row.get(part.name)
    limits = tuple(each for each in part.limits if each.row in ("", name))
    told = named_grade(row.get(part.grade)) if part.grade else None
    both = (grade_of(row.get(part.value), limits), told)
    return min((each for each in both if each), key=tuple(Grade).index, default=None)


def named_grade(value: Value) -> Grade | None:
    """Return the grade a cell names; None for anything else."""
    return Grade(value) if value in {each.value for each in Grade} else None


def grade_words(grade: Grade) -> str:
    """Return a grade in a word."""
    return {
        Grade.RED: _t("Red"),
        Grade.ORANGE: _t("Orange"),
        Grade.YELLOW: _t("Yellow"),
        Grade.BLUE: _t("Blue"),
        Grade.NOTICE: _t("Notice"),
    }[grade]
