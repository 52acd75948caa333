"""Rows, heads and a clock that tests of lists are made of."""

from datetime import datetime, timedelta

from tests.gui.widgets import evening
from widgets.lists.roles import BandedRow, BandHead, RowKind


class HandClock:
    """Stands still until `go`."""

    def __init__(self) -> None:
        self.moment = evening.NOW

    def __call__(self) -> datetime:
        return self.moment

    def go(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


HEADS = [
    BandHead("unsigned", "未签收"),
    BandHead("working", "处置中"),
    BandHead("shelved", "搁置", is_closed=True, stays=True),
]


def made(n: str, band: str = "working") -> BandedRow:
    kind = RowKind.UNSIGNED if band == "unsigned" else RowKind.PLAIN
    return BandedRow(n, band, kind, title=n, start=evening.NOW)


def many(prefix: str, count: int, band: str = "working") -> list[BandedRow]:
    return [made(f"{prefix}{at}", band) for at in range(count)]
