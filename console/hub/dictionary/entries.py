"""From a row as written to an entry: each cell is read, and each that cannot be is named."""

import re
from collections.abc import Iterator
from datetime import date

from console.domain.dictionary import GridCode
from console.domain.dictionary_diff import Entry
from console.domain.entity import Body, decode, encode
from console.domain.matter import Matter, MatterClock
from console.hub.dictionary.columns import CHOICES, CODES, LISTS, SENTENCES
from console.hub.dictionary.fault import Fault
from console.hub.dictionary.heads import Cell, Row

MOST_MINUTES = 7 * 24 * 60
MOST_AMOUNT = 3_650
LONGEST = {"id": 40, "name": 60}
_ID = re.compile(r"[\w.\-]+")
_CODE = re.compile(r"([PE]?)(\d{2}(?:\d{2})?)")
_LETTERS = {"部件": "P", "事件": "E", "part": "P", "event": "E"}
_LIST = re.compile(r"[、，,；;|\n]+")
_SENTENCES = re.compile(r"[；;|\n]+|、")
_CLOCK = re.compile(
    r"(?:(?P<what>[^:：\d]{1,12})[:：]?)?(?P<amount>\d{1,5})个?"
    r"(?P<unit>分钟|分|小时|工作小时|工作时|工作日|minutes|working_hours|working_days)"
)
_KINDS = {
    "分钟": ("minutes", 1),
    "分": ("minutes", 1),
    "小时": ("minutes", 60),
    "工作小时": ("working_hours", 1),
    "工作时": ("working_hours", 1),
    "工作日": ("working_days", 1),
    "minutes": ("minutes", 1),
    "working_hours": ("working_hours", 1),
    "working_days": ("working_days", 1),
}
HANDLE = "处置"
"""What a clock is for where it does not say."""


def entry_of(row: Row, faults: list[Fault]) -> Entry | None:
    """Read a row; None where something in it is wrong, which is told."""
    before = len(faults)
    values = {}
    for field, cell in row.cells.items():
        value = _value(field, cell, faults)
        if value is not None:
            values[field] = value
    faults.extend(_missing(row))
    if len(faults) > before:
        return None
    return _code(row, values, faults) if row.sort is CODES else _matter(values)


def _matter(values: dict[str, object]) -> Matter:
    told = {"words": [], **values}
    for field in ("major", "minor"):
        if field in told:
            told[field] = code_id(str(told[field]))
    return decode(Matter, told)


def _code(row: Row, values: dict[str, object], faults: list[Fault]) -> GridCode | None:
    digits, cell = str(values["id"]), row.cells["id"]
    letter = _LETTERS[row.cells["sort"].text]
    found = _CODE.fullmatch(digits)
    if found is None or found.group(1) not in ("", letter):
        faults.append(
            _bad(cell, "大类写两位数字，小类写四位", "two digits of a major, four of a minor")
        )
        return None
    number = found.group(2)
    told = {**values, "id": letter + number, "major": letter + number[:2] if number[2:] else ""}
    return decode(GridCode, told)


def code_id(text: str) -> str:
    """Return the id of a grid code however it is written: `部件0103`, `P0103`."""
    for word, letter in _LETTERS.items():
        if text.startswith(word):
            return letter + text.removeprefix(word).strip()
    return text.upper()


def _missing(row: Row) -> Iterator[Fault]:
    for column in row.sort.columns:
        needed = column.is_required and not (column.field == "lead" and "same_as" in row.cells)
        if needed and column.field not in row.cells:
            yield Fault(
                row.spot,
                f"缺少“{column.heads[0]}”",
                f"“{column.field}” is missing",
                "补填",
                "fill it in",
            )


def _value(field: str, cell: Cell, faults: list[Fault]) -> object:
    """Return a cell's value as a body holds it; None where it cannot be read."""
    text = cell.text
    if text[:1] in "=@+" and text[1:]:
        faults.append(_bad(cell, "像公式，改为文字", "it looks like a formula, write words"))
        return None
    if field in CHOICES:
        return _choice(field, cell, faults)
    if field == "clocks":
        return _clocks(cell, faults)
    if field in LISTS or field in SENTENCES:
        parts = cell.items or (_LIST if field in LISTS else _SENTENCES).split(text)
        return list(dict.fromkeys(part.strip() for part in parts if part.strip()))
    if field == "limit_minutes":
        return _minutes(cell, faults)
    if field in ("valid_from", "valid_to"):
        return _day(cell, faults)
    if field in ("id", "same_as") and not _ID.fullmatch(text):
        faults.append(_bad(cell, "编号不含空格和标点", "an id has no spaces and no signs"))
        return None
    if len(text) > LONGEST.get(field, len(text)):
        faults.append(_bad(cell, f"至多 {LONGEST[field]} 字", f"{LONGEST[field]} letters at most"))
        return None
    return text


def _choice(field: str, cell: Cell, faults: list[Fault]) -> str | None:
    choices = CHOICES[field]
    if cell.text in choices:
        return choices[cell.text]
    if cell.text in choices.values():
        return cell.text
    told = "、".join(choices)
    faults.append(
        _bad(cell, f"写 {told} 之一", f"one of {', '.join(v for v in choices.values() if v)}")
    )
    return None


def _clocks(cell: Cell, faults: list[Fault]) -> list[Body] | None:
    found = []
    for part in cell.items or _SENTENCES.split(cell.text):
        told = _CLOCK.fullmatch("".join(part.split()))
        amount = 0 if told is None else int(told["amount"])
        if told is None or not 0 < amount <= MOST_AMOUNT:
            faults.append(_bad(cell, "写成“签收：30分钟；处置：5工作日”", "like 处置:5工作日"))
            return None
        kind, times = _KINDS[told["unit"]]
        found.append(encode(MatterClock(told["what"] or HANDLE, kind, amount * times)))
    return found


def _minutes(cell: Cell, faults: list[Fault]) -> int | None:
    digits = cell.text.removesuffix("分钟").removesuffix("分").strip()
    if digits.isascii() and digits.isdigit() and int(digits[:9]) <= MOST_MINUTES:
        return int(digits)
    faults.append(_bad(cell, f"写分钟数，至多 {MOST_MINUTES}", f"minutes, {MOST_MINUTES} at most"))
    return None


def _day(cell: Cell, faults: list[Fault]) -> str | None:
    parts = re.split(r"[-/.年月日]", cell.text.partition(" ")[0])
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
    try:
        year, month, day = numbers
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        faults.append(_bad(cell, "写成 2026-07-01", "like 2026-07-01"))
        return None


def _bad(cell: Cell, do_zh: str, do_en: str) -> Fault:
    told = cell.text if len(cell.text) <= 40 else cell.text[:39] + "…"
    return Fault(cell.spot, f"“{told}”不能用", f"“{told}” cannot be used", do_zh, do_en)
