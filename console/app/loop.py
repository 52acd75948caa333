"""Qt and the coroutines of the UI share the main thread: qasync, owned here."""

import asyncio
from collections.abc import Callable

import qasync
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def run(app: QApplication, begin: Callable[[], None]) -> int:
    """Run until the application quits; `begin` is called once the loop turns."""
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    over = asyncio.Event()
    app.aboutToQuit.connect(over.set)
    QTimer.singleShot(0, begin)
    with loop:
        loop.run_until_complete(over.wait())
    return 0
