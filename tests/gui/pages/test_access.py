"""H229: larger text alone, and nothing that moves for whoever does not bear it."""

import pytest
from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from console.shell.strobe import Strobe
from tests.gui.pages.deploy_states import await_state, turn
from tests.gui.pages.test_pages import faults_of
from widgets.common.dressing import BLINK
from widgets.common.hold_button import HoldButton
from widgets.common.theme import TEXTS, Grade, Look, dress, load_look

SECOND = 1000
"""Milliseconds; what comes round less often is a clock, not motion."""


def has_rested(window: QWidget) -> bool:
    """Return whether what comes once in the next moments has come, like the pictures nearby."""
    soon = [t for t in window.findChildren(QTimer) if t.isSingleShot() and t.interval() < SECOND]
    return not any(timer.isActive() for timer in soon)


def pictures(window: QWidget) -> list[QImage]:
    """Return how a window looks now and after each of three rounds of its quick timers."""
    shown = []
    for _ in range(4):
        turn()
        shown.append(window.grab().toImage())
        for timer in window.findChildren(QTimer):
            if timer.isActive() and not timer.isSingleShot() and timer.interval() < SECOND:
                timer.timeout.emit()
    return shown


@pytest.mark.parametrize("name", ["duty.storm", "deploy.normal", "intake.empty"])
def test_nothing_moves_for_whoever_wants_it_still(qapp, chinese, dressed, show, name):
    """Frame, held button, cursor of writing, menus: each is seen, and stands."""
    window = show(name, dressed(Look("dark", is_still=True))).window
    await_state(lambda: has_rested(window))
    strobe = Strobe(window.theme, window)
    strobe.set_still(window.theme.look.is_still)
    strobe.begin(Grade.RED, "红 1 未签收")
    for hold in window.findChildren(HoldButton):
        hold.press()
    first, *later = pictures(window)
    assert all(each == first for each in later)
    assert strobe.is_lit, "what cannot be heard is still seen"
    assert qapp.cursorFlashTime() == 0
    running = QAbstractAnimation.State.Running
    assert not [a for a in window.findChildren(QAbstractAnimation) if a.state() == running]
    for hold in window.findChildren(HoldButton):
        hold.release()


def test_with_motion_the_frame_goes_on_and_off(qapp, chinese, dressed, show):
    window = show("intake.empty", dressed(Look("dark"))).window
    strobe = Strobe(window.theme, window)
    strobe.begin(Grade.RED, "红 1 未签收")
    await_state(lambda: has_rested(window))
    shown = pictures(window)
    assert shown[0] != shown[1] and shown[0] == shown[2]
    assert qapp.cursorFlashTime() == BLINK


@pytest.mark.parametrize("text", TEXTS)
def test_text_alone_grows_and_what_holds_it(qapp, text):
    plain, larger = load_look(Look()), load_look(Look(text=text))
    for step in plain.steps:
        wanted = plain.steps[step].pixels * text / 100
        assert larger.font(step).pixelSize() == pytest.approx(wanted, abs=0.5)
        assert larger.line_height(step) >= larger.font(step).pixelSize() * 1.1
    assert larger.size.row == pytest.approx(plain.size.row * text / 100, abs=0.5)
    assert larger.size.rail == plain.size.rail, "pictures and gaps stay"


def test_what_was_written_stays_while_the_text_grows(qapp, chinese, dressed, show):
    """In the middle of a call: nothing is built anew, and the old size comes back."""
    theme = dressed(Look("dark"))
    panel = show("intake.empty", theme).window
    panel.form.words.edit.setPlainText("桥洞积水，一辆小客车熄火")
    before = panel.form.words.edit.font().pixelSize(), panel.foot.height()
    dress(qapp, theme, load_look(Look("dark", text=150)))
    turn()
    assert panel.form.words.edit.font().pixelSize() == round(before[0] * 1.5)
    assert panel.form.words.text == "桥洞积水，一辆小客车熄火"
    assert faults_of(panel) == []
    dress(qapp, theme, load_look(Look("dark")))
    turn()
    assert (panel.form.words.edit.font().pixelSize(), panel.foot.height()) == before
