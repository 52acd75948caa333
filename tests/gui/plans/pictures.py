"""Pictures of windows and editor: `python -m tests.gui.plans.pictures FOLDER PLAN`.

On as many monitors as the display has; `QT_QPA_PLATFORM=offscreen:configfile=…` gives any number.
Pages are the real ones, of a fresh seat without a hub.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from console.app.args import parse
from console.app.starter import Starter
from console.shell.unlock_page import UnlockPage
from tests.end2end.test_keys import enrol
from tests.gui.shell.chinese import speak_chinese
from tests.support.hub import PASSWORD


def desktop() -> QPixmap:
    """All monitors side by side, each with what stands on it."""
    whole = QApplication.primaryScreen().virtualGeometry()
    picture = QPixmap(whole.size())
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), "black")
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            at = window.geometry().topLeft() - whole.topLeft()
            painter.drawPixmap(QPoint(at), window.grab())
    painter.end()
    return picture


def settle(turns: int = 30) -> None:
    for _ in range(turns):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def main() -> None:
    out, plan = Path(sys.argv[1]), sys.argv[2]
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    speak_chinese(app)
    data = Path(tempfile.mkdtemp()) / "seat"
    enrol(data, ("linlan", "林岚"))
    starter = Starter(app, parse(["--data", str(data), "--key", "passphrase", "--plan", plan]))
    starter.begin()
    page = starter._page
    assert isinstance(page, UnlockPage)
    page.unlock_requested.emit(PASSWORD)
    settle()
    count, name = len(app.screens()), plan.partition("/")[2]
    desktop().save(str(out / f"{name}-{count}.png"))
    starter.seat.commands.run("plan.open")
    settle()
    desktop().save(str(out / f"editor-{count}.png"))
    starter.seat.commands.run("plan.open")
    starter.seat.commands.run("plan.arrange")
    starter.seat.commands.run("page.tear_off")
    settle()
    desktop().save(str(out / f"arranging-{count}.png"))
    starter.end()


if __name__ == "__main__":
    main()
