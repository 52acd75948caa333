# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The floor of a start: a bare window of the same toolkit, until its first paint."""

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """An empty window that ends the program after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, _say)


def _say() -> None:
    print(json.dumps({"usable_at": time.monotonic()}), flush=True)
    QApplication.quit()


def main() -> int:
    """Show it and leave."""
    app = QApplication(sys.argv[:1])
    window = BareWindow()
    window.resize(1920, 1080)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
