"""The floor of a rest: a bare window of the same toolkit whose clock goes on each second.

Ends with its standard input.
"""

import sys
from datetime import datetime

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel


def main() -> int:
    """Show it until nobody wants it any more."""
    app = QApplication(sys.argv[:1])
    clock = QLabel()
    clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    second = QTimer(clock)
    second.timeout.connect(lambda: clock.setText(f"{datetime.now():%H:%M:%S}"))
    second.start(1000)
    over = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    over.activated.connect(app.quit)
    clock.resize(1920, 1080)
    clock.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
