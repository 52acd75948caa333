"""`python -m console console`: from the command line to a window with cached data, in four hops."""

import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from console.app.args import parse
from console.app.crash import CrashKeeper, say_what_happened
from console.app.loop import run
from console.app.starter import Starter
from console.app.translation import translate


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the console until its window is closed; return the exit status."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("command-hall")
    app.setQuitOnLastWindowClosed(False)
    say_what_happened()
    translate(app, options.language)
    crashes = CrashKeeper(options.data)
    starter = Starter(app, options, crashes)
    try:
        return run(app, starter.begin)
    finally:
        starter.end()
        crashes.end()


if __name__ == "__main__":
    sys.exit(main())
