"""Whoever left leaves nothing in memory: no records of the district, no window, no timer (G19)."""

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from console.app.seat import Seat
from console.app.translation import translate
from tests.end2end.test_alone import PATIENCE, enrol
from tests.end2end.test_log_out import leave

Parts = dict[str, "weakref.ref[object]"]


def parts(seat: Seat) -> Parts:
    """What a seat consists of; whatever is left of it holds one of these."""
    models = seat.models
    found = (seat, models.queue, models.orders, models.finder, seat.pages, seat.executor)
    return {type(each).__name__: weakref.ref(each) for each in (*found, seat.frame.window)}


def left(before: Parts) -> list[str]:
    """What is still there after Qt and Python have tidied up."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return [name for name, each in before.items() if each() is not None]


def test_of_the_seat_in_the_language_before_nothing_is_left(qtbot, qapp, start, tmp_path: Path):
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    for language in ("en", "zh_CN"):
        before = parts(starter.seat)
        starter._options.settings.set("look.language", language)
        qtbot.waitUntil(lambda before=before: left(before) == [], timeout=PATIENCE)
        assert starter.seat.frame.window.isVisible()
    translate(qapp, "en")


def test_of_the_seat_of_whoever_logged_out_nothing_is_left(qtbot, start, tmp_path: Path):
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    before = parts(starter.seat)
    leave(starter)
    qtbot.waitUntil(lambda: starter.seat is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: left(before) == [], timeout=PATIENCE)
