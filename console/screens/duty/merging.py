"""并入: which other alert it is the same matter as, chosen by a digit."""

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.same_matter import Candidate
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
    """Joins the alert of the foot bar with another.

    Args:
        parts: the page's parts.
        detail: asks.
        spoken: says what came of it.
    """

    def __init__(self, parts: DutyParts, detail: DetailPanel, spoken: SpokenActs) -> None:
        self._parts = parts
        self._detail = detail
        self._spoken = spoken

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

    def _choice(self, alert: Alert, candidate: Candidate, form: str) -> Choice:
        other = candidate.alert
        words = form.format(short_name(other), same_words(candidate))

        def take() -> None:
            self._spoken.perform(
                self._parts.acts.merge(alert, other),
                _t("Merged into “{0}”").format(short_name(other)),
            )

        return Choice(words, take)
