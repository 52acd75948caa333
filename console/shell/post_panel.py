# ruff: noqa: D102 - Qt's overrides are described by Qt
"""本班岗位: who holds which post in this shift; a digit takes one, 0 gives one's own back."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from console.shell.overlay import Overlay
from console.shell.post_words import PostRow
from console.shell.way_out import way_out
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, tag
from widgets.common.theme import Ink, Step, Theme

PAGE = "posts"
"""Name its keys are declared on."""
WIDTH = 720
_EDGE = 8


def _t(source: str) -> str:
    return QCoreApplication.translate("post", source)


class PostPanel(Overlay):
    """Shows the posts of the running shift.

    Args:
        theme: the theme.
        rows: returns the posts as they are held now, nine at most.
        until: returns until when the shift goes.
        window: what it lies over.

    Signals:
        taken: number of the post, from 0.
        given_back: who sits here holds no post any more.
    """

    taken = Signal(int)
    given_back = Signal()

    def __init__(
        self,
        theme: Theme,
        rows: Callable[[], Sequence[PostRow]],
        until: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, PAGE)
        self.setAccessibleName(_t("Posts of this shift"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows, self._until = rows, until
        self._shown: tuple[PostRow, ...] = ()
        self._asked: int | None = None
        self._head = RunsLabel(theme, height=40)
        self._note = RunsLabel(theme, height=32)
        self._lines: list[tuple[KeyButton, RunsLabel]] = []
        self._instead = KeyButton(theme, _t("Mine from now on"), "Enter", ButtonKind.PRIMARY)
        self._back = KeyButton(theme, _t("Give mine back"), "0")
        self._instead.clicked.connect(self._confirm)
        self._back.clicked.connect(self._give_back)
        self._build()

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._note, 1)
        foot.addWidget(self._instead)
        foot.addWidget(self._back)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, _EDGE, 16, 2 * _EDGE)
        box.setSpacing(8)
        box.addWidget(self._head)
        box.addLayout(self._grid)
        box.addLayout(foot)

    @property
    def words(self) -> list[str]:
        """Head, posts with who holds them, and the line below, as one reads them."""
        lines = [
            f"{button.text()} {label.accessibleName()}".strip() for button, label in self._lines
        ]
        return [self._head.accessibleName(), *lines, self._note.accessibleName()]

    def open(self) -> None:
        """Show them, asking nothing yet."""
        self._asked = None
        self.follow()
        if self.isHidden():
            self.open_over()
        self.place()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self) -> None:
        """Show who holds what now."""
        self._shown = tuple(self._rows())
        self._make_lines()
        for row, (_, label) in zip(self._shown, self._lines, strict=True):
            label.set_runs(_held(row))
        asked = None if self._asked is None else self._shown[self._asked]
        if asked is None or asked.is_own or not asked.others:
            self._asked = asked = None
        own = any(row.is_own for row in self._shown)
        self._instead.setVisible(asked is not None)
        self._back.setVisible(own)
        self._say(asked, own)
        title = Run(_t("Posts of this shift"), Ink.TEXT, bold=True, step=Step.TITLE)
        until = Run(_t("until {0}").format(self._until()), gap=12)
        self._head.set_runs([title, until], way_out())
        if self.isVisible():
            self.place()

    def _make_lines(self) -> None:
        for number in range(len(self._lines), len(self._shown)):
            button = KeyButton(self.theme, self._shown[number].name, str(number + 1))
            button.clicked.connect(partial(self._choose, number))
            label = RunsLabel(self.theme, height=40)
            self._grid.addWidget(button, number, 0)
            self._grid.addWidget(label, number, 1)
            self._lines.append((button, label))
            order = [*(each for each, _ in self._lines[-2:]), self._instead, self._back]
            for before, after in pairwise(order):
                QWidget.setTabOrder(before, after)

    def _say(self, asked: PostRow | None, has_own: bool) -> None:
        if asked is not None:
            words = _t("{0} is held by {1} now").format(asked.name, asked.others)
            self._note.set_runs([Run(words, Ink.TEXT, bold=True)])
        elif has_own:
            self._note.set_runs([Run(_t("A digit takes another post"))])
        else:
            self._note.set_runs([Run(_t("A digit takes the post until the shift ends"))])

    def _choose(self, number: int, _: bool = False) -> None:
        if number >= len(self._shown):
            return
        row = self._shown[number]
        if row.others and not row.is_own:
            self._asked = number
            self.follow()
        elif not row.is_own:
            self._take(number)

    def _confirm(self, _: bool = False) -> None:
        if self._asked is not None:
            self._take(self._asked)

    def _take(self, number: int) -> None:
        self.put_away()
        self.taken.emit(number)

    def _give_back(self, _: bool = False) -> None:
        if any(row.is_own for row in self._shown):
            self.put_away()
            self.given_back.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - int(Qt.Key.Key_0)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif number == 0:
            self._give_back()
        elif 0 < number <= len(self._shown):
            self._choose(number - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        else:
            super().keyPressEvent(event)


def _held(row: PostRow) -> list[Run]:
    """Return who holds a post; one's own is marked in words."""
    if not row.holders:
        return [Run(_t("nobody yet"), Ink.TEXT3)]
    runs = [Run(_t(", ").join(row.holders), Ink.TEXT if row.is_own else Ink.TEXT2)]
    return [*runs, tag(_t("you"))] if row.is_own else runs
