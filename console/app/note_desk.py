"""Any note from anywhere: one key, words, Enter; what is under the cursor goes with it."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from console.app.drafts import JournalDrafts
from console.commands import note_commands
from console.commands.executor import Result
from console.models.futures import when_done
from console.models.subject import Subject, is_in_panel, subjects_at
from console.screens.common.words import refusal_words
from widgets.common.key_words import key_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.note_line import NoteLine

PREFIX = "note/"
"""Drafts of notes carry it in their id, and the person's account behind it."""


def _t(source: str) -> str:
    return QCoreApplication.translate("note", source)


@dataclass(slots=True)
class Note:
    """A note being written.

    Attributes:
        id: of its draft: whose it is, whoever sits here by the time it is recorded.
        words: as typed.
        choices: what it can be about; the last is nothing.
        at: which of them.
    """

    id: str
    words: str
    choices: list[Subject | None]
    at: int = 0

    @property
    def subject(self) -> Subject | None:
        """What it is about now."""
        return self.choices[self.at]


class NoteDesk(QObject):
    """Declares the key and keeps what is half written.

    Args:
        seat: whose log.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._theme = theme
        self._drafts = JournalDrafts(seat.store.journal, seat.lanes.acts)
        self._lines: dict[QWidget, NoteLine] = {}
        self._line: NoteLine | None = None
        self._note: Note | None = None
        self._saving: Note | None = None
        self._left: dict[str, dict[str, Any]] | None = None
        seat.commands.add(note_commands.NOTE, self.note)
        seat.passed_on.connect(self._pass_on)
        self._remind()

    @property
    def line(self) -> "NoteLine | None":
        """The line that is open, if one is."""
        return self._line

    def note(self) -> None:
        """Open the line over the window at hand; once more: about something else."""
        if self._saving is not None:
            self._seat.frame.notices.say(_t("The note before is still being recorded"))
            return
        if self._line is not None and self._note is not None and self._line.isVisible():
            self._note.at = (self._note.at + 1) % len(self._note.choices)
            self._keep(self._line.field.text())
        else:
            self._begin()
        self._show()

    def _remind(self) -> None:
        """Say that a note was left half written (the program ended in it)."""

        def told(left: dict[str, dict[str, Any]]) -> None:
            if self._left is None:
                self._left = left
            body = self._left.get(self._id)
            if body:
                words = _t("A note was left half written: {0}").format(body.get("words", ""))
                self._seat.frame.notices.offer(words, _t("Go on"), self._key, note_commands.NOTE.id)

        when_done(self._seat.lanes.acts.submit(self._drafts.all), self, told)

    def _pass_on(self) -> None:
        """Another person sits here: what is half written waits for who wrote it."""
        self._note = None
        self._leave()
        self._seat.frame.notices.withdraw(note_commands.NOTE.id)
        self._remind()

    def _begin(self) -> None:
        focused = QApplication.focusWidget()
        under = QCursor.pos()
        found = subjects_at(focused, QApplication.widgetAt(under), under)
        page = self._seat.frame.window.page_if_built(self._seat.screens.page_at_hand)
        if not found and not is_in_panel(focused):
            found = subjects_at(page, None, under)
        id = self._id
        kept = self._kept().get(id)
        if kept:  # it goes on about what it was about
            found.insert(0, Subject(kept.get("subject", ""), tuple(kept.get("refs", ()))))
        choices = [*dict.fromkeys(each for each in found if each.words), None]
        self._note = Note(id, str(kept.get("words", "")) if kept else "", choices)
        self._line = self._line_of(focused)

    def _show(self) -> None:
        note, line = self._note, self._line
        if note is not None and line is not None:
            line.open_with(note.words, note.subject, self._key, len(note.choices) - 1)

    def _line_of(self, focused: QWidget | None) -> "NoteLine":
        from console.shell.note_line import NoteLine  # no start waits for it

        window = focused.window() if focused is not None else self._seat.frame.window
        line = self._lines.get(window)
        if line is None:
            line = self._lines[window] = NoteLine(self._theme, window)
            line.written.connect(self._write)
            line.edited.connect(self._keep)
            line.left.connect(self._leave)
            line.destroyed.connect(partial(self._gone, window))
        return line

    def _gone(self, window: QWidget, _: QObject | None = None) -> None:
        """A window has closed and its line with it; what was written there is kept."""
        if self._lines.pop(window, None) is self._line:
            self._line = None

    @property
    def _key(self) -> str:
        return key_words(self._seat.commands.get(note_commands.NOTE.id).key)

    @property
    def _id(self) -> str:
        return PREFIX + self._seat.identity.person

    def _kept(self) -> dict[str, dict[str, Any]]:
        """Return what is half written, by id; the journal may be a keystroke behind."""
        if self._left is None:
            self._left = self._drafts.all()
        return self._left

    def _keep(self, words: str) -> None:
        if self._note is None:
            return
        self._note.words = words
        subject = self._note.subject or Subject("")
        if words.strip():
            body = {"words": words, "subject": subject.words, "refs": list(subject.refs)}
            self._kept()[self._note.id] = body
            self._drafts.put(self._note.id, body)
        else:
            self._drop(self._note.id)

    def _drop(self, id: str) -> None:
        self._kept().pop(id, None)
        self._drafts.drop(id)

    def _leave(self) -> None:
        if self._line is not None and not self._line.isHidden():
            self._line.put_away()

    def _write(self, words: str) -> None:
        note = self._note
        if note is None or self._saving is not None:
            return
        self._hold(note)
        subject = note.subject or Subject("")
        told = f"{subject.words}：{words}" if subject.words and not subject.refs else words
        saved = self._seat.acts.log.write(told, refs=subject.refs)
        when_done(saved, self, partial(self._written, note), self._failed)

    def _hold(self, note: Note | None) -> None:
        """Take no words while a note is being recorded: they would go with it, unrecorded."""
        self._saving = note
        if self._line is not None:
            self._line.hold(note is not None)

    def _failed(self, error: BaseException) -> None:
        self._hold(None)
        raise error

    def _written(self, note: Note, result: Result) -> None:
        self._hold(None)
        if not result.is_saved:
            words = _t("Not recorded: {0}").format(refusal_words(result))
            self._seat.frame.notices.say_refused(words)
            return
        self._drop(note.id)
        if self._note is note:
            self._note = None
            self._leave()
        self._seat.frame.notices.say(_t("Recorded in the duty log"))
