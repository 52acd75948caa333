"""`python -m console replay`: from the command line to a window with a red frame."""

import signal
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from console.app.crash import say_what_happened
from console.app.loop import run
from console.app.replay.options import parse
from console.app.replay.starter import ReplayStarter
from console.app.translation import translate
from widgets.common import spoken


def main(arguments: Sequence[str] | None = None) -> int:
    """Play until the window is closed; return the exit status."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("command-hall")
    app.setQuitOnLastWindowClosed(False)
    say_what_happened()
    translate(app, options.language)
    spoken.install()
    starter = ReplayStarter(app, options)
    # The console ends its replays with it; the folder they are shown in has to go then too.
    signal.signal(signal.SIGTERM, lambda number, frame: app.quit())
    try:
        return run(app, starter.begin)
    finally:
        starter.end()


if __name__ == "__main__":
    sys.exit(main())
