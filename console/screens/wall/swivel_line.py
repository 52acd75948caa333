# ruff: noqa: D102 - Qt's overrides are described by Qt
"""手动云台 on the strip: arrows turn a camera as long as they are down, digits are its presets."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

from console.contract.camera import Move
from console.screens.wall.strip import WallStrip
from console.screens.wall.strip_line import StripLine
from widgets.common.text import Run, chip_run, key_cap
from widgets.common.theme import Ink, Theme

KEY = Qt.Key
FAST, SLOW = 0.5, 0.15
_ACROSS = {KEY.Key_Left: -1, KEY.Key_Right: 1}
_DOWN = {KEY.Key_Up: -1, KEY.Key_Down: 1}
_CLOSER = {KEY.Key_Plus: 1, KEY.Key_Equal: 1, KEY.Key_Minus: -1, KEY.Key_Underscore: -1}
_WAYS = {
    (-1, 0): Move.LEFT,
    (1, 0): Move.RIGHT,
    (0, -1): Move.UP,
    (0, 1): Move.DOWN,
    (-1, -1): Move.UP_LEFT,
    (1, -1): Move.UP_RIGHT,
    (-1, 1): Move.DOWN_LEFT,
    (1, 1): Move.DOWN_RIGHT,
}
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the keyboard may be elsewhere for a moment without the camera being let go."""
MOST = 9


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class SwivelLine(StripLine):
    """Says whose camera it is now, and which keys turn it.

    Args:
        theme: the look.
        strip: the strip of the wall.
        key: returns the key that takes a camera, and lets it go again.

    Signals:
        steered: a Move and a speed while keys are down; None when all are up.
        preset_chosen: name of the preset whose digit was pressed.
    """

    steered = Signal(object)
    preset_chosen = Signal(str)
    OWN_MODIFIERS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier

    def __init__(self, theme: Theme, strip: WallStrip, key: Callable[[], str]) -> None:
        super().__init__(theme, strip, key)
        # Tab does not lead here: a camera that was left stands still, and its key takes it again.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._down: set[Qt.Key] = set()
        self._presets: Sequence[str] = ()

    def show_camera(self, camera: str, stands: str, trouble: str, presets: Sequence[str]) -> None:
        """Say how it stands.

        Args:
            camera: its name.
            stands: whether this seat has it.
            trouble: why it does not turn; empty for nothing. The keys are quiet then.
            presets: their names, in the order of the digits.
        """
        self._presets = presets[:MOST]
        head = [Run(_t("Swivel"), Ink.TEXT, bold=True), Run(camera, Ink.TEXT, gap=12)]
        told = chip_run(trouble, "alert-circle", gap=0) if trouble else Run(stands, gap=0)
        ink = Ink.TEXT2 if trouble else Ink.TEXT
        arrows = [key_cap("↑↓←→", gap=0), Run(_t("turn it"), ink, gap=6)]
        slow = [key_cap("Shift", gap=0), Run(_t("slowly"), ink, gap=6)]
        zoom = [key_cap("+ -", gap=0), Run(_t("closer, wider"), ink, gap=6)]
        named = [
            [key_cap(str(digit), gap=0), Run(name, ink, gap=6)]
            for digit, name in enumerate(self._presets, 1)
        ]
        self.say([head, [told]], [arrows, slow, zoom], named)

    def _steer(self, modifiers: Qt.KeyboardModifier) -> None:
        speed = SLOW if modifiers & Qt.KeyboardModifier.ShiftModifier else FAST
        across, down, closer = (
            sum(way for key, way in ways.items() if key in self._down)
            for ways in (_ACROSS, _DOWN, _CLOSER)
        )
        move = _WAYS.get((across, down))
        if move is None and closer:
            move, speed = Move.CLOSER if closer > 0 else Move.WIDER, FAST
        self.steered.emit(None if move is None else (move, speed))

    def _let_go(self) -> None:
        if self._down:
            self._down.clear()
            self.steered.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = KEY(event.key())
        digit = key - KEY.Key_0
        if event.isAutoRepeat():
            return
        if self._leaves(event):
            self.put_away()
        elif key in (*_ACROSS, *_DOWN, *_CLOSER):
            self._down.add(key)
            self._steer(event.modifiers())
        elif 1 <= digit <= len(self._presets):
            self.preset_chosen.emit(self._presets[digit - 1])
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        key = KEY(event.key())
        if event.isAutoRepeat():
            return
        way = _CLOSER.get(key)  # + comes up as = where Shift came up before it
        up = {key} if way is None else {k for k, other in _CLOSER.items() if other == way}
        if up & self._down:
            self._down -= up
            self._steer(event.modifiers())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()
        if event.reason() not in _STAYS:
            self.put_away()

    def hideEvent(self, event: QHideEvent) -> None:
        self._let_go()
        super().hideEvent(event)
