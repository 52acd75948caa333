"""Which monitors are there, and word when that has changed and come to rest.

A cable that is pulled, a converter that wakes up, a monitor that is switched on: each brings a row
of notices within some tenths of a second. They are told once, when nothing more has come.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from console.settings.plans.monitor import Monitor, MonitorId

REST = 300
"""Milliseconds without a further notice after which the change is told."""


def identity_of(screen: QScreen) -> MonitorId:
    """Return what a monitor says of itself; empty texts where it says nothing."""
    size, scale = screen.geometry().size(), screen.devicePixelRatio()
    pixels = f"{round(size.width() * scale)}x{round(size.height() * scale)}"
    return MonitorId(
        screen.manufacturer().strip(),
        screen.model().strip(),
        screen.serialNumber().strip(),
        screen.name().strip(),
        pixels,
    )


def monitor_of(screen: QScreen) -> Monitor:
    """Return a monitor as the plans see it."""
    area = screen.geometry()
    return Monitor(
        identity_of(screen),
        area.x(),
        area.y(),
        area.width(),
        area.height(),
        screen.devicePixelRatio(),
        screen is QGuiApplication.primaryScreen(),
    )


class MonitorWatch(QObject):
    """Tells of monitors that come, go, or change place, size or scale.

    Args:
        app: has the monitors.
        rest: milliseconds without a notice before a change is told.

    Signals:
        changed: the monitors are others than before, and have come to rest.
    """

    changed = Signal()

    def __init__(
        self, app: QGuiApplication, parent: QObject | None = None, rest: int = REST
    ) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest)
        self._rest.timeout.connect(self._look)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._stirred)
        app.primaryScreenChanged.connect(self._stirred)
        for screen in app.screens():
            self._listen(screen)
        self._known = self.present()

    def present(self) -> tuple[Monitor, ...]:
        """Return the monitors there are now; Qt's stand-in for none at all is left out."""
        screens = (monitor_of(screen) for screen in QGuiApplication.screens())
        return tuple(monitor for monitor in screens if monitor.width > 0 and monitor.height > 0)

    def screen(self, monitor: Monitor) -> QScreen | None:
        """Return Qt's object for a monitor; None when it has gone meanwhile."""
        same = (s for s in QGuiApplication.screens() if identity_of(s) == monitor.id)
        return next(same, None)

    def stop(self) -> None:
        """Tell nothing any more."""
        self._rest.stop()
        self._rest.blockSignals(True)

    def _added(self, screen: QScreen) -> None:
        self._listen(screen)
        self._stirred()

    def _listen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._stirred)
        screen.logicalDotsPerInchChanged.connect(self._stirred)

    def _stirred(self) -> None:
        self._rest.start()

    def _look(self) -> None:
        now = self.present()
        if set(now) != set(self._known):
            self._known = now
            self.changed.emit()
