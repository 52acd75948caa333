"""“12 ⏎ 3 ⏎”: what stands on the line while a number is typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.domain.camera import Camera
from console.domain.geo import Place
from console.models.camera_entry import EntryMaker
from console.models.camera_index import CameraIndex
from console.shell.number_line import NumberLine


def test_h932_of_several_cameras_of_a_number_the_line_says_so(qtbot, theme, chinese) -> None:
    """H932: one of them came onto the wall, and nobody heard that there is another."""
    index, maker = CameraIndex(), EntryMaker()
    for id, name, level in (("C1", "望潮·桥东", 3), ("C2", "南汀·桥西", 1)):
        index.put(maker.make(Camera(id, name, Place(), number="12", level=level)))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    line = NumberLine(
        theme, index.numbered, lambda entry: True, lambda: True, lambda: 4, str, window
    )
    line.begin("12")
    assert "南汀·桥西；另有 1 路同号，点位目录里都有" in line.words
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "3")
    with qtbot.waitSignal(line.called) as done:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert done.args == ["C2", 2]
