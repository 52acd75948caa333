"""A room at rest: each second only the clock and the durations are painted (H302)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from tests.gui.duty import evening
from tests.gui.duty.evening import BLUE, NOW, RED, alert, signed
from widgets.common.text import Run
from widgets.frame import header_bar
from widgets.frame.header_bar import HeaderBar, HeaderItem
from widgets.lists import banded_painter


@pytest.fixture
def page(room, show_page):
    rows = [alert("r", RED, "积水", place="映川路", age=20), evening.shelved()]
    rows += [signed(alert(f"b{n}", BLUE, "路灯不亮", place=f"路口 {n}", age=n)) for n in range(5)]
    return show_page(room, rows)


def counted(monkeypatch, module, name: str) -> list[str]:
    calls, whole = [], getattr(module, name)
    monkeypatch.setattr(module, name, lambda *a, **k: (calls.append(name), whole(*a, **k))[1])
    return calls


def test_a_second_paints_no_shape_and_no_words_beside_the_durations(page, room, monkeypatch):
    view = page.queue.list
    shapes = counted(monkeypatch, banded_painter, "paint_shape")
    cells = counted(monkeypatch, banded_painter.BandedPainter, "_paint_title")
    left, width = view._rows.time_column
    column = QRect(left, 0, width, view.viewport().height())
    room.clock.moment = NOW + timedelta(seconds=7)
    ticked = view.viewport().grab(column).toImage()
    assert shapes == [] and cells == []
    whole = view.viewport().grab().toImage()
    assert shapes and cells, "painted whole, both are there"
    assert whole.copy(column) == ticked, "and the durations are the same"


def test_a_second_paints_the_clock_of_the_header_alone(qtbot, theme, monkeypatch):
    bar = HeaderBar(theme)
    qtbot.addWidget(bar)
    bar.resize(1920, 56)
    bar.set_left([HeaderItem((Run("云汀区城运中心"),), id="hall")])
    bar.set_clock("19:00:00")
    bar.show()
    items = counted(monkeypatch, header_bar.HeaderBar, "_paint_item")
    whole = bar.grab().toImage()
    assert items, "the whole bar has its items"
    items.clear()
    clock = bar._clock_rect().toAlignedRect()
    alone = bar.grab(clock).toImage()
    assert items == [] and alone == whole.copy(clock)


def test_hearing_from_the_hub_again_says_nothing_new_in_the_detail(page, room, qtbot, monkeypatch):
    for _ in range(20):
        QApplication.processEvents()  # what the page had to read is read
    told = counted(monkeypatch, page.detail, "_show_cards")
    for second in range(1, 11):
        room.link.update_view(data_as_of=NOW + timedelta(seconds=second), offset=second / 10)
    qtbot.waitUntil(lambda: room.link.view.offset == 1.0)
    assert len(told) < 5, "what the page itself had still to read may come, not each of the ten"
    told.clear()
    room.link.update_view(state="offline")
    qtbot.waitUntil(lambda: bool(told))  # what leaves now is another thing
