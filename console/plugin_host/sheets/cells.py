"""What a cell means in a column: numbers and times in every way a clerk writes them.

Full-width digits, thousands, a unit behind the number, dates as Excel's day numbers are read;
what would have to be guessed is not.
"""

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from console.plugin_api.dataset import Column, ColumnKind, Value
from console.plugin_api.words import Words
from console.plugin_host.sheets.grid import LONGEST_CELL, Cell, Odd, is_empty
from console.runtime.clock import CHINA

GRADES = {"红": "red", "橙": "orange", "黄": "yellow", "蓝": "blue", "提示": "notice"}
_DAY_ZERO = datetime(1899, 12, 30)
"""Excel's day 0; its day numbers between these two are the years 1954 to 2119."""
_FIRST_DAY, _LAST_DAY = 20_000, 80_000
_TIME = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]*(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2})秒?)?分?)?$"
)
_NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$")
_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class BadCellError(ValueError):
    """A cell that means nothing in its column.

    Attributes:
        what: what is wrong.
        do: what to do about it.
    """

    def __init__(self, what: Words, do: Words) -> None:
        super().__init__(what.zh)
        self.what, self.do = what, do


def _bad(zh: str, en: str, do_zh: str, do_en: str) -> BadCellError:
    return BadCellError(Words(zh[:190], en), Words(do_zh, do_en))


def value_of(cell: Cell, column: Column) -> Value:
    """Return what a cell says; None for an empty one.

    Raises:
        BadCellError: it means nothing there; what and what to do are said.
    """
    if isinstance(cell, Odd):
        raise _bad(
            "是公式，还没有算出结果",
            "a formula without a result",
            "用表格软件打开并保存一次，或“选择性粘贴为数值”",
            "open and save it with an office program, or paste the values",
        )
    if is_empty(cell):
        return None
    if cell in _ERRORS:
        raise _bad(f"是错误值 {cell}", f"an error value {cell}", "改正公式", "mend the formula")
    return _READERS.get(column.kind, _text)(cell, column)


def text_in(cell: Cell) -> str:
    """Return a cell as a line of text: as one reads it in the sheet."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        day = f"{cell:%Y-%m-%d}"
        return day if cell.time() == time() else f"{day} {cell:%H:%M}"
    return "" if cell is None else _CONTROLS.sub("", str(cell)).strip()


def _half_width(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", text_in(cell))


def _text(cell: Cell, column: Column) -> Value:
    text = text_in(cell)
    if len(text) > LONGEST_CELL:
        raise _bad(
            f"有 {len(text)} 字，至多 {LONGEST_CELL} 字",
            f"has {len(text)} letters, {LONGEST_CELL} at most",
            "删短",
            "make it shorter",
        )
    return text


def _number(cell: Cell, column: Column) -> Value:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _whole(float(cell), cell)
    if isinstance(cell, date | time | timedelta):
        raise _bad(
            f"是日期 {text_in(cell)}，应为数字",
            "a date where a number belongs",
            "单元格格式改为“常规”，重新填写",
            "make the cell's format general and write it again",
        )
    text = _half_width(cell).replace(" ", "")
    unit = unicodedata.normalize("NFKC", column.unit)
    text = text.removesuffix(unit) if unit else text
    if not text or not _NUMBER.match(text) or not any(sign.isdigit() for sign in text):
        raise _bad(
            f"“{text_in(cell)[:40]}”不是数字",
            f"{text_in(cell)[:40]} is no number",
            "只填数字；没有数的留空",
            "write the number alone, or leave it empty",
        )
    return _whole(float(text.replace(",", "")), cell)


def _whole(number: float, cell: Cell) -> Value:
    if not math.isfinite(number) or abs(number) > 1e15:
        raise _bad(
            f"数字过大：{text_in(cell)[:40]}",
            "a number too large",
            "核对后重新填写",
            "look at it again",
        )
    return int(number) if number.is_integer() else number


def _time(cell: Cell, column: Column) -> Value:
    moment = _moment(cell)
    if moment is None:
        raise _bad(
            f"“{text_in(cell)[:40]}”不是日期时间",
            f"{text_in(cell)[:40]} is no date and time",
            "写成 2026-11-29 14:05",
            "write 2026-11-29 14:05",
        )
    return moment.astimezone(CHINA).isoformat()


def _moment(cell: Cell) -> datetime | None:
    if isinstance(cell, datetime):
        return cell if cell.tzinfo else cell.replace(tzinfo=CHINA)
    if isinstance(cell, date):
        return datetime.combine(cell, time(), CHINA)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_day_number(float(cell))
    return _of_words(_half_width(cell))


def _of_day_number(days: float) -> datetime | None:
    if not _FIRST_DAY < days < _LAST_DAY:
        return None
    seconds = round(days * 86_400)
    return (_DAY_ZERO + timedelta(seconds=seconds)).replace(tzinfo=CHINA)


def _of_words(text: str) -> datetime | None:
    found = _TIME.match(text)
    try:
        if found:
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
            return datetime(year, month, day, hour, minute, second, tzinfo=CHINA)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _of_day_number(float(text)) if re.fullmatch(r"\d{5}(\.\d+)?", text) else None
    return moment if moment.tzinfo else moment.replace(tzinfo=CHINA)


def _place(cell: Cell, column: Column) -> Value:
    text = _half_width(cell).replace(" ", "")
    first, _, second = text.partition(",")
    try:
        longitude, latitude = float(first), float(second)
    except ValueError:
        longitude = latitude = math.nan
    if not (abs(longitude) <= 180 and abs(latitude) <= 90):
        raise _bad(
            f"“{text[:40]}”不是位置，应为“经度,纬度”",
            f"{text[:40]} is no place",
            "写成 121.4737,31.2304（经度在前）",
            "write longitude, then latitude: 121.4737,31.2304",
        )
    return f"{longitude},{latitude}"


def _phone(cell: Cell, column: Column) -> Value:
    return _half_width(cell)


def _grade(cell: Cell, column: Column) -> Value:
    text = text_in(cell).removesuffix("色")
    grade = GRADES.get(text, text)
    if grade not in GRADES.values():
        raise _bad(
            f"“{text[:40]}”不是级别",
            f"{text[:40]} is no grade",
            "从红、橙、黄、蓝、提示中选",
            "take one of red, orange, yellow, blue, notice",
        )
    return grade


_READERS: dict[ColumnKind, Callable[[Cell, Column], Value]] = {
    ColumnKind.NUMBER: _number,
    ColumnKind.TIME: _time,
    ColumnKind.PLACE: _place,
    ColumnKind.PHONE: _phone,
    ColumnKind.GRADE: _grade,
}
