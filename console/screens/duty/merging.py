"""并入: which other alert it is the same matter as, chosen by a digit; and 撤回并入."""

from PySide6.QtCore import QCoreApplication

from console.commands import alert_commands as commands
from console.commands.executor import Result
from console.domain.alert import Alert
from console.domain.alert_marks import Joined
from console.domain.same_matter import Candidate
from console.models.futures import when_done
from console.runtime.hall_time import hall_time
from console.screens.common.same_matter import same_words
from console.screens.common.spoken_acts import SpokenActs
from console.screens.common.words import short_name
from console.screens.duty.detail_panel import DetailPanel
from console.screens.duty.inline_ask import Choice
from console.screens.duty.parts import DutyParts

OTHERS = 3
"""Alerts that are only near are offered behind what is suspected, so many."""


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class Merging:
    """Joins the alert of the foot bar with another, and takes it apart again.

    Args:
        parts: the page's parts.
        detail: asks.
        spoken: says what came of it.
    """

    def __init__(self, parts: DutyParts, detail: DetailPanel, spoken: SpokenActs) -> None:
        self._parts = parts
        self._detail = detail
        self._spoken = spoken
        self._newest: tuple[Alert, Alert] | None = None
        """The last this seat merged, and into what: it is shown still, though it left the list."""

    def ask(self, alert: Alert) -> None:
        """Offer what may be the same matter, then what else is near; one of them is chosen."""
        same = self._parts.same
        suspects, others = same.suspects(alert), same.others_near(alert, OTHERS)
        if not suspects and not others:
            self._spoken.refused.emit(_t("Nothing near in time and place to merge it into"))
            return
        choices = [
            *(self._choice(alert, one, _t("{0}   {1}")) for one in suspects),
            *(self._choice(alert, one, _t("Near: {0}   {1}")) for one in others),
        ]
        question = _t("Perhaps the same matter · merge into")
        if not suspects:
            question = _t("Nothing looks the same; near in time and place · merge into")
        self._detail.foot.open_question(question, choices, is_tall=True)

    def take_back(self) -> None:
        """撤回并入: of what was merged just now, else of one that is listed in the detail."""
        seen = self._detail.seen()
        if seen is not None and not seen.is_listed and self._newest is not None:
            alert, survivor = self._newest
            if alert.id == seen.alert.id:
                self._undo(alert.id, alert.title, survivor)
                return
        if seen is None or not seen.is_listed or not seen.alert.joined:
            self._spoken.refused.emit(_t("Nothing was merged into this"))
            return
        newest_first = reversed(seen.alert.joined)
        choices = [self._undoing(seen.alert, mark) for mark in newest_first]
        question = _t("Not the same matter after all · take back")
        self._detail.foot.open_question(question, choices, is_tall=True)

    def _choice(self, alert: Alert, candidate: Candidate, form: str) -> Choice:
        name, reasons = short_name(candidate.alert), len(candidate.reasons)
        words = [form.format(name, same_words(candidate, n)).rstrip() for n in range(reasons + 1)]
        *fewer, whole = words
        return Choice(whole, lambda: self._merge(alert, candidate.alert), fewer[::-1])

    def _merge(self, alert: Alert, into: Alert) -> None:
        def done(result: Result) -> None:
            if not result.is_saved:
                self._spoken.refuse(result)
                return
            self._newest = alert, into
            self._spoken.take_back_offered.emit(
                _t("Merged into “{0}”").format(short_name(into)),
                _t("take back"),
                self._parts.commands.get(commands.UNMERGE.id).key,
                commands.UNMERGE.id,
            )

        when_done(self._parts.acts.merge(alert, into), self._spoken, done)

    def _undoing(self, survivor: Alert, mark: Joined) -> Choice:
        words = f"{mark.title}   {hall_time(mark.at)} {mark.name}"
        return Choice(words, lambda: self._undo(mark.alert, mark.title, survivor))

    def _undo(self, alert_id: str, title: str, survivor: Alert) -> None:
        self._newest = None
        self._spoken.take_back_ended.emit(commands.UNMERGE.id)
        self._spoken.perform(
            self._parts.acts.unmerge(alert_id, title, survivor),
            _t("Merging taken back: {0}").format(title),
        )
