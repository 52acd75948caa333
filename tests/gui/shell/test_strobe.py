"""The frame that flashes for what cannot be heard: seen, and in nobody's way."""

from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.shell.strobe import Strobe
from widgets.common.theme import Grade


class Page(QWidget):
    """Counts how often it is painted."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1


def test_it_flashes_round_the_window_and_what_lies_inside_is_not_painted_for_it(
    qtbot, theme
) -> None:
    """Twice a second: painting the whole window for it took the time of every keystroke."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    page = Page(window)
    page.setGeometry(100, 100, 600, 300)
    strobe = Strobe(theme, window)
    window.show()
    qtbot.waitExposed(window)
    strobe.begin(Grade.RED, "声音中断")
    qtbot.waitUntil(lambda: page.paints > 0)
    red = theme.grades[Grade.RED].fill
    edge, middle = (2, 300), (400, 300)
    assert colour(window, edge) == red and colour(window, middle) != red
    qtbot.waitUntil(lambda: not strobe.is_lit, timeout=5000)
    before = page.paints
    qtbot.waitUntil(lambda: strobe.is_lit, timeout=5000)
    qtbot.waitUntil(lambda: not strobe.is_lit, timeout=5000)
    assert page.paints == before
    assert colour(window, edge) != red, "gone between two flashes"
    strobe.end()


def test_told_the_same_again_it_paints_nothing(qtbot, theme) -> None:
    """In a storm it is told ten times a second, and header and rail lie under its edge."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    header = Page(window)
    header.setGeometry(0, 0, 800, 56)
    strobe = Strobe(theme, window)
    strobe.set_still(True)
    window.show()
    qtbot.waitExposed(window)
    strobe.begin(Grade.RED, "声音中断 · 未签收 3")
    qtbot.waitUntil(lambda: header.paints > 0)
    qtbot.wait(50)
    before = header.paints
    strobe.begin(Grade.RED, "声音中断 · 未签收 3")
    qtbot.wait(50)
    assert header.paints == before
    strobe.begin(Grade.RED, "声音中断 · 未签收 4")
    qtbot.waitUntil(lambda: header.paints > before)


def colour(window: QWidget, at: tuple[int, int]) -> QColor:
    return window.grab().toImage().pixelColor(*at)
