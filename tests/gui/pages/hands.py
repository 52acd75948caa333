"""What a page asks of the hand: keys on buttons and their words, nothing modal, nothing moving."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from console.shell.overlay import Overlay
from tests.gui.pages.drawing import drawing, shown_widgets
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.lists.handled_rows import HandledRows

_IN_FILES = re.compile(r"(?:Ctrl\+|Shift\+|Alt\+)+\S+")
SECOND = 1000
"""Milliseconds; what comes round less often is a clock, not motion."""


def capless(window: QWidget) -> Iterator[str]:
    """Yield buttons whose key is not on them while the keyboard is where it works."""
    for button in shown_widgets(window):
        if not isinstance(button, KeyButton) or button.kind is ButtonKind.DONE:
            continue
        drawn = [text.words for text in drawing(button).texts]
        if button._key and button._key not in drawn:
            yield f"no cap {button._key} on {button.text()}: {drawn}"


def unlike(window: QWidget) -> Iterator[str]:
    """Yield caps that write a key as the settings file does: on a cap it is Ctrl S, not Ctrl+S."""
    for widget in shown_widgets(window):
        for text in drawing(widget).texts:
            if _IN_FILES.fullmatch(text.words):
                yield f"a cap says {text.words} on {type(widget).__name__}"


def keyless(window: QWidget) -> Iterator[str]:
    """Yield buttons that are reached by Tab and mouse alone: every button shows its key."""
    for button in shown_widgets(window):
        if isinstance(button, KeyButton) and button.kind is not ButtonKind.DONE and not button._key:
            yield f"no key on {button.text()}"


def misnamed(window: QWidget) -> Iterator[str]:
    """Yield buttons that say 确认, which in a control room means “verified as true”."""
    for button in window.findChildren(QAbstractButton):
        said = f"{button.text()} {button.accessibleName()} {button.toolTip()}"
        if "确认" in said:
            yield f"确认 on a button: {said}"


def unheld(window: QWidget) -> Iterator[str]:
    """Yield panels whose rows no key reaches: the panel itself has the keyboard, not its rows."""
    for panel in window.findChildren(Overlay):
        rows = [each for each in panel.findChildren(HandledRows) if each.isVisible()]
        if rows and window.focusWidget() is panel:
            yield f"the keyboard is not in the rows of {type(panel).__name__}"


def modal(window: QWidget) -> Iterator[str]:
    """Yield what keeps the hand from everything else."""
    found = {QApplication.activeModalWidget(), QApplication.activePopupWidget()}
    found |= {w for w in (window, *window.findChildren(QWidget)) if w.isModal()}
    yield from (f"modal: {type(w).__name__}" for w in found if w is not None)


def moving(window: QWidget) -> Iterator[str]:
    """Yield what moves: an animation, or a quick timer that changes the picture."""
    running = QAbstractAnimation.State.Running
    for animation in window.findChildren(QAbstractAnimation):
        if animation.state() == running:
            yield f"runs: {type(animation).__name__}"
    quick = [t for t in window.findChildren(QTimer) if _is_quick(t)]
    before = _picture(window) if quick else None
    for timer in quick:
        timer.timeout.emit()
        if _picture(window) != before:
            yield f"changes the picture every {timer.interval()} ms: {_name(timer)}"


def _name(timer: QTimer) -> str:
    return type(timer.parent()).__name__


def _is_quick(timer: QTimer) -> bool:
    return timer.isActive() and not timer.isSingleShot() and timer.interval() < SECOND


def _picture(window: QWidget) -> QImage:
    return window.grab().toImage()
