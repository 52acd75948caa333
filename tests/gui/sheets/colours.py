"""The sheets of colours: plain ones of a look, severities in every look."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from tests.gui.widgets.evening import WORDS
from widgets.common.base import Painted, paint_box
from widgets.common.shapes import paint_shape
from widgets.common.text import Run, paint_runs
from widgets.common.theme import VISIONS, Grade, Ink, Look, Step, Theme, colour_names, load_look

WIDTH = 1280
_EDGE, _GAP = 24, 16
_SWATCH = QSize(228, 72)
_BOX = 56
_CELL = QSize(304, 264)
_LINE = 40

LOOKS = {
    "深色": Look("dark"),
    "深色·夜间": Look("dark", True),
    "浅色": Look("light"),
    "浅色·夜间": Look("light", True),
}
PALETTES = dict(zip(VISIONS, ("通用", "红绿", "蓝黄"), strict=True))


class Swatches(Painted):
    """Each plain colour with its name in the theme file and its value."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        rows = -(-len(colour_names()) // self._across)
        self.setFixedSize(WIDTH, 2 * _EDGE + rows * (_SWATCH.height() + _GAP) - _GAP)

    @property
    def _across(self) -> int:
        return (WIDTH - 2 * _EDGE + _GAP) // (_SWATCH.width() + _GAP)

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.surface)
        for at, name in enumerate(colour_names()):
            row, column = divmod(at, self._across)
            x = _EDGE + column * (_SWATCH.width() + _GAP)
            y = _EDGE + row * (_SWATCH.height() + _GAP)
            self._swatch(painter, QPointF(x, y), name, getattr(self.theme, name))

    def _swatch(self, painter: QPainter, at: QPointF, name: str, colour: QColor) -> None:
        box = QRectF(at.x(), at.y() + 8, _BOX, _BOX)
        paint_box(painter, box, colour, self.theme.line2)
        value = colour.name(QColor.NameFormat.HexArgb if colour.alpha() < 255 else _OPAQUE).upper()
        for text, ink, middle in ((name, Ink.TEXT, 24), (value, Ink.TEXT2, 48)):
            run = Run(text, ink, step=Step.SMALL)
            paint_runs(painter, self.theme, [run], box.right() + 12, at.y() + middle)


class Severities(QWidget):
    """Shape, word and colour in each look, with each palette; on the panel and on a row's tint."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedSize(len(LOOKS) * _CELL.width() + 64, len(PALETTES) * _CELL.height())
        for column, (name, look) in enumerate(LOOKS.items()):
            for row, (vision, palette) in enumerate(PALETTES.items()):
                own = load_look(Look(look.theme, look.is_night, vision))
                width = self.width() // len(LOOKS)
                cell = SeverityCell(own, f"{name}·{palette}配色", self)
                cell.setGeometry(column * width, row * _CELL.height(), width, _CELL.height())


class SeverityCell(Painted):
    """The five severities in one look: on the panel, on a row's tint, as a filled cell."""

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._title = title

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.panel)
        head = Run(self._title, Ink.TEXT2, step=Step.SMALL)
        paint_runs(painter, self.theme, [head], _GAP, 28)
        for at, grade in enumerate(Grade):
            self._severity(painter, grade, 48 + at * _LINE)

    def _severity(self, painter: QPainter, grade: Grade, top: float) -> None:
        colours, word = self.theme.grade(grade), WORDS[grade]
        middle = top + _LINE / 2
        run = Run(word, Ink(grade.value), True, shape=grade, shape_size=20)
        paint_runs(painter, self.theme, [run], _GAP, middle)
        tint = QRectF(96, top + 2, 112, _LINE - 4)
        painter.fillRect(tint, colours.tint)
        on_tint = [Run(word, Ink.TEXT, True, shape=grade), Run("20:21", Ink.ON_TINT, gap=8)]
        paint_runs(painter, self.theme, on_tint, tint.left() + 8, middle)
        filled = QRectF(tint.right() + 16, top + 2, 72, _LINE - 4)
        paint_box(painter, filled, colours.fill, None)
        self._on_fill(painter, grade, filled)

    def _on_fill(self, painter: QPainter, grade: Grade, filled: QRectF) -> None:
        on = self.theme.grade(grade).on
        at = QPointF(filled.left() + 8, filled.center().y() - 7)
        paint_shape(painter, self.theme, grade, at, 14, on)
        painter.setPen(on)
        painter.setFont(self.theme.font(bold=True))
        painter.drawText(filled.adjusted(28, 0, 0, 0), int(_MIDDLE), WORDS[grade])


class TypeSteps(Painted):
    """The four steps in both weights, with figures in columns and rare characters of names."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFixedSize(WIDTH, 2 * _EDGE + 4 * 104 + 56)

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.surface)
        for at, step in enumerate(Step):
            self._step(painter, step, _EDGE + at * 104)
        rare = Run("人名、地名生僻字：㛃 䶮 𬭎 𫘜 𬱖 㙘 垴 塝 圳 汈", Ink.TEXT)
        paint_runs(painter, self.theme, [rare], _EDGE, self.height() - _EDGE - 20)

    def _step(self, painter: QPainter, step: Step, top: float) -> None:
        pixels, line = self.theme.steps[step].pixels, self.theme.steps[step].line
        name = Run(f"{step.value}  {pixels}/{line}", Ink.TEXT3, step=Step.SMALL)
        for at, bold in enumerate((False, True)):
            middle = top + 28 + at * 44
            if not at:
                paint_runs(painter, self.theme, [name], _EDGE, middle)
            words = Run("望汐路下立交积水 26 厘米，小客车涉水停驶", Ink.TEXT, bold, step)
            paint_runs(painter, self.theme, [words], 160, middle)
            figures = Run("01:11  20:21:10", Ink.TEXT2, bold, step)
            paint_runs(painter, self.theme, [figures], 860, middle)


_OPAQUE = QColor.NameFormat.HexRgb
_MIDDLE = 0x0080 | 0x0001
"""Qt.AlignVCenter | Qt.AlignLeft, as `drawText` takes them."""
