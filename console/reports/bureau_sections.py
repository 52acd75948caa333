"""What bureaus add to a paper of the hall: a heading, whose it is and of when, a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from console.reports.paper_document import Block, Heading, Table, Text
from console.runtime.clock import CHINA

MOST_ROWS = 60
"""Rows of one section; more are counted."""


@dataclass(frozen=True, slots=True)
class BureauSection:
    """One section as it is now.

    Attributes:
        name: its heading.
        whose: bureau and its duty phone.
        heads: of the columns.
        rows: the first `MOST_ROWS`, as they are written.
        left_out: rows beyond them.
        as_of: when they were true; None where nothing was ever told.
        is_old: whether they are older than they may be.
    """

    name: str
    whose: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0
    as_of: datetime | None = None
    is_old: bool = False


def section_blocks(sections: Iterable[BureauSection], until: datetime) -> Iterator[Block]:
    """Yield what the sections say.

    Args:
        sections: in their order.
        until: end of the time the paper is about; what is of later says so.
    """
    for section in sections:
        yield Heading(section.name, 2)
        yield Text(_about(section, until), is_small=True)
        if section.rows:
            yield Table(section.heads, section.rows)
        elif section.as_of is not None:
            yield Text("无。")
        if section.left_out:
            yield Text(f"另有 {section.left_out} 行未逐一列出。")


def _about(section: BureauSection, until: datetime) -> str:
    if section.as_of is None:
        return f"{section.whose}：尚无数据。"
    when = f"{section.as_of.astimezone(CHINA):%Y-%m-%d %H:%M}"
    old = "，已过时，请向主管单位核实" if section.is_old else ""
    later = "，为本班结束之后的数据" if section.as_of > until else ""
    return f"{section.whose}，数据截至 {when}{old}{later}。"
