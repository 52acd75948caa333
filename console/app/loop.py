"""Qt and the coroutines of the UI share the main thread: qasync, owned here."""

import asyncio
from collections.abc import Callable

import qasync
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from console.app import garbage


def run(app: QApplication, begin: Callable[[], None]) -> int:
    """Run until the application quits; `begin` is called once the loop turns."""
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    over = asyncio.Event()
    app.aboutToQuit.connect(over.set)
    QTimer.singleShot(0, begin)
    young = garbage.YoungGarbage()
    looks = QTimer()
    looks.timeout.connect(lambda: _wait(looks, young.look()))
    looks.start(garbage.EVERY)
    try:
        with loop:
            loop.run_until_complete(over.wait())
    finally:
        looks.stop()
        young.stop()
    return 0


def _wait(timer: QTimer, milliseconds: int) -> None:
    if timer.interval() != milliseconds:  # setting it begins the time anew
        timer.setInterval(milliseconds)
