"""What a list paints each second is what it would paint if all of it were painted anew."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from tests.gui.widgets import evening
from tests.gui.widgets.pieces import HEADS, many
from widgets.common.theme import Grade
from widgets.lists.roles import RowNote


def on_screen(view: QWidget):
    """Return what stands on the screen now; nothing is painted for it."""
    return view.screen().grabWindow(view.winId()).toImage()


def test_the_seconds_are_painted_as_a_whole_paint_would(queue, model, hand_clock, qtbot):
    until = evening.NOW + timedelta(minutes=3)
    note = RowNote("签收时限剩 {0} 秒", until, icon="clock")
    red = {"grade": Grade.RED, "word": "红", "title": "望汐路下立交积水", "place": "望汐街道"}
    rows = [*many("u", 5, "unsigned"), *many("w", 40)]
    model.set_rows([replace(row, note=note, limit=300, is_ticking=True, **red) for row in rows])
    queue.set_current("w1")
    painted = list[set[str]]()
    queue.painted_ids = lambda ids: painted.append(set(ids))
    qtbot.waitUntil(lambda: "u0" in painted[-1] if painted else False)
    before = on_screen(queue)
    hand_clock.go(7)
    queue.set_bands([replace(HEADS[0], note="最早 05:12"), *HEADS[1:]])
    queue._repaint_times()
    del painted[:]
    qtbot.waitUntil(lambda: bool(painted))
    shown = on_screen(queue)
    assert shown != before
    assert shown == queue.grab().toImage()
