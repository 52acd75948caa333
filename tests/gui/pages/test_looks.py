"""The look changes while the pages stand; nothing of the old one stays (H185)."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from console.runtime.clock import CHINA, ManualClock
from console.settings.nights import night_look
from console.settings.store import Paths, Settings
from console.shell.dresser import Dresser, NightBy
from tests.gui.pages.deploy_states import turn
from widgets.common.key_button import KeyButton
from widgets.common.theme import Grade, Look, colour_names, dress, load_look

NIGHT = night_look(Settings(Paths.nowhere()))


def test_a_field_written_in_before_is_readable_after(qapp, chinese, dressed, show):
    """H185: Qt's own fields keep a palette; it is given anew."""
    theme = dressed(Look("dark"))
    panel = show("intake.empty", theme).window
    edit = panel.form.words.edit
    edit.setPlainText("桥洞积水")
    dress(qapp, theme, load_look(Look("light")))
    assert edit.palette().base().color() == theme.field
    assert edit.palette().text().color() == theme.text


@pytest.mark.parametrize("theme_name", ["dark", "light"])
def test_night_is_darker_without_pure_white_and_keeps_the_severities(qapp, theme_name):
    """H186: the duty officer's eyes at three in the morning."""
    day, night = load_look(Look(theme_name)), load_look(Look(theme_name, True))
    for name in ("surface", "panel", "raised", "frame", "field"):
        assert getattr(night, name).lightnessF() < getattr(day, name).lightnessF()
    for grade in Grade:
        assert night.grade(grade).fill == day.grade(grade).fill
        assert night.grade(grade).ink == day.grade(grade).ink
    white = QColor(Qt.GlobalColor.white).name()
    opaque = [getattr(night, n) for n in colour_names() if getattr(night, n).alpha() == 255]
    assert white not in {c.name() for c in opaque}
    assert white not in {night.grade(grade).on.name() for grade in Grade}
    assert min(night.size.row, night.size.button, night.size.button_small, night.size.chip) >= 44
    if theme_name == "dark":
        assert night.text.lightnessF() == pytest.approx(0.8 * day.text.lightnessF(), abs=0.02)


def test_buttons_grow_to_44_at_night_and_shrink_again(qapp, chinese, dressed, show):
    """H186: a tired hand hits what it aims at."""
    theme = dressed(Look("dark"))
    window = show("duty.normal", theme).window
    buttons = [b for b in window.findChildren(KeyButton) if b.isVisibleTo(window)]
    by_day = [b.height() for b in buttons]
    dress(qapp, theme, load_look(Look("dark", True)))
    turn()
    assert buttons and all(b.height() >= 44 for b in buttons)
    dress(qapp, theme, load_look(Look("dark")))
    turn()
    assert [b.height() for b in buttons] == by_day


@pytest.mark.parametrize(
    ("at", "is_night"), [("21:59", False), ("22:00", True), ("03:00", True), ("06:00", False)]
)
def test_the_night_has_hours(at, is_night):
    moment = datetime.fromisoformat(f"2026-07-09T{at}:00+08:00")
    assert NIGHT.holds(moment) is is_night


def test_a_key_overrules_the_clock_until_the_clock_speaks_again(qapp, dressed):
    clock = ManualClock(datetime(2026, 7, 9, 21, 59, 30, tzinfo=CHINA))
    theme = dressed(Look("dark"))
    dresser = Dresser(qapp, theme, clock, NIGHT)
    dresser.start()
    assert not dresser.look.is_night
    clock.jump(60)
    dresser.look_at_clock()
    assert dresser.look.is_night
    dresser.toggle_night()
    clock.jump(timedelta(hours=3).total_seconds())
    dresser.look_at_clock()
    assert not dresser.look.is_night
    clock.jump(timedelta(hours=5).total_seconds())
    dresser.look_at_clock()
    assert not dresser.look.is_night
    dresser.toggle_night()
    assert dresser.look == Look("dark", True)


def test_a_night_that_is_switched_on_stays_by_day(qapp, dressed):
    clock = ManualClock(datetime(2026, 7, 9, 12, 0, tzinfo=CHINA))
    dresser = Dresser(qapp, dressed(Look("dark")), clock, NIGHT, NightBy.ON)
    dresser.start()
    assert dresser.look.is_night
    clock.jump(timedelta(hours=11).total_seconds())
    dresser.look_at_clock()
    assert dresser.look.is_night
