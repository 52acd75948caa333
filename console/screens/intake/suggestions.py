"""What the panel suggests for the call as written: grade, the same matter, and who takes it."""

from dataclasses import replace
from functools import partial

from console.domain.alert import Alert
from console.domain.dispatch_history import Advice
from console.domain.geo import Place
from console.models.dispatch_book import Question
from console.screens.intake.call_form import CallForm
from console.screens.intake.draft import CallDraft
from console.screens.intake.parts import IntakeParts
from console.screens.intake.suggested import (
    Taker,
    advised,
    same_matters,
    same_row,
    suggested_severity,
    taker_row,
    takers,
)


class Suggestions:
    """Keeps the rows of a form in step with what is written; what was computed is kept.

    Args:
        parts: the panel's parts.
        form: shows the rows.
    """

    def __init__(self, parts: IntakeParts, form: CallForm) -> None:
        self._parts = parts
        self._form = form
        self._same: list[Alert] = []
        self._same_at: Place | None = None
        self._takers: list[Taker] = []
        self._takers_for: tuple[str, Place] | None = None
        self._chosen: set[str] = set()
        self._asked: Question | None = None
        self._advice = Advice()

    @property
    def has_same(self) -> bool:
        """Whether an open matter may be the same."""
        return bool(self._same)

    @property
    def has_takers(self) -> bool:
        """Whether somebody is suggested to take it."""
        return bool(advised(self._takers, self._advice))

    @property
    def chosen(self) -> list[str]:
        """Ids of the units that were ticked, sorted."""
        return sorted(self._chosen)

    def start_over(self) -> None:
        """Another call: nothing is ticked, and everything is computed anew."""
        self._same_at = self._takers_for = self._asked = None
        self._advice = Advice()
        self._chosen.clear()

    def look_again(self) -> None:
        """Compare with the open matters again at the next chance."""
        self._same_at = None

    def suggest(self, draft: CallDraft) -> CallDraft:
        """Show what goes with a draft; return it graded, unless a person chose the grade."""
        matter = self._parts.directory.matter_for(draft.words)
        if not draft.is_graded:
            draft = replace(draft, severity=suggested_severity(matter))
        if draft.place != self._same_at:
            self.compare(draft)
        about = (matter.id if matter else "", draft.place)
        if about != self._takers_for:
            self._takers_for = about
            parts = self._parts
            now = parts.clock.now()
            self._takers = takers(matter, draft.place, parts.directory, parts.orders, now)
            self._show_takers()
        return draft

    def compare(self, draft: CallDraft) -> None:
        """Look for the same matter: where the place changes and at each pause, not at each key."""
        self._same_at = draft.place
        found = same_matters(draft.title, draft.place, draft.called_at, self._parts.same)
        self._same = [candidate.alert for candidate in found]
        self._form.same_rows.set_lines([same_row(n, one) for n, one in enumerate(found, start=1)])
        self._ask(draft)

    def _ask(self, draft: CallDraft) -> None:
        """Ask past orders who takes it, where it is another matter than the last time."""
        matter = self._parts.directory.matter_for(draft.words)
        question = Question(draft.title, draft.place.town, matter.id if matter else "")
        if draft.title and question != self._asked:
            self._asked = question
            self._parts.advise(question, self._form, partial(self._advised, question))

    def _advised(self, question: Question, advice: Advice) -> None:
        if question == self._asked:
            self._advice = advice
            self._show_takers()

    def same(self, number: int) -> Alert | None:
        """Return the matter in a row, from 0."""
        return self._same[number] if number < len(self._same) else None

    def same_by_id(self, id: str) -> Alert | None:
        """Return one of the matters offered."""
        return next((alert for alert in self._same if alert.id == id), None)

    def toggle_numbered(self, number: int) -> None:
        """Tick or untick the unit with a number, from 0; a post has none."""
        units = [taker.unit for taker in self._takers if taker.unit is not None]
        if number < len(units):
            self.toggle(units[number].id)

    def toggle(self, id: str) -> None:
        """Tick or untick a suggested unit."""
        if any(taker.unit is not None and taker.unit.id == id for taker in self._takers):
            self._chosen.symmetric_difference_update({id})
            self._show_takers()

    def _show_takers(self) -> None:
        rows, number = [], 0
        for taker in advised(self._takers, self._advice):
            number += taker.unit is not None
            is_chosen = taker.unit is not None and taker.unit.id in self._chosen
            rows.append(taker_row(number, taker, is_chosen))
        self._form.taker_rows.set_lines(rows)
