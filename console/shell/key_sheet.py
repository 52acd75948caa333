# ruff: noqa: D102 - Qt's overrides are described by Qt
"""F1: the keys that work now, by page and panel, as they are declared."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.shell.keys import KeyGroup
from console.shell.overlay import Overlay
from console.shell.way_out import way_out
from widgets.common.key_button import KeyButton
from widgets.common.rolled import rolled
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink, Step, Theme

WIDTH = 1200
_COLUMN = 380
"""Width that a title and its key want."""
_SLACK = 3
"""Lines a column may be longer than its share, before a group is cut."""


def _t(source: str) -> str:
    return QCoreApplication.translate("keys", source)


class KeySheet(Overlay):
    """Groups of keys and what they do, side by side.

    Args:
        theme: the theme.
        groups: returns the keys that work now.
        choose: opens the panel where keys are chosen.
        window: what it lies over.
    """

    def __init__(
        self,
        theme: Theme,
        groups: Callable[[], Sequence[KeyGroup]],
        choose: Callable[[], object],
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._groups = groups
        self._choose = choose
        self._area = rolled(QWidget())
        title = Run(_t("Keys that work now"), Ink.TEXT, bold=True, step=Step.TITLE)
        button = KeyButton(theme, _t("Choose other keys"), "Enter")
        button.clicked.connect(self._go_on)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 8, 4, 16)
        box.setSpacing(0)
        box.addWidget(RunsLabel(theme, [title], way_out(), 48, 12))
        box.addWidget(self._area)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(button)
        foot.addStretch(1)
        box.addLayout(foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        groups = self._groups()
        self._fill(groups)
        words = [f"{line.title} {line.key}" for group in groups for line in group.lines]
        self.setAccessibleName(_t("Keys that work now"))
        self.setAccessibleDescription("; ".join(words))
        self.open_over()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, groups: Sequence[KeyGroup]) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        room = min(WIDTH, self._window.width())
        for column in _columns(groups, max(1, room // _COLUMN)):
            row.addWidget(self._column(column), 1)
        self._area.setWidget(body)
        body.setAutoFillBackground(False)
        self.let_shrink(self._area, body.sizeHint().height())

    def _column(self, groups: Sequence[KeyGroup]) -> QWidget:
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(0)
        for group in groups:
            head = Run(group.title, Ink.TEXT2, bold=True, step=Step.SMALL)
            box.addWidget(RunsLabel(self.theme, [head], height=32, padding=12))
            for line in group.lines:
                left, right = [Run(line.title, Ink.TEXT)], [key_cap(line.key)]
                box.addWidget(RunsLabel(self.theme, left, right, 32, 12))
        box.addStretch(1)
        return column

    def _go_on(self) -> None:
        self.put_away()
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
            return
        super().keyPressEvent(event)


def _columns(groups: Sequence[KeyGroup], number: int) -> list[list[KeyGroup]]:
    """Return groups in order, in columns about as long as each other; a long one goes on."""
    share = ceil((sum(len(group.lines) + 1 for group in groups) + number - 1) / number)
    columns: list[list[KeyGroup]] = [[]]
    height = 0
    for group in groups:
        rest = group.lines
        while rest:
            room = share - height - 1
            is_last = len(columns) == number
            if not is_last and columns[-1] and not _fits(rest, room, share):
                columns.append([])
                height, room = 0, share - 1
                is_last = len(columns) == number
            take = len(rest) if is_last or len(rest) <= room + _SLACK else max(1, room)
            goes_on = len(rest) < len(group.lines)
            title = _t("{0} (continued)").format(group.title) if goes_on else group.title
            columns[-1].append(KeyGroup(title, rest[:take]))
            height, rest = height + take + 1, rest[take:]
    return columns


def _fits(lines: Sequence[object], room: int, share: int) -> bool:
    """Whether lines go on here: all of them, or a good piece of what no column holds."""
    return len(lines) <= room + _SLACK or (len(lines) >= share and room > _SLACK)
