"""A window with two editors of the console, which tells what reaches them; for real input methods.

`python -m tests.support.typing_field`: a JSON line on standard output at every change. The upper
editor is the log's (Enter sends the line), the lower one the palette's (Enter runs, Esc closes).
"""

import json
import os
import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from console.app.input_method import choose_input_method
from console.shell.line_field import line_field
from widgets.common.theme import load_theme
from widgets.forms.composition import composition_of
from widgets.forms.text_area import TextArea


class Plain(QWidget):
    """Takes keys and no text, as rows do."""

    def __init__(self, tell: "Teller") -> None:
        super().__init__()
        self._tell = tell
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(40)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._tell(pressed=event.text() or Qt.Key(event.key()).name)


class Teller(QObject):
    def __call__(self, **what: object) -> None:
        sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
        sys.stdout.flush()


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        theme = load_theme("dark")
        tell = self._tell = Teller()
        self.area = TextArea(theme, enter_submits=True)
        self.line = line_field(theme, "")
        self.rows = Plain(tell)
        box = QVBoxLayout(self)
        for widget in (self.area, self.line, self.rows):
            box.addWidget(widget)
        composition = composition_of(self.line)
        assert composition is not None
        composition.changed.connect(lambda words: tell(seen=words))
        self.line.textChanged.connect(lambda text: tell(line=text))
        self.line.returnPressed.connect(lambda: tell(ran=self.line.text()))
        self.area.edited.connect(lambda: tell(area=self.area.text))
        self.area.entered.connect(lambda: tell(sent=self.area.text))
        QApplication.instance().focusChanged.connect(self._focus)

    def _focus(self, _: QWidget | None, now: QWidget | None) -> None:
        names = {self.area.edit: "area", self.line: "line", self.rows: "rows"}
        self._tell(focus=names.get(now, ""), window=int(self.winId()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._tell(closed=True)


def main() -> int:
    choose_input_method(os.environ)
    app = QApplication(sys.argv)
    window = Window()
    window.resize(600, 300)
    window.show()
    Teller()(window=int(window.winId()), platform=app.platformName())
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
