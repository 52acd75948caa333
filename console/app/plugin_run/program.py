"""From the words of `plugin run` to its window, and away again."""

import getpass
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from console.app.crash import say_what_happened
from console.app.loop import run
from console.app.plugin_run.folder_watch import FolderWatch
from console.app.plugin_run.hall import Passing
from console.app.plugin_run.stage import RunStage
from console.app.plugin_run.window import RunWindow
from console.app.translation import translate
from console.plugin_host.trial.evening import Evening, read_evening
from console.plugin_host.trial.session import WHOLE
from console.plugin_host.trial.stand_in import StandIn
from widgets.common import spoken
from widgets.common.theme import apply, load_theme


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for.

    Attributes:
        folder: of the plugin.
        hub: address of a hub to read; empty for the recorded evening.
        account: who logs in there.
        is_storm: whether the evening passes; else its end stands still.
        speed: times as fast as it was.
        language: on screen.
    """

    folder: Path
    hub: str = ""
    account: str = ""
    is_storm: bool = False
    speed: float = 10.0
    language: str = "zh_CN"


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin_run", source)


def main(wanted: Wanted) -> int:
    """Show a plugin until its window is closed; return the exit status.

    Raises:
        OSError: its folder is not there.
        NotLetIn: the hub refused.
    """
    if not wanted.folder.is_dir():
        raise NotADirectoryError(f"没有文件夹 no such folder: {wanted.folder}")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    say_what_happened()
    translate(app, wanted.language)
    spoken.install()
    with ExitStack() as stack:
        window = open_window(wanted, app, stack)
        return run(app, window.show)


def open_window(wanted: Wanted, app: QApplication, stack: ExitStack) -> RunWindow:
    """Return the window, tied to all that works behind it; the stack lets it go."""
    theme = load_theme("dark")
    apply(app, theme)
    evening = read_evening()
    make_door, words = _hall(wanted, evening, stack)
    begins = evening.clock_at(evening.first) if wanted.is_storm else WHOLE
    stage = RunStage(theme, make_door, begins, wanted.speed if wanted.is_storm else 1.0)
    stack.callback(stage.stop)
    window = RunWindow(theme, stage, words)
    stack.callback(window.close)
    watch = FolderWatch(wanted.folder.resolve(), stage.take, stage)
    stack.callback(watch.stop)
    if wanted.is_storm:
        Passing(evening, stage, wanted.speed, monotonic)
    watch.look()
    return window


def _hall(
    wanted: Wanted, evening: Evening, stack: ExitStack
) -> tuple[Callable[[Path], StandIn], str]:
    """Return what makes the hall a plugin reads, and what it is in words."""
    if wanted.hub:
        from console.app.plugin_run.hub_hall import HubHall, HubSeat

        password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        seat = HubSeat.enter(wanted.hub, wanted.account, password)
        stack.callback(seat.close)
        words = _t("Reads {0}; what it does stays here").format(wanted.hub)
        return lambda folder: HubHall(folder, seat), words

    def stand_in(folder: Path) -> StandIn:
        door = StandIn(folder)
        if not wanted.is_storm:
            door.hall = evening.halls[-1]
        return door

    is_storm = _t("The recorded storm passes; what it does stays here")
    return stand_in, is_storm if wanted.is_storm else _t("The recorded evening; nothing leaves")
