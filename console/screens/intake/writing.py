"""The call that is being written: what the form holds, kept as a draft, among its tabs."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from console.commands import intake_commands
from console.domain.alert import Severity
from console.models.alert_rows import grade_word
from console.screens.common.words import watermark
from console.screens.intake.call_form import CallForm
from console.screens.intake.call_tabs import NEW, next_id, tab_items
from console.screens.intake.draft import CallDraft
from console.screens.intake.drafts import OpenCalls
from console.screens.intake.intake_head import IntakeHead
from console.screens.intake.parts import IntakeParts
from console.screens.intake.place_entry import PlaceEntry
from console.screens.intake.suggested import grade_runs
from console.screens.intake.suggestions import Suggestions
from widgets.common.key_words import key_words

PAUSE = 400
"""Milliseconds after the last keystroke at which a draft is kept."""


def _t(source: str) -> str:
    return QCoreApplication.translate("intake", source)


class Writing(QObject):
    """Keeps form, head, suggestions and drafts in step with each other.

    Args:
        parts: the panel's parts.
        form, head: where the call is shown.
        is_leaving: whether a call is being registered, so that no draft of it is kept any more.

    Signals:
        refused: a further call cannot be opened, and why.
        kept: another call than before is half written, or otherwise.
    """

    refused = Signal(str)
    kept = Signal()

    def __init__(
        self,
        parts: IntakeParts,
        form: CallForm,
        head: IntakeHead,
        is_leaving: Callable[[CallDraft], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._form = form
        self._head = head
        self._is_leaving = is_leaving
        self._calls = OpenCalls(parts.drafts, parts.clock, parts.new_id)
        self.places = PlaceEntry(form, parts.directory, self)
        self.suggestions = Suggestions(parts, form)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._paused)
        form.edited.connect(self._edited)
        form.taker_rows.chosen.connect(self.suggestions.toggle)
        head.tabs.chosen.connect(self.choose)
        self.places.placed.connect(self._edited)
        self.places.offered.connect(self._tell_rows)
        kept = self._calls.drafts
        self._draft = kept[-1] if kept else self._calls.begin()
        self._show(self._draft)

    def read(self) -> CallDraft:
        """Return the call shown, as written now."""
        return self._form.read(self._draft)

    @property
    def written(self) -> list[CallDraft]:
        """The calls in which something is written, as they were kept last."""
        return [draft for draft in self._calls.drafts if not draft.is_empty]

    def new_call(self) -> None:
        """Open a further call beside those that are half written."""
        self.keep()
        if self.read().is_empty:  # an untouched form is of the call that begins now
            self._show(CallDraft(self._draft.id, self._parts.clock.now()))
        elif self._calls.has_room(self._draft.id):
            self._show(self._calls.begin(self._draft.id))
        else:
            self.refused.emit(_t("Three calls are open; register one first, or empty one"))
        self.focus()

    def resume(self) -> None:
        """Go on with the newest half-written call; without one this is a fresh form."""
        written = self.written
        self.keep()
        if self.read().is_empty and written:
            self._show(written[-1])
        self.focus()

    def choose(self, id: str) -> None:
        """Show the call of a tab."""
        if id == NEW:
            self.new_call()
            return
        self.keep()
        chosen = self._calls.get(id)
        if chosen is not None:
            self._show(chosen)
            self.focus()

    def choose_next(self) -> None:
        """Show the call of the next tab."""
        self.choose(next_id(self._calls, self._draft))

    def keep(self) -> None:
        """Keep what is written as a draft, at once; where all was taken away, none."""
        self._pause.stop()
        draft = self.read()
        was_kept = draft.saved_at is not None
        if self._is_leaving(draft) or (draft.is_empty and not was_kept):
            return
        if draft.is_empty:
            self._draft = replace(draft, saved_at=None)
            self._calls.empty(self._draft)
        else:
            self._draft = replace(draft, saved_at=self._parts.clock.now())
            self._calls.put(self._draft)
        self.kept.emit()
        self._tell_tabs()
        self.show_time()

    def put_away(self, id: str) -> bool:
        """Forget a registered call; return whether a call is left on the form.

        Another half-written one comes to the front; behind the last one stands a fresh form.
        """
        self._pause.stop()
        self._calls.drop(id)
        self.kept.emit()
        if self._draft.id != id:
            self._tell_tabs()
            return True
        left = self.written
        self._show(left[0] if left else self._calls.begin())
        return bool(left)

    def move_grade(self, by: int) -> None:
        """Choose another grade than the suggested one."""
        rank = min(max(self._draft.severity + by, Severity.BLUE), Severity.RED)
        self._draft = replace(self._draft, severity=Severity(rank), is_graded=True)
        self._tell_grade()
        self._pause.start()

    def look_again(self) -> None:
        """Suggest anew: other calls may have come since."""
        self.suggestions.look_again()
        self._suggest()
        self.show_time()

    def show_time(self) -> None:
        """Show how long the call lasts, when it was kept, and who looks at the pictures."""
        parts = self._parts
        self._head.show_call(self._draft.called_at, self._draft.saved_at)
        self._form.tiles.set_watermark(watermark(parts.identity(), parts.clock.now()))

    def focus(self) -> None:
        """Put the keyboard into the caller's words."""
        self._form.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, draft: CallDraft) -> None:
        self._pause.stop()
        self._draft = draft
        self.suggestions.start_over()
        self.places.clear()
        self._form.show_draft(draft)
        self._suggest()
        self._tell_tabs()
        self.show_time()

    def _edited(self) -> None:
        self._draft = self.read()
        self._suggest()
        self._pause.start()

    def _paused(self) -> None:
        self.keep()
        self.suggestions.compare(self._draft)
        self._tell_rows()

    def _suggest(self) -> None:
        self._draft = self.suggestions.suggest(self._draft)
        self._tell_rows()
        self._tell_grade()
        self.places.show_around(self._draft.place)

    def _tell_tabs(self) -> None:
        key = key_words(self._parts.commands.key_of(intake_commands.OPEN))
        self._head.tabs.set_tabs(tab_items(self._calls, self._draft, key), self._draft.id)

    def _tell_rows(self) -> None:
        offered = self.suggestions
        self._form.show_same(offered.has_same, offered.has_takers, self.places.is_open)

    def _tell_grade(self) -> None:
        word = grade_word(self._draft.severity)
        is_known = self._parts.directory.matter_for(self._draft.words) is not None
        runs = grade_runs(self._draft.severity, word, self._draft.is_graded, is_known)
        self._head.set_grade(runs)
