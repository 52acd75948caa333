"""接单, 退回 and the call of three by keys; the questions stand in the foot bar as others do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.commands import diversion_commands as commands
from console.domain.alert import Alert
from console.domain.diversion import CHANNEL, Agreed
from console.runtime.hall_time import hall_time
from console.screens.common.spoken_acts import SpokenActs
from console.screens.duty.detail_panel import DetailPanel
from console.screens.duty.diversion_rows import answer_word
from console.screens.duty.inline_ask import Choice
from console.screens.duty.parts import DutyParts


def _t(source: str) -> str:
    return QCoreApplication.translate("diversion", source)


class DiversionKeys(SpokenActs):
    """Carries out the commands of 110 分流 on the alert the detail shows.

    Args:
        parts: the page's parts.
        detail: shows the alert, and asks.
    """

    def __init__(
        self, parts: DutyParts, detail: DetailPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._detail = detail
        self._acts = parts.diversions.acts
        self._reasons = parts.diversions.reasons

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what carries out each command."""
        return {
            commands.TAKE.id: self.take,
            commands.RETURN.id: self.give_back,
            commands.CALL.id: self.call,
        }

    def take(self) -> None:
        """接单."""
        alert = self._waiting()
        if alert is not None:
            self.perform(self._acts.take(alert), _t("Taken from the 110 desk"))

    def give_back(self) -> None:
        """退回, for a reason."""
        alert = self._waiting()
        if alert is not None:
            self._ask_reason(lambda reason: self._give_back(alert, reason))

    def call(self) -> None:
        """Write down what the three agreed on the phone; it is a fact, cut off as well."""
        alert = self._subject()
        if alert is None:
            return
        three = self._detail.diversion.parties(alert)
        question = _t("On the phone: {0} · agreed?").format(
            _t(", ").join(party.words for party in three)
        )
        choices = [
            Choice(_t("Taken here"), partial(self._agree, alert, Agreed.TAKEN)),
            Choice(
                _t("Back to 110"),
                lambda: self._ask_reason(
                    lambda reason: self._agree(alert, Agreed.RETURNED, reason)
                ),
            ),
            Choice(_t("Still unclear: taken here"), partial(self._agree, alert, Agreed.UNCLEAR)),
        ]
        self._detail.foot.open_question(question, choices)

    def _agree(self, alert: Alert, agreed: Agreed, reason: str = "") -> None:
        names = [party.words for party in self._detail.diversion.parties(alert)]
        said = _t("Call written down: {0}").format(answer_word(agreed.answer))
        self.perform(self._acts.call(alert, names, agreed, reason), said)

    def _give_back(self, alert: Alert, reason: str) -> None:
        said = _t("Given back to the 110 desk: {0}").format(reason)
        self.perform(self._acts.give_back(alert, reason), said)

    def _ask_reason(self, take: Callable[[str], None]) -> None:
        choices = [Choice(reason, partial(take, reason)) for reason in self._reasons]
        self._detail.foot.open_question(_t("Give it back for which reason?"), choices)

    def _waiting(self) -> Alert | None:
        """Return the diversion that waits for its answer; says who gave it where it has one."""
        alert = self._subject()
        if alert is not None and alert.diversion is not None:
            known = alert.diversion
            words = _t("{0} at {1} by {2}; a three-way call changes it").format(
                answer_word(known.answer), hall_time(known.at), known.name
            )
            self.refused.emit(words)
            return None
        return alert

    def _subject(self) -> Alert | None:
        seen = self._detail.seen()
        if seen is None or not seen.is_listed:
            self.refused.emit(_t("No alert is chosen"))
            return None
        if seen.alert.channel != CHANNEL:
            self.refused.emit(_t("This was not handed on by the 110 desk"))
            return None
        return seen.alert
