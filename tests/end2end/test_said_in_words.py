"""What is not well is said in words where one looks: row, header, rail (G20)."""

from typing import Any

from PySide6.QtCore import QPointF, Qt

from console.app.care import CareNews
from tests.end2end.test_alone import PATIENCE, done, enrol

TOOL_TIP, READER = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole


def seated(qtbot: Any, start: Any, data: Any) -> Any:
    enrol(data, ("linlan", "林岚"))
    seat = start.unlocked(data).seat
    qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    return seat


def test_a_row_says_how_far_own_acts_on_it_are(qtbot, start, tmp_path) -> None:
    seat = seated(qtbot, start, tmp_path / "seat")
    queue = seat.models.queue
    assert queue.index(0).data(TOOL_TIP) is None
    (seen,) = queue.alerts()
    done(qtbot, seat.acts.alerts.acknowledge(seen))
    words = "已存本机，待发送 1"
    qtbot.waitUntil(lambda: queue.index(0).data(TOOL_TIP) == words, timeout=PATIENCE)
    assert words in queue.index(0).data(READER) and "下立交积水" in queue.index(0).data(READER)
    rows = seat.pages.duty.queue.list
    rows.settle()
    tips = {rows.row_words(QPointF(200, y)) for y in range(0, 400, 8)}
    assert words in tips, "nothing is said where the mouse rests"


def test_a_full_disk_stands_in_the_header_for_as_long_as_it_is_full(qtbot, start, tmp_path) -> None:
    seat = seated(qtbot, start, tmp_path / "seat")
    header = seat.frame.window.header
    for code, words in (("disk_low", "磁盘将满"), ("disk_reserve", "磁盘已满·用预留空间")):
        seat.care.told.emit(CareNews(code))
        qtbot.waitUntil(lambda w=words: w in header.accessibleName(), timeout=PATIENCE)
    seat.care.told.emit(CareNews("disk_well"))
    qtbot.waitUntil(lambda: "磁盘" not in header.accessibleName(), timeout=PATIENCE)


def test_cards_that_ask_a_person_stand_at_the_rail(qtbot, start, tmp_path) -> None:
    seat = seated(qtbot, start, tmp_path / "seat")
    rail = seat.frame.window.rail
    seat.models.link.update_view(checks=2)
    qtbot.waitUntil(lambda: rail.badge("log") is not None, timeout=PATIENCE)
    assert rail.badge("log").count == 2
    seat.models.link.update_view(checks=0)
    qtbot.waitUntil(lambda: rail.badge("log") is None, timeout=PATIENCE)
