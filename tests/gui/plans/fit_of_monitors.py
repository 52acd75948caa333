"""A program of its own that looks at the monitors of its display, as a seat does after its start.

Started as `python -m tests.gui.plans.fit_of_monitors FILE`; prints what was enlarged, and the scale
each monitor has in this run.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from console.settings.plans.scales import MonitorScales
from console.shell.monitors.fit import MonitorFit
from console.shell.monitors.watch import MonitorWatch


def main() -> int:
    scales = MonitorScales(Path(sys.argv[1]))
    scales.give(os.environ)
    app = QGuiApplication(sys.argv[:1])
    fit, enlarged = MonitorFit(MonitorWatch(app), scales), []
    fit.enlarged.connect(lambda *told: enlarged.append(told))
    fit.look()
    now = {screen.name(): screen.devicePixelRatio() for screen in app.screens()}
    sys.stdout.write(json.dumps({"enlarged": enlarged, "now": now}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
