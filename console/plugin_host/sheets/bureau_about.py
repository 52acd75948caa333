"""Sheet 说明: whose the page is and how it counts among the hall's systems."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from console.plugin_api.words import Words
from console.plugin_host.sheets import bureau_form as form
from console.plugin_host.sheets.cells import text_in
from console.plugin_host.sheets.entries import Report
from console.plugin_host.sheets.faults import cell_place
from console.plugin_host.sheets.grid import Cell, Grid, is_empty, plain

_FIRST_VERSION, _A_DAY = "1.0.0", 1440
_LONGEST_EVERY = 366 * 1440


@dataclass(frozen=True, slots=True)
class About:
    """What the sheet says.

    Attributes:
        bureau, title: whose, and what it is called.
        version: of the page.
        every_s: seconds after which its data are old.
        access: the five headings, by their key in the manifest.
    """

    bureau: str
    title: str
    version: str
    every_s: int
    access: Mapping[str, str]


def about(grids: Mapping[str, Grid], report: Report) -> About:
    """Read the sheet; what is missing or wrong is noted."""
    found = _labelled(grids.get(form.ABOUT))
    for label in (form.BUREAU, form.TITLE, *form.ACCESS):
        if not found.get(label, ("", ""))[0]:
            place = found.get(label, ("", form.ABOUT))[1]
            what = Words(f"“{label}”没有填", f"{label} is empty")
            report.cell(place, what, Words("在“内容”一列填写", "fill in column B"))
    return About(
        bureau=found.get(form.BUREAU, ("", ""))[0],
        title=found.get(form.TITLE, ("", ""))[0],
        version=_version(found, report),
        every_s=_every(found, report) * 60,
        access={key: found.get(label, ("", ""))[0] for label, key in form.ACCESS.items()},
    )


_Found = Mapping[str, tuple[str, str]]


def _labelled(grid: Grid | None) -> _Found:
    """Return text and place of column B behind each label in column A."""
    found: dict[str, tuple[str, str]] = {}
    for line in grid.lines if grid else ():
        label: Cell = line.cell(0)
        if not is_empty(label) and line.cell(1) is not None:
            place = cell_place(form.ABOUT, line.number, 1)
            found.setdefault(plain(label), (text_in(line.cell(1))[:200], place))
    return found


def _version(found: _Found, report: Report) -> str:
    text, place = found.get(form.VERSION, ("", ""))
    if text and not re.fullmatch(r"\d{1,4}\.\d{1,4}\.\d{1,4}", text):
        what = Words(f"版本“{text}”写法不对", f"{text} is no version")
        report.cell(place, what, Words("写成 1.0.0", "write 1.0.0"))
    return text or _FIRST_VERSION


def _every(found: _Found, report: Report) -> int:
    text, place = found.get(plain(form.EVERY), ("", ""))
    if not text:
        return _A_DAY
    if not text.isdigit() or not 0 < int(text) <= _LONGEST_EVERY:
        what = Words(f"更新周期“{text}”不是分钟数", f"{text} is no number of minutes")
        report.cell(place, what, Words("只填整数，例如 60", "write a whole number, e.g. 60"))
        return _A_DAY
    return int(text)
