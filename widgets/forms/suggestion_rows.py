# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Suggestions under a field: a key, what is suggested, why or how far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter

from widgets.common.base import paint_box
from widgets.common.runs_label import paint_line
from widgets.common.text import Run, key_cap, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme
from widgets.lists.line_list import LineList


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One row.

    Attributes:
        id: told by `chosen`.
        key: key cap at its left; empty for what no key takes: its words stand below the others'.
        runs: what is suggested.
        reason: quiet words in a second column (used when `reason_at` is set).
        right: runs at the right end.
    """

    id: str
    key: str
    runs: tuple[Run, ...]
    reason: str = ""
    right: tuple[Run, ...] = ()


def right_columns(*texts: str) -> tuple[Run, ...]:
    """Return quiet words for the right end."""
    return tuple(Run(text, Ink.TEXT2, gap=24) for text in texts)


class SuggestionRows(LineList[Suggestion]):
    """Rows of 32 px on the raised ground; hidden while there are none.

    Signals:
        chosen: id of the row that was clicked (keys belong to the page).

    Args:
        theme: the theme.
        reason_at: x of the reason column; 0 puts reasons behind the words.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, reason_at: int = 0) -> None:
        super().__init__(theme)
        self._reason_at = reason_at
        self.hide()

    def set_lines(self, lines: Sequence[Suggestion]) -> None:
        """Change the rows."""
        super().set_lines(lines)
        self.setVisible(bool(lines))

    def words(self, line: Suggestion) -> str:
        title, end = (" ".join(run.text for run in runs) for runs in (line.runs, line.right))
        return " ".join(word for word in (line.key, title, line.reason, end) if word)

    def paint_ground(self, painter: QPainter) -> None:
        paint_box(painter, QRectF(self.rect()), self.theme.raised, self.theme.line)

    def paint_line(self, painter: QPainter, line: Suggestion, rect: QRectF, index: int) -> None:
        theme = self.theme
        if index:
            inner = QRectF(1, rect.top(), rect.width() - 2, 1)
            painter.fillRect(inner, theme.card_line)
        if line.key:
            paint_runs(painter, theme, [key_cap(line.key)], 12, rect.center().y())
        keys = (runs_width(theme, [key_cap(each.key)]) for each in self.lines if each.key)
        x = 12 + max(keys, default=-8) + 8
        body = rect.adjusted(x, 0, -12, 0)
        reason = [Run(line.reason, gap=16)] if line.reason else []
        if not self._reason_at:
            runs = [*line.runs, *reason]
            if runs_width(theme, runs) > body.width():  # better small than cut
                runs = [replace(run, step=Step.SMALL) for run in runs]
            room = body.width() - runs_width(theme, runs) - 9
            paint_line(painter, theme, runs, _fitting(theme, line.right, room), body, 0)
            return
        words = QRectF(x, rect.top(), self._reason_at - 8 - x, rect.height())
        paint_line(painter, theme, line.runs, (), words, 0)
        paint_line(
            painter, theme, reason, line.right, body.adjusted(self._reason_at - x, 0, 0, 0), 0
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().y()) // self.line_height
        if 0 <= index < len(self.lines):
            self.chosen.emit(self.lines[index].id)


def _fitting(theme: Theme, right: Sequence[Run], room: float) -> Sequence[Run]:
    """Leave out the last parts of a reason, or all, where the words before it would be cut."""
    if len(right) != 1:
        return right
    run = right[0]
    parts = run.text.split("·")
    while parts and runs_width(theme, [replace(run, text="·".join(parts))]) > room:
        parts.pop()
    return (replace(run, text="·".join(parts)),) if parts else ()
