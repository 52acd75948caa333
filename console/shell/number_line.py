# ruff: noqa: D102 - Qt's overrides are described by Qt
"""“12 ⏎ 3 ⏎”: a camera by its number, then the tile; shown while typed, Esc takes a step back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.models.camera_entry import CameraEntry
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme

WIDTH = 560
MOST_DIGITS = 8
ALONE = 600
"""Milliseconds after which a digit stands alone; whoever types a number is faster."""


def _t(source: str) -> str:
    return QCoreApplication.translate("cameras", source)


class NumberLine(Overlay):
    """Takes every key while it is open.

    A digit that has another meaning by itself has it when no key follows within `ALONE`.

    Args:
        theme: the theme.
        numbered: looks cameras up by a number; the first of them is the one that is called.
        may_see: whether who sits here may look at it.
        is_whole: whether the directory has been read whole.
        tiles: how many tiles the wall has.
        ask_key: by which key a look is asked for.
        window: the wall.

    Signals:
        called: id of a camera and number of a tile, from 0.
    """

    called = Signal(str, int)

    def __init__(
        self,
        theme: Theme,
        numbered: Callable[[str], Sequence[CameraEntry]],
        may_see: Callable[[CameraEntry], bool],
        is_whole: Callable[[], bool],
        tiles: Callable[[], int],
        ask_key: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._numbered, self._may_see = numbered, may_see
        self._is_whole, self._tiles, self._ask_key = is_whole, tiles, ask_key
        self._digits = self._lacks = ""
        self._camera: CameraEntry | None = None
        self._alone: Callable[[], object] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(ALONE)
        self._wait.timeout.connect(self._stands_alone)
        self._line = RunsLabel(theme, height=56, padding=16)
        self._said = RunsLabel(theme, height=40, padding=16)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(self._line)
        box.addWidget(self._said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def words(self) -> str:
        """What is said now."""
        return f"{self._line.accessibleName()} {self._said.accessibleName()}"

    def begin(self, digits: str = "", alone: Callable[[], object] | None = None) -> None:
        """Open with what was typed so far.

        Args:
            digits: typed.
            alone: what they mean if nothing follows; None for a number in any case.
        """
        self._camera, self._digits, self._lacks = None, digits, ""
        self._alone = alone
        if alone is not None:
            self._wait.start()
        self._show()
        self.open_over()

    def look(self) -> None:
        """More of the directory is known."""
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        shown = self._digits or "_"
        if self._camera is None:
            runs = [Run(_t("Camera"), Ink.TEXT2), Run(shown, Ink.TEXT, bold=True, gap=12,
                                                      step=Step.TITLE)]  # fmt: skip
            told = _named(self._numbered(self._digits) if self._digits else ())
        else:
            runs = [Run(self._camera.number, Ink.TEXT2), Run(self._camera.name, Ink.TEXT, gap=8),
                    Run(_t("tile"), Ink.TEXT2, gap=16),
                    Run(shown, Ink.TEXT, bold=True, gap=12, step=Step.TITLE)]  # fmt: skip
            told = _t("1 to {0}; Enter alone: the tile keys act on").format(self._tiles())
        back = _t("Back") if self._digits or self._camera else _t("Close")
        self._line.set_runs(runs, [key_cap("Enter"), *way_out(back, gap=16)])
        self._said.set_runs([Run(self._lacks or told, Ink.TEXT if self._lacks else Ink.TEXT2)])

    def _stands_alone(self) -> None:
        alone = self._alone
        if self.isVisible() and alone is not None:
            self.put_away()
            alone()

    def _enter(self) -> None:
        if self._camera is None:
            self._take_camera()
        else:
            self._take_tile()
        if self.isVisible():
            self._show()

    def _take_camera(self) -> None:
        known = next(iter(self._numbered(self._digits) if self._digits else ()), None)
        if not self._digits:
            self._lacks = _t("Type the number of a camera")
        elif known is None:
            words = _t("No camera has the number {0}")
            if not self._is_whole():
                words = _t("The directory is still being read: no camera {0} so far")
            self._lacks = words.format(self._digits)
            self._digits = ""
        elif known.is_restricted and not self._may_see(known):
            words = _t("{0}: this seat may not look; ask for it by {1} on its tile")
            self._lacks = words.format(known.name, self._ask_key())
            self._camera, self._digits = known, ""
        else:
            self._camera, self._digits, self._lacks = known, "", ""

    def _take_tile(self) -> None:
        assert self._camera is not None
        tile = int(self._digits) - 1 if self._digits else -1
        if self._digits and not 0 <= tile < self._tiles():
            self._lacks = _t("There is no tile {0}").format(self._digits)
            self._digits = ""
            return
        camera = self._camera.id
        self.put_away()
        self.called.emit(camera, tile)

    def _back(self) -> None:
        if self._digits:
            self._digits = self._digits[:-1]
        elif self._camera is not None:
            self._digits, self._camera = self._camera.number, None
        else:
            self.put_away()
            return
        self._lacks = ""
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        self._wait.stop()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self._back()
        elif typed.isdecimal() and typed.isascii() and len(self._digits) < MOST_DIGITS:
            self._digits, self._lacks = self._digits + typed, ""
            self._show()
        # every other key stays here: it must not act on what lies behind


def _named(cameras: Sequence[CameraEntry]) -> str:
    """Return the name of the camera a number calls, and that others have the number, too."""
    if len(cameras) < 2:
        return "".join(camera.name for camera in cameras)
    words = _t("{0}; {1} more of this number, the directory has them all")
    return words.format(cameras[0].name, len(cameras) - 1)
