"""What the page's keys do to the alert in the foot bar, with the questions some of them ask."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands import alert_commands as commands
from console.commands.executor import Result
from console.domain.alert import Alert
from console.domain.joining import joined_count
from console.domain.operations.alert_operations import TAKE_BACK
from console.domain.rights import Right
from console.models.device_words import recorded
from console.models.futures import when_done
from console.screens.common.words import short_name
from console.screens.duty.detail_panel import DetailPanel
from console.screens.duty.find_words import false_reasons
from console.screens.duty.inline_ask import Choice
from console.screens.duty.merging import Merging
from console.screens.duty.parts import DutyParts
from console.screens.duty.subject_acts import SubjectActs


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


@dataclass(frozen=True, slots=True)
class _Signed:
    """The newest 签收 of this seat, while it can be taken back."""

    alert: str
    op: str
    at: float


class AlertKeys(SubjectActs):
    """Carries out commands on the alert the detail shows.

    Args:
        parts: the page's parts.
        detail: shows the alert keys act on, and asks.

    Signals:
        deploy_requested: alert id; S3 for it.
        order_requested: alert id; an order for it.
    """

    deploy_requested = Signal(str)
    order_requested = Signal(str)

    def __init__(
        self, parts: DutyParts, detail: DetailPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parts, detail, parent)
        self._merging = Merging(parts, detail, self)
        self._signed: _Signed | None = None
        self._signing: set[str] = set()
        """Alerts whose 签收 is saved or being saved, until the queue shows it."""
        parts.queue.alerts_changed.connect(self._signing.difference_update)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what carries out each command of this page."""
        return {
            commands.ACKNOWLEDGE.id: self.acknowledge,
            commands.WITHDRAW.id: self.take_back,
            commands.CONFIRM.id: self.confirm,
            commands.FALSE.id: self.find_false,
            commands.MERGE.id: self.merge,
            commands.UNMERGE.id: self._merging.take_back,
            commands.DEPLOY.id: self.deploy,
            commands.ORDER.id: self.order,
            commands.OWN.id: self.own,
            commands.CLOSE.id: self.close,
        }

    # 签收 and its 5 seconds

    def acknowledge(self) -> None:
        """签收; a second press while the first is being saved is the same one.

        Who may not sign silences the own seat, never the hall (facts/domain Part 0).
        """
        alert = self._subject()
        if alert is None or alert.id in self._signing:
            return
        if alert.is_acknowledged:
            self._ask_note(alert)
            return
        who = self._parts.identity()
        if who is not None and Right.HANDLE_ALERT.value not in who.grant.rights:
            self._parts.hush(alert.id)
            self.said.emit(_t("Silent at this seat only; the post on duty signs"))
            return
        self._signing.add(alert.id)

        def done(result: Result) -> None:
            if not result.is_saved:
                self._signing.discard(alert.id)
                self.refuse(result)
                return
            self._signed = _Signed(alert.id, result.op, self._parts.clock.monotonic())
            self.take_back_offered.emit(
                _t("Signed: {0}").format(short_name(alert)),
                _t("take back"),
                self._parts.commands.get(commands.WITHDRAW.id).key,
                commands.WITHDRAW.id,
            )
            if self._detail.alert_id == alert.id:
                self._ask_note(alert, just_signed=True)

        when_done(self._parts.acts.acknowledge(alert), self, done)

    def _ask_note(self, alert: Alert, just_signed: bool = False) -> None:
        """Ask what a 签收 comes with, for the types that want it; the sound has ended already."""
        rules = self._parts.queue.rows.rules
        if alert.type not in rules.signing or not (just_signed or rules.asks_for_note(alert)):
            return

        def take(words: str) -> None:
            act = self._parts.acts.note_signing(alert, words)
            self.perform(act, _t("Signed with: {0}").format(words))

        self._ask_words(_t("Signed. What does it come with?"), rules.signing[alert.type], take)

    def take_back(self) -> None:
        """Take the newest 签收 back, within five seconds."""
        signed, self._signed = self._signed, None
        if signed is None:
            self.refused.emit(_t("There is nothing to take back"))
            return
        self.take_back_ended.emit(commands.WITHDRAW.id)
        if self._parts.clock.monotonic() - signed.at > TAKE_BACK.total_seconds():
            self.refused.emit(_t("Five seconds are over; the signature stands"))
            return
        acts = self._parts.acts
        self.perform(
            acts.withdraw_acknowledgement(signed.alert, signed.op), _t("Signature taken back")
        )

    # What needs no question

    def confirm(self) -> None:
        """属实."""
        alert = self._subject()
        if alert is not None:
            self.perform(self._parts.acts.verify(alert, True), _t("Verified: true"))

    def own(self) -> None:
        """认领."""
        alert = self._subject()
        if alert is not None:
            self.perform(self._parts.acts.own(alert), _t("Taken on"))

    def deploy(self) -> None:
        """调度: the page for it opens."""
        alert = self._subject()
        if alert is not None:
            self.deploy_requested.emit(alert.id)

    def order(self) -> None:
        """派单."""
        alert = self._subject()
        if alert is not None:
            self.order_requested.emit(alert.id)

    # What asks first

    def find_false(self) -> None:
        """不属实, for a reason."""
        alert = self._subject()
        if alert is None:
            return

        def take(reason: str) -> None:
            verified = self._parts.acts.verify(alert, False, recorded(reason))
            self.perform(verified, _t("Not true: {0}").format(reason))

        reasons = false_reasons(self._parts.devices, alert)
        question = _t("Why is it not true?")
        if alert.joined:
            count = joined_count(alert)
            question = _t("Why is it not true, with the {0} merged into it?").format(count)
        self._ask_words(question, reasons, take)

    def merge(self) -> None:
        """并入 what may be the same matter, or is near."""
        alert = self._subject()
        if alert is not None:
            self._merging.ask(alert)

    def close(self) -> None:
        """办结, with its result."""
        alert = self._subject()
        if alert is None:
            return

        def take(result: str) -> None:
            self.perform(self._parts.acts.close(alert, result), _t("Closed: {0}").format(result))

        results = (
            _t("Dealt with"),
            _t("Back to normal"),
            _t("Handed to a bureau"),
            _t("Nothing to do"),
        )
        self._ask_words(_t("Close with which result?"), results, take)

    def _ask_words(
        self, question: str, words: tuple[str, ...], take: Callable[[str], None]
    ) -> None:
        choices = [Choice(word, _Taking(take, word)) for word in words]
        self._detail.foot.open_question(question, choices)


class _Taking:
    """One word handed to what takes it."""

    def __init__(self, take: Callable[[str], None], word: str) -> None:
        self._take = take
        self._word = word

    def __call__(self) -> None:
        self._take(self._word)
