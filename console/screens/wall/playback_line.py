# ruff: noqa: D102 - Qt's overrides are described by Qt
"""录像回放 on the strip: which time is shown, and keys that play, pause, skip, or choose one."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from console.screens.wall.strip import WallStrip
from console.screens.wall.strip_line import StripLine
from widgets.common.key_words import key_words
from widgets.common.text import Run, chip_run, key_cap
from widgets.common.theme import Ink, Theme

KEY = Qt.Key
STEP, FAR = 10.0, 60.0
"""Seconds an arrow skips, and with Shift."""
_WAYS = {KEY.Key_Left: -1, KEY.Key_Right: 1}
_FASTER = {KEY.Key_Plus: 1, KEY.Key_Equal: 1, KEY.Key_Minus: -1, KEY.Key_Underscore: -1}
LONGEST = 10
"""Digits of the longest time: month, day, hour, minute, second."""


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


class PlaybackLine(StripLine):
    """Says of which time a recording is, and which keys change it.

    Args:
        theme: the look.
        strip: the strip of the wall.
        key: returns the key that leads back to live.

    Signals:
        play_requested: play, or pause.
        skip_requested: by so many seconds.
        speed_requested: 1 for faster, -1 for slower.
        time_typed: the digits of a time.
    """

    play_requested = Signal()
    skip_requested = Signal(float)
    speed_requested = Signal(int)
    time_typed = Signal(str)
    OWN_MODIFIERS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier

    def __init__(self, theme: Theme, strip: WallStrip, key: Callable[[], str]) -> None:
        super().__init__(theme, strip, key)
        self._typed = ""
        self._told = ("", "", "", "")

    def show_recording(self, camera: str, time: str, stands: str, trouble: str) -> None:
        """Say how it stands.

        Args:
            camera: its name.
            time: of the picture.
            stands: whether it plays, and how fast.
            trouble: why it does not play, or not as was wished; empty for nothing.
        """
        if (camera, time, stands, trouble) != self._told:
            self._told = camera, time, stands, trouble
            self._say()

    def _say(self) -> None:
        camera, time, stands, trouble = self._told
        head = [Run(_t("Playback"), Ink.TEXT, bold=True), Run(camera, Ink.TEXT, gap=12)]
        then = [Run(time, Ink.TEXT, bold=True, gap=0), Run(stands, gap=8)]
        told = [[chip_run(trouble, "alert-circle", gap=0)]] if trouble else []
        typed = [Run(_t("to the time"), gap=0), Run(self._typed, Ink.TEXT, bold=True, gap=6)]
        typing = [[*typed, key_cap("Enter")]] if self._typed else []
        digits = [key_cap("0-9", gap=0), Run(_t("time, e.g. 1635"), Ink.TEXT, gap=6)]
        keys = [
            *([] if typing else [digits]),
            [key_cap(key_words("Space"), gap=0), Run(_t("play, pause"), Ink.TEXT, gap=6)],
            [key_cap("←→", gap=0), Run(_t("10 s, Shift 60 s"), Ink.TEXT, gap=6)],
            [key_cap("+ -", gap=0), Run(_t("speed"), Ink.TEXT, gap=6)],
        ]
        if live := key_words(self._key()):
            keys.append([key_cap(live, gap=0), Run(_t("live"), Ink.TEXT, gap=6)])
        self.say([head, then, *told, *typing], keys)

    def _type(self, typed: str) -> None:
        self._typed = typed[:LONGEST]
        self._say()

    def _enter(self) -> None:
        typed = self._typed
        if typed:
            self._type("")
            self.time_typed.emit(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, digit = KEY(event.key()), event.key() - KEY.Key_0
        if self._leaves(event):
            self.put_away()
        elif key in _WAYS:
            is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.skip_requested.emit(_WAYS[key] * (FAR if is_far else STEP))
        elif key in _FASTER:
            self.speed_requested.emit(_FASTER[key])
        elif 0 <= digit <= 9:
            self._type(f"{self._typed}{digit}")
        elif key == KEY.Key_Backspace:
            self._type(self._typed[:-1])
        elif key in (KEY.Key_Return, KEY.Key_Enter):
            self._enter()
        elif key == KEY.Key_Space:
            self.play_requested.emit()
        else:
            super().keyPressEvent(event)
