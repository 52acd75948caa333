"""The plot of pyqtgraph: it leaves nothing behind and ends no program."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import delete

from widgets.charts.plot import LinePlot, PlotLimit, PlotLine
from widgets.common.theme import Grade


def shown(theme) -> tuple[QWidget, LinePlot]:
    window = QWidget()
    plot = LinePlot(theme)
    QVBoxLayout(window).addWidget(plot)
    points = tuple((float(second), second / 7) for second in range(0, 3600, 60))
    plot.show_lines([PlotLine("水位", points)], [PlotLimit(300, Grade.RED, "预案")], (0, 3600))
    window.resize(400, 300)
    window.show()
    QApplication.processEvents()
    return window, plot


def test_a_plot_makes_no_window_of_its_own_and_may_go_in_every_way(theme):
    before = set(QApplication.topLevelWidgets())
    for number in range(10):
        window, plot = shown(theme)
        assert set(QApplication.topLevelWidgets()) - before == {window}
        if number % 2:
            delete(window)
        else:
            delete(window)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del window, plot
    QApplication.processEvents()
    assert set(QApplication.topLevelWidgets()) == before


def test_its_lines_limits_and_last_values_are_said(theme):
    window, plot = shown(theme)
    assert "水位" in plot.accessibleDescription()
    assert [line.name for line in plot.lines] == ["水位"]
    delete(window)
