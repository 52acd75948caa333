# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Ctrl+K: commands, open matters, cameras, places and orders by hanzi, pinyin, initials, number."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console.commands.registry import CommandTable
from console.models.finder import Finder, Found
from console.models.subject import Subject
from console.shell.found_list import FoundList
from console.shell.line_field import line_field
from console.shell.overlay import Overlay
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run
from widgets.common.theme import Step, Theme
from widgets.forms.composition import composition_of, is_composing

WIDTH = 720

LOOK_AGAIN = 1000
"""Milliseconds between looks whether text that was missing has come."""


def _t(source: str) -> str:
    return QCoreApplication.translate("shell", source)


def _usage() -> str:
    return _t("Hanzi, pinyin, initials or number · ↑ ↓ choose · Enter runs · Esc closes")


class Palette(Overlay):
    """One line to type in and what was found; Enter runs it, the newest keystroke wins.

    A key says something of the words before it: until their answer has come, Enter and the arrows
    wait for it and act on nothing that was found for other words.

    Args:
        theme: the theme.
        finder: searches.
        commands: carries a chosen command out.
        window: what it lies over.

    Signals:
        chosen: a Found that is not a command (alert, camera, place, order).
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, finder: Finder, commands: CommandTable, window: QWidget
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._finder = finder
        self._commands = commands
        self._field = line_field(theme, _t("Find: command, matter, camera, place, number"), 48)
        self._list = FoundList(theme)
        self._hint = RunsLabel(theme, height=32, padding=16)
        self._was_waiting = False
        self._asked = self._answered = ""
        self._steps, self._runs = 0, False
        self._tallest = 0
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN)
        self._again.timeout.connect(self._look_again)
        self.closed.connect(self._again.stop)
        self.closed.connect(self._forget_keys)
        self._build()
        self._composition = composition_of(self._field)
        if self._composition is not None:
            self._composition.changed.connect(self._look)
        self._field.textChanged.connect(self._look)
        self._field.installEventFilter(self)
        self._list.pressed.connect(self._take)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 0)
        box.setSpacing(0)
        for widget in (self._field, self._list, self._hint):
            box.addWidget(widget)
        self._say(_usage())

    def open(self) -> None:
        """Open, or close when it is open already."""
        if not self.isHidden():
            self.put_away()
            return
        self._finder.prepare()
        self._tallest = 0
        self._field.clear()
        self._search("")
        self.open_over()
        self._again.start()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def found(self) -> tuple[Found, ...]:
        """The lines shown."""
        return self._list.found

    @property
    def field(self) -> QLineEdit:
        """The line to type in."""
        return self._field

    @property
    def hint(self) -> str:
        """The words below the lines."""
        return self._hint.accessibleName()

    def subject(self) -> Subject | None:
        """Return the record under the cursor, for a note."""
        current = self._list.current
        if current is None or current.kind == "command":
            return None
        return Subject(current.title, (f"{current.kind}/{current.id}",))

    def run_current(self) -> None:
        """Close and do what the current line says; with its words still looked for, do it then."""
        if self._is_looking:
            self._runs = True
            self._tell()
        elif self._list.current is not None:
            self._run(self._list.current)

    def _run(self, current: Found) -> None:
        self.put_away()
        if current.kind == "command":
            self._commands.run(current.id)
        else:
            self.chosen.emit(current)

    @property
    def words(self) -> str:
        """What is looked for: the line, with what an input method is composing in it."""
        return self._composition.text if self._composition else self._field.text()

    def _look(self, _: str) -> None:
        self._forget_keys()
        self._search(self.words)

    @property
    def _is_looking(self) -> bool:
        """Whether the lines shown were found for other words than those that stand there."""
        return self._asked != self._answered

    def _search(self, words: str) -> None:
        self._asked = words
        if words.strip():
            self._finder.start(words, self._show, is_composing(self._field))
        else:
            self._finder.start("", _nothing)
            self._show([])

    def _show(self, found: list[Found]) -> None:
        self._answered = self._asked
        steps, runs = self._forget_keys()
        self._list.show_found(found)
        # While it is open it only grows: what jumps under the eye is read more slowly, and what
        # lies behind would be painted anew at each keystroke.
        self._tallest = max(self._tallest, self._list.wanted_height)
        self.let_shrink(self._list, self._tallest)
        self._tell()
        self.place()
        if steps:
            self._list.step(steps)
        if runs:
            self.run_current()

    def _forget_keys(self) -> tuple[int, bool]:
        """Return what keys asked of lines that had not come: steps, and Enter; then forget it."""
        waited = self._steps, self._runs
        self._steps, self._runs = 0, False
        return waited

    def _step(self, by: int) -> None:
        if self._is_looking:
            self._steps += by
        else:
            self._list.step(by)

    def _tell(self) -> None:
        """Say what may be done, and what cannot be found yet while that is so."""
        if self._runs:
            self._say(_t("Runs the first line once it is found · Esc gives up"))
            return
        is_empty = bool(self.words.strip()) and not self._list.found and not self._is_looking
        words = _t("Nothing found") if is_empty else _usage()
        waiting = self._finder.text_waiting
        if waiting:
            sentence = _t("{0} more records cannot be found yet; their text follows")
            if is_empty:
                sentence = _t(
                    "Nothing found; {0} more records cannot be found yet; their text follows"
                )
            words = sentence.format(waiting)
        self._say(words)
        self._was_waiting = bool(waiting)

    def _look_again(self) -> None:
        """Follow the text that is coming in; what it was waited for is searched once more."""
        had_gaps = self._was_waiting
        self._tell()
        if had_gaps and not self._finder.text_waiting and self._list.is_at_first:
            self._search(self.words)

    def _say(self, words: str) -> None:
        self._hint.set_runs([Run(words, step=Step.SMALL)])

    def _take(self, number: int) -> None:
        self._run(self._list.found[number])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if is_composing(self._field):
            return False
        if key in steps:
            self._step(steps[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run_current()
            return True
        return False


def _nothing(_: list[Found]) -> None:
    """Take the place of an older search, so that its result is dropped."""
