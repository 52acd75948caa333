"""Sections that plugins bring to the papers of the hall, which are Chinese on every screen."""

from datetime import datetime
from typing import TYPE_CHECKING

from console.plugin_api.dataset import Column, ColumnKind, Value
from console.plugin_host.pages.ports import Standing
from console.plugin_host.pages.values import shown
from console.plugin_host.reading.contributions import SectionRows, sections
from console.reports.bureau_sections import MOST_ROWS, BureauSection

if TYPE_CHECKING:
    from console.app.seat import Seat

_WITHOUT = (Standing.OFF, Standing.BROKEN)
_GRADES = {"red": "红", "orange": "橙", "yellow": "黄", "blue": "蓝", "notice": "提示"}


def paper_sections(seat: "Seat") -> tuple[BureauSection, ...]:
    """Return the sections of the plugins that are let in; none before plugins were read."""
    desk, now = seat.plugins, seat.clock.now()
    told: list[BureauSection] = []
    for found in desk.found.values() if desk.running else ():
        standing = desk.state(found).standing
        if found.manifest is not None and desk.running and standing not in _WITHOUT:
            is_well = standing is Standing.WELL
            rows = sections([found.manifest], desk.running.book)
            told += [_section(each, now, is_well) for each in rows]
    return tuple(told)


def _section(told: SectionRows, now: datetime, is_well: bool) -> BureauSection:
    owner, rows = told.plugin.owner, told.rows[:MOST_ROWS]
    return BureauSection(
        told.section.name.zh,
        f"{owner.bureau.zh} {owner.phone}",
        tuple(column.name.zh for column in told.columns),
        tuple(tuple(_cell(row.get(c.id), c, now) for c in told.columns) for row in rows),
        len(told.rows) - len(rows),
        told.as_of,
        told.is_old(now) or not is_well,
    )


def _cell(value: Value, column: Column, now: datetime) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if column.kind is ColumnKind.GRADE:
        return _GRADES.get(str(value), "—")
    return shown(value, column, now)
