"""The hub's log turns when it is full and never takes more than its files."""

import logging
from pathlib import Path

from console.hub.log_file import turned_file


def test_the_oldest_goes_when_all_are_full(tmp_path: Path) -> None:
    file = tmp_path / "日志" / "hub.log"
    handler = turned_file(file, full=2000, kept=2)
    for number in range(100):
        words = f"line {number} of a long evening {'雨' * 20}"
        handler.emit(logging.LogRecord("hub", logging.WARNING, "", 0, words, (), None))
    handler.close()
    names = sorted(each.name for each in file.parent.iterdir())
    assert names == ["hub.log", "hub.log.1", "hub.log.2"]
    assert sum(each.stat().st_size for each in file.parent.iterdir()) < 3 * 2000 + 400
    assert "line 99" in file.read_text("utf-8")
