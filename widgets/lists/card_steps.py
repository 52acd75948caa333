# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The handling card: numbered steps, done ones ticked, each with its owner."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter

from widgets.common.base import paint_box
from widgets.common.runs_label import paint_line
from widgets.common.text import Box, Run, key_cap
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.line_list import LineList


@dataclass(frozen=True, slots=True)
class CardStep:
    """One step: its number (an icon name instead for a line of phones), words, note at the right.

    Attributes:
        id: told by `step_clicked`.
        number: shown in a small box; empty shows `icon`.
        runs: what to do.
        note: who, or when it was done.
        is_done: ticked and quiet.
        icon: name of an icon in place of the number.
        key: what the key that does it says, behind the note; empty for none.
    """

    id: str
    number: str
    runs: tuple[Run, ...]
    note: str = ""
    is_done: bool = False
    icon: str = ""
    key: str = ""


def step(step_id: str, number: int, text: str, note: str = "", is_done: bool = False) -> CardStep:
    """Return a plain step."""
    ink = Ink.TEXT2 if is_done else Ink.TEXT
    return CardStep(step_id, str(number), (Run(text, ink),), note, is_done)


def phones(numbers: Sequence[tuple[str, str]], line_id: str = "phones") -> CardStep:
    """Return the line of phone numbers: (name, number) pairs."""
    runs = list[Run]()
    for name, number in numbers:
        runs.append(Run(name, Ink.TEXT, gap=48 if runs else 0))
        runs.append(Run(number, gap=5))
    return CardStep(line_id, "", tuple(runs), icon="phone")


class CardSteps(LineList[CardStep]):
    """Lines of 32 px on a card (36 with `line_height`).

    Signals:
        step_clicked: id of the step.
    """

    step_clicked = Signal(str)

    def __init__(self, theme: Theme, line_height: int = 32) -> None:
        super().__init__(theme)
        self.line_at_first = line_height

    def words(self, line: CardStep) -> str:
        return f"{line.number} {''.join(run.text for run in line.runs)} {line.note} {line.key}"

    def paint_ground(self, painter: QPainter) -> None:
        theme = self.theme
        edge = None if theme.card.lightness() < 128 else theme.line
        paint_box(painter, QRectF(self.rect()), theme.card, edge)

    def paint_line(self, painter: QPainter, line: CardStep, rect: QRectF, index: int) -> None:
        theme = self.theme
        if index:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), theme.card_line)
        if line.is_done or line.icon:
            at = QPointF(13, rect.center().y() - 9)
            theme.icons.paint(painter, line.icon or "check", at, 18, theme.text, 2)
        else:
            box = Run(line.number, step=Step.SMALL, box=Box.NUMBER)
            paint_line(painter, theme, [box], (), rect, 12)
        rest = rect.adjusted(44, 0, -12, 0)
        note = [Run(line.note, step=Step.SMALL)] if line.note else []
        note += [key_cap(line.key, gap=8)] if line.key else []
        paint_line(painter, theme, line.runs, note, rest, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().y()) // self.line_height
        if 0 <= index < len(self.lines):
            self.step_clicked.emit(self.lines[index].id)
