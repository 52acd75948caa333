"""Runs: pieces of text, icons, shapes, key caps and tags set on one baseline.

A list of `Run` values is all that header items, section heads, buttons, chips and table cells are
made of. Runs name colours by `Ink`, so the same values serve every theme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from widgets.common.shapes import paint_shape
from widgets.common.theme import Grade, Ink, Step, Theme
from widgets.common.wrapping import draw_text as draw_text
from widgets.common.wrapping import draw_wrapped as draw_wrapped
from widgets.common.wrapping import elided as elided
from widgets.common.wrapping import text_width as text_width
from widgets.common.wrapping import wrap as wrap


class Box(Enum):
    """What stands around a run."""

    NONE = auto()
    KEY = auto()  # a key cap, 18 high
    TAG = auto()  # an outlined tag, 20 high
    STRONG_TAG = auto()  # the same, edged in second text and written in text
    CHIP = auto()  # the inverse chip, 24 high: not well
    NUMBER = auto()  # a step number, 20 by 20


@dataclass(frozen=True, slots=True)
class Run:
    """One piece on a line.

    Attributes:
        text: what it says; may be empty for a lone icon or shape.
        ink: colour of text and icon.
        bold: weight 700 instead of 400.
        step: type step.
        gap: pixels of space before it (ignored for the first run).
        icon: name of an icon before the text.
        icon_size: side of the icon in pixels.
        shape: severity shape before the text.
        shape_size: side of the shape's box in pixels.
        shape_ink: paints the shape in this ink instead of its grade's fill.
        box: frame around the run.
    """

    text: str = ""
    ink: Ink = Ink.TEXT2
    bold: bool = False
    step: Step = Step.BODY
    gap: int = 0
    icon: str = ""
    icon_size: int = 16
    shape: Grade | None = None
    shape_size: int = 14
    shape_ink: Ink | None = None
    box: Box = Box.NONE


def key_cap(text: str, ink: Ink = Ink.TEXT2, gap: int = 8) -> Run:
    """Return a key cap."""
    return Run(text, ink, step=Step.SMALL, gap=gap, box=Box.KEY)


def tag(text: str, gap: int = 8, strong: bool = False) -> Run:
    """Return an outlined tag; a strong one is edged in second text."""
    box, ink = (Box.STRONG_TAG, Ink.TEXT) if strong else (Box.TAG, Ink.TEXT2)
    return Run(text, ink, step=Step.SMALL, gap=gap, box=box)


def chip_run(text: str, icon: str = "", gap: int = 8) -> Run:
    """Return the small inverse chip that says something is not well."""
    return Run(text, Ink.ON_INVERSE, bold=True, step=Step.SMALL, gap=gap, icon=icon, box=Box.CHIP)


_KEY = 0.88
"""How strong a key cap is beside its words: quieter, but AA in every look."""


@dataclass(frozen=True, slots=True)
class _Frame:
    height: float
    padding: float
    least: float
    radius: float


_FRAMES = {
    Box.KEY: _Frame(18, 5, 18, 3),
    Box.TAG: _Frame(20, 7, 0, 4),
    Box.STRONG_TAG: _Frame(20, 7, 0, 4),
    Box.CHIP: _Frame(24, 8, 0, 4),
    Box.NUMBER: _Frame(20, 3, 20, 4),
}


def runs_width(theme: Theme, runs: Sequence[Run]) -> float:
    """Return the width of `runs` on one line in pixels."""
    gaps = sum(run.gap for run in runs[1:])
    return gaps + sum(run_width(theme, run) for run in runs)


def run_width(theme: Theme, run: Run) -> float:
    """Return the width of one run without its gap."""
    inner = _mark_width(run) + text_width(theme.font(run.step, run.bold), run.text)
    frame = _FRAMES.get(run.box)
    return inner if frame is None else max(theme.grown(frame.least), inner + 2 * frame.padding)


def paint_runs(
    painter: QPainter,
    theme: Theme,
    runs: Sequence[Run],
    x: float,
    centre: float,
    width: float | None = None,
) -> float:
    """Paint `runs` from `x` around the line centre; elide at `width`; return the x behind them.

    The baseline is that of the largest run centred on `centre`; its neighbours share it, icons,
    shapes and boxes are centred.
    """
    end = None if width is None else x + width
    base = _baseline(theme, runs, centre)
    for index, run in enumerate(runs):
        x += run.gap if index else 0
        if end is not None and x >= end:
            return end
        x = _paint_run(painter, theme, run, x, centre, base, end)
    return x


def _baseline(theme: Theme, runs: Sequence[Run], centre: float) -> float:
    """Return the baseline of the largest plain run, centred."""
    plain = [run for run in runs if run.text and run.box is Box.NONE]
    if not plain:
        return centre
    run = max(plain, key=lambda run: theme.steps[run.step].pixels)
    metrics = QFontMetricsF(theme.font(run.step, run.bold))
    return round(centre + (metrics.ascent() - metrics.descent()) / 2)


def _shape_space(run: Run) -> int:
    if not run.text:
        return 0
    return 8 if run.shape_size >= 16 else _icon_space(run)


def _icon_space(run: Run) -> int:
    if not run.text:
        return 0
    return 4 if run.step is Step.SMALL else 6


def _mark_width(run: Run) -> float:
    width = 0.0
    if run.shape is not None:
        width += run.shape_size + _shape_space(run)
    if run.icon:
        width += run.icon_size + _icon_space(run)
    return width


def _paint_run(
    painter: QPainter,
    theme: Theme,
    run: Run,
    x: float,
    centre: float,
    base: float,
    end: float | None,
) -> float:
    width = run_width(theme, run)
    frame = _FRAMES.get(run.box)
    text_base = base
    inner = x
    if frame is not None:
        height = theme.grown(frame.height)
        _paint_frame(painter, theme, run, QRectF(x, centre - height / 2, width, height))
        metrics = QFontMetricsF(theme.font(run.step, run.bold))
        text_base = round(centre + (metrics.ascent() - metrics.descent()) / 2)
        content = _mark_width(run) + text_width(theme.font(run.step, run.bold), run.text)
        inner = x + (width - content) / 2
    inner = _paint_marks(painter, theme, run, inner, centre)
    _paint_words(painter, theme, run, QPointF(inner, text_base), end)
    return x + width


def _paint_marks(painter: QPainter, theme: Theme, run: Run, x: float, centre: float) -> float:
    if run.shape is not None:
        ink = None if run.shape_ink is None else theme.ink(run.shape_ink)
        at = QPointF(x, centre - run.shape_size / 2)
        paint_shape(painter, theme, run.shape, at, run.shape_size, ink)
        x += run.shape_size + _shape_space(run)
    if run.icon:
        at = QPointF(x, centre - run.icon_size / 2)
        theme.icons.paint(painter, run.icon, at, run.icon_size, theme.ink(run.ink))
        x += run.icon_size + _icon_space(run)
    return x


def _paint_words(painter: QPainter, theme: Theme, run: Run, at: QPointF, end: float | None) -> None:
    if not run.text:
        return
    font = theme.font(run.step, run.bold)
    text = run.text if end is None else elided(font, run.text, end - at.x())
    colour = QColor(theme.ink(run.ink))
    if run.box is Box.KEY:
        colour.setAlphaF(_KEY)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(at, text)


def _paint_frame(painter: QPainter, theme: Theme, run: Run, rect: QRectF) -> None:
    frame = _FRAMES[run.box]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if run.box is Box.CHIP:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.inverse)
        painter.drawRoundedRect(rect, frame.radius, frame.radius)
    else:
        painter.setPen(QPen(_edge(theme, run), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), frame.radius, frame.radius)
    painter.restore()


def _edge(theme: Theme, run: Run) -> QColor:
    if run.box is Box.KEY:
        colour = QColor(theme.ink(run.ink))
        colour.setAlphaF(_KEY)
        return colour
    return theme.text2 if run.box is Box.STRONG_TAG else theme.line2
