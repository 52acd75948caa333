"""Enlarges, from the next start, what a monitor of small pixels would show too small to read."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from console.settings.plans.panel_size import PanelSize, fitting_scale
from console.settings.plans.scales import STEPS, MonitorScales
from console.shell.monitors.watch import MonitorWatch, identity_of


def panel_of(screen: QScreen) -> PanelSize:
    """Return what is told of a monitor's panel."""
    size, scale, told = screen.size(), screen.devicePixelRatio(), screen.physicalSize()
    return PanelSize(
        round(size.width() * scale), round(size.height() * scale), told.width(), told.height()
    )


class MonitorFit(QObject):
    """Looks at each monitor once; where somebody has chosen a scale it is left alone.

    Args:
        watch: says when the monitors are others.
        scales: where scales are kept.

    Signals:
        enlarged: name of the monitor, millimetres of its text now, scale from the next start.
    """

    enlarged = Signal(str, float, float)

    def __init__(
        self, watch: MonitorWatch, scales: MonitorScales, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scales = scales
        watch.changed.connect(self.look)

    def look(self) -> None:
        """Look at the monitors there are; one the system enlarges already is left alone."""
        for screen in QGuiApplication.screens():
            if screen.devicePixelRatio() == STEPS[0]:
                self._fit(screen)

    def _fit(self, screen: QScreen) -> None:
        panel, monitor = panel_of(screen), identity_of(screen)
        scale = fitting_scale(panel)
        try:
            is_new = scale > STEPS[0] and self._scales.propose(monitor, scale)
        except OSError:
            return  # it stays as it is, and the doctor says that nothing can be written
        if is_new:
            self.enlarged.emit(monitor.short, panel.text_height or 0.0, scale)
