"""The trail of a long matter goes back beyond the newest lines of the log, when asked (H574)."""

from datetime import datetime, timedelta

import pytest

from console.domain.duty import LogEntry
from console.models import earlier_lines
from console.models.earlier_lines import EarlierLines
from offline_cache.lanes import InlineLane
from tests.gui.duty import evening


@pytest.fixture
def told(desk, monkeypatch):
    """Thirty lines a minute apart; every fifth is about the matter; ten are read at a time."""
    monkeypatch.setattr(earlier_lines, "PORTION", 10)
    lines = []
    for number in range(1, 31):
        at = evening.NOW + timedelta(minutes=number)
        refs = ("incident/I1",) if number % 5 == 0 else ()
        entry = LogEntry(
            f"L{number:02}", "01", "inc", number, "", "", "", at, at, "记事", f"{number}",
            "linlan", "林岚", refs,
        )  # fmt: skip
        lines.append(entry)
    desk.put(*lines)
    return EarlierLines(desk.cache, InlineLane())


def is_about(entry: LogEntry) -> bool:
    return "incident/I1" in entry.refs


def piece(qtbot, told: EarlierLines, oldest: str, since: datetime) -> None:
    """Ask for one piece and wait until it is there."""
    with qtbot.waitSignal(told.changed):
        told.read(oldest, since, is_about)


def test_each_asking_reads_one_piece_further_back_until_before_the_matter(qtbot, told) -> None:
    since = evening.NOW + timedelta(minutes=8)
    piece(qtbot, told, "L25", since)
    assert [entry.id for entry in told.entries] == ["L20", "L15"] and not told.is_over
    piece(qtbot, told, "L25", since)
    assert [entry.id for entry in told.entries] == ["L20", "L15", "L10", "L05"]
    assert told.is_over, "older ones are from before the matter"
    told.read("L25", since, is_about)
    assert len(told.entries) == 4


def test_another_matter_begins_anew(qtbot, told) -> None:
    piece(qtbot, told, "L25", evening.NOW)
    told.start_over()
    assert told.entries == () and not told.is_over
    piece(qtbot, told, "L12", evening.NOW)
    assert [entry.id for entry in told.entries] == ["L10", "L05"]
