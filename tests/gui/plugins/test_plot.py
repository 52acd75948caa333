"""The plot of pyqtgraph: it leaves nothing behind and ends no program."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import delete

from widgets.charts.plot import LinePlot, PlotLimit, PlotLine
from widgets.common.runs_label import RunsLabel
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


def test_the_unit_is_said_once_where_all_lines_have_it_else_behind_each_name(theme, chinese):
    """A curve of 30 to 55, and a limit of 30: of what?"""
    window, plot = shown(theme)
    points = ((0.0, 0.1), (60.0, 0.4))
    limits = [PlotLimit(0.27, Grade.ORANGE, "区防汛预案 3.2", "橙")]
    span = (0.0, 60.0)
    plot.show_lines([PlotLine(name, points, "米") for name in ("水位", "另一处")], limits, span)
    said = [label.accessibleName() for label in plot.findChildren(RunsLabel)]
    assert said[0].split()[:5] == ["单位：米", "━", "水位", "━", "另一处"]
    assert "橙 0.27 米 区防汛预案 3.2" in " ".join(said)
    assert plot.accessibleDescription() == "水位 0.4 米; 另一处 0.4 米"
    plot.show_lines([PlotLine("水位", points, "米"), PlotLine("开机", points, "台")], limits, span)
    said = [label.accessibleName() for label in plot.findChildren(RunsLabel)]
    assert "水位 米" in said[0] and "开机 台" in said[0]
    delete(window)
