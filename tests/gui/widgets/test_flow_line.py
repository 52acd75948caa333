"""H361: a line of buttons that goes on in the next row holds what it lays out."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import createdByPython

from widgets.common.flow_line import FlowLine


def line_of(qtbot, count: int) -> tuple[QWidget, FlowLine]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    line = FlowLine(fills=True)
    for number in range(count):
        button = QPushButton(f"{number}")
        button.setFixedSize(80, 40)
        line.addWidget(button)
    column.addLayout(line)
    return window, line


def test_its_items_are_its_own_and_their_widgets_the_windows(qtbot) -> None:
    """An item that Qt made was taken for deleted while in use, and the program ended in it."""
    window, line = line_of(qtbot, 6)
    items = [line.itemAt(place) for place in range(line.count())]
    assert len(items) == 6
    assert all(createdByPython(item) for item in items)
    assert all(item.widget().parentWidget() is window for item in items)


def test_a_widget_that_goes_takes_its_place_with_it(qtbot) -> None:
    _window, line = line_of(qtbot, 3)
    line.itemAt(1).widget().setParent(None)
    line.setGeometry(QRect(0, 0, 400, 200))
    assert [line.itemAt(place).widget().text() for place in range(line.count())] == ["0", "2"]


def test_what_has_no_room_stands_in_the_next_row(qtbot) -> None:
    _window, line = line_of(qtbot, 3)
    assert line.heightForWidth(80 + 8 + 80) == 40 + 8 + 40
    assert line.heightForWidth(400) == 40


def test_an_end_stands_at_the_right_of_its_row(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = FlowLine()
    window.setLayout(line)
    first, last = QPushButton("0"), QPushButton("1")
    for button in (first, last):
        button.setFixedSize(80, 40)
    line.addWidget(first)
    line.addEnd(last)
    line.setContentsMargins(0, 0, 0, 0)
    line.setGeometry(QRect(0, 0, 400, 40))
    assert (first.x(), last.x()) == (0, 320)
