"""Pictures of a 110 分流: `python -m tests.gui.diversion.pictures OUTDIR`."""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.domain.alert import Alert
from console.domain.feed import Feed
from console.domain.hall_mode import HallMode
from console.domain.reference import Matter, Org, OrgLevel
from tests.gui.duty import directory, evening
from tests.gui.duty.pictures import Scene
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import apply, load_theme

TITLE = "110 非警务分流：杉影里 12 弄树木倒伏，压住一辆轿车，无人受伤"


def tree(age: float = 70) -> Alert:
    """Return what the 110 desk handed on at 03:55 of the evening."""
    return evening.alert("d1", evening.YELLOW, TITLE, "云杉街道", "杉影里", "110 分流", age)


def records() -> list[object]:
    """Return whose phones the call of three is."""
    return [
        Feed("110", "110 分流", channel="police", phone="0000-6110", contact="110 台分流席"),
        Matter("tree-down", "树木倒伏", ("树木倒伏", "倒伏"), lead="区绿化市容局"),
        Org("bureau-green", "区绿化市容局", OrgLevel.BUREAU, phone="0000-6109"),
        Org("district", "云汀区", OrgLevel.DISTRICT, phone="0000-6001"),
    ]


def waiting(scene: Scene) -> None:
    """It waits for its answer."""
    room = scene.room
    room.put(*directory.reference(), *directory.feeds(), *records(), *evening.normal(), tree())
    room.link.update_view(state="online", since=evening.NOW)
    room.load()
    scene.settle(300)
    scene.page.open_alert("d1")


def asked(scene: Scene) -> None:
    """The call of three is written down."""
    waiting(scene)
    scene.settle(100)
    scene.page.diversion_keys.call()


def taken(scene: Scene) -> None:
    """It was taken, cut off, after a call."""
    waiting(scene)
    since = evening.NOW - timedelta(seconds=52)
    scene.room.link.update_view(state="offline", since=since, data_as_of=since)
    asked(scene)
    scene.page.detail.foot.ask.choose(3)


def main() -> int:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    speak_chinese(app)
    theme = load_theme("dark")
    apply(app, theme)
    states: dict[str, Callable[[Scene], None]] = {
        "waiting": waiting, "asked": asked, "taken": taken,
    }  # fmt: skip
    for name, fill in states.items():
        with tempfile.TemporaryDirectory() as folder:
            scene = Scene(Path(folder), theme, HallMode())
            fill(scene)
            scene.settle(400)
            scene.save(out / f"diversion_{name}.png")
            scene.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
