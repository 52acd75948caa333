"""Pictures of what is not seen: `python -m tests.gui.sources.pictures OUTDIR`."""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.domain.alert import Alert, Condition
from console.domain.hall_mode import HallMode
from console.shell.feeds_panel import FeedsPanel
from tests.gui.duty import directory, evening
from tests.gui.duty.pictures import Scene, normal
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme

SILENT = ("视频", "110")
_ITS_OWN = ("轨交", "f6")
"""The source of the first row, by its name and its id: a row is unknown where its own is down."""


def rows() -> list[Alert]:
    """Return the quiet evening with one row whose source is not seen any more."""
    made = evening.normal()
    return [
        replace(made[0], condition=Condition.UNKNOWN, blind=_ITS_OWN[1], channel="sensor"),
        *made[1:],
    ]


def blind(scene: Scene) -> None:
    """Three of nine sources are down; one row is of such a source."""
    room = scene.room
    silent = (*SILENT, _ITS_OWN[0])
    room.put(*directory.reference(), *directory.feeds(silent), *rows())
    room.link.update_view(state="online", since=evening.NOW)
    room.load()
    scene.page.queue.list.setFocus()


def blind_and_empty(scene: Scene) -> None:
    """Nothing is open, and two sources are down."""
    scene.room.put(*directory.reference(), *directory.feeds(SILENT))
    scene.room.link.update_view(state="online", since=evening.NOW)
    scene.room.load()


def cut(scene: Scene) -> None:
    """Cut off, with three sources down before that."""
    blind(scene)
    since = evening.NOW - timedelta(seconds=52)
    scene.room.link.update_view(state="offline", since=since, attempt=4, data_as_of=since)


def open_feeds(scene: Scene) -> FeedsPanel:
    """Open the list of sources over the page."""
    room = scene.room
    panel = FeedsPanel(
        scene.window.theme, room.link, room.queue.alerts, room.commands, scene.window
    )
    panel.open()
    return panel


def main() -> int:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    speak_chinese(app)
    theme = load_theme("dark")
    apply(app, theme)
    states: dict[str, tuple[Callable[[Scene], None], bool]] = {
        "well": (normal, False),
        "blind": (blind, False),
        "blind_and_empty": (blind_and_empty, False),
        "cut": (cut, False),
        "list": (blind, True),
        "list_cut": (cut, True),
    }
    for name, (fill, has_list) in states.items():
        with tempfile.TemporaryDirectory() as folder:
            scene = Scene(Path(folder), theme, HallMode())
            fill(scene)
            scene.settle(600)
            if has_list:
                open_feeds(scene)
                scene.settle(100)
            scene.save(out / f"sources_{name}.png")
            scene.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
