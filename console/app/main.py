"""`python -m console console`: from the command line to a window with cached data, in four hops."""

import os
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from console.app import kept_code, light_imports  # noqa: F401 - before anything else is imported
from console.app.args import Options, parse
from console.app.crash import CrashKeeper, say_what_happened
from console.app.input_method import choose_input_method
from console.app.loop import run
from console.app.starter import Starter
from console.app.translation import translate
from console.settings import declared
from console.settings.plans.scales import FILE, MonitorScales
from widgets.common import spoken


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the console until its window is closed; return the exit status."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    scale_by(options)
    choose_input_method(os.environ)
    MonitorScales(options.data / FILE).give(os.environ)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("command-hall")
    app.setQuitOnLastWindowClosed(False)
    say_what_happened()
    translate(app, options.language)
    spoken.install()
    crashes = CrashKeeper(options.data)
    starter = Starter(app, options, crashes)
    try:
        return run(app, starter.begin)
    finally:
        starter.end()
        crashes.end()


def scale_by(options: Options) -> None:
    """Let text and controls be as large as the seat wants them; Qt asks this once, at its start."""
    scale = int(options.settings.value(declared.SCALE))
    if scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{scale / 100:g}")


if __name__ == "__main__":
    sys.exit(main())
