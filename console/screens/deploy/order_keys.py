"""What is done with orders: send, take back within five seconds, write down what units say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from console.commands import order_commands as commands
from console.commands.executor import Result
from console.commands.order_commands import HOLD, STAGES, Sending
from console.domain.alert import Alert
from console.domain.notice import Channel, Reach
from console.domain.order import Assignment, DispatchOrder
from console.domain.reference import Unit
from console.domain.release import Release
from console.domain.welfare import Wellbeing
from console.models.futures import when_done
from console.screens.common.spoken_acts import SpokenActs
from console.screens.deploy.order_rows import Held
from console.screens.deploy.parts import DeployParts


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


@dataclass(frozen=True, slots=True)
class _Sent:
    """The newest order of this seat, while nothing of it has left."""

    op: str
    order: str
    number: str
    units: tuple[str, ...]
    at: float


class OrderKeys(SpokenActs):
    """Carries acts on orders out.

    Args:
        parts: the page's parts.

    Signals:
        sent: Sending that stands in the journal.
        revoked: Sending of an order that revokes, in the journal.
        withdrawn: ids of the units of an order that was taken back.
        changed: what is held back is another now.
    """

    sent = Signal(object)
    revoked = Signal(object)
    withdrawn = Signal(list)
    changed = Signal()

    def __init__(self, parts: DeployParts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._sent: _Sent | None = None
        self._is_sending = False

    @property
    def held(self) -> Held | None:
        """The order that can still be taken back, with the seconds left."""
        if self._sent is None:
            return None
        left = HOLD - (self._parts.clock.monotonic() - self._sent.at)
        return Held(self._sent.order, left) if left > 0 else None

    def expire(self) -> None:
        """Say once that the newest order can no longer be taken back."""
        if self._sent is not None and self.held is None:
            self._sent = None
            self.take_back_ended.emit(commands.TAKE_BACK.id)
            self.changed.emit()

    def send(self, alert: Alert, words: str, units: Sequence[Unit], matter: str) -> None:
        """Send; from so many units on a second person lets it go, by phone where one sits alone."""
        names = "、".join(unit.name for unit in units)
        what = _t("Send {0} units: {1}").format(len(units), names)
        then = partial(self._send, alert, words, units, matter)
        self._parts.let_go(commands.SEND.id, len(units), what, then)

    def _send(
        self,
        alert: Alert,
        words: str,
        units: Sequence[Unit],
        matter: str,
        release: Release | None,
    ) -> None:
        """Send by the system; while cut off, write down that it was done by phone."""
        if self._is_sending:
            return
        self._is_sending = True
        by_phone = self._parts.link.is_offline
        sending = self._parts.acts.send(
            alert, words, units, by_phone=by_phone, dictionary=matter, release=release
        )
        phoned = _t("Recorded as sent by phone: {0}") if by_phone else ""
        self._follow(sending, tuple(sending.assignments), phoned, self.sent)

    def revoke(self, first: DispatchOrder, words: str, units: Sequence[Assignment]) -> None:
        """撤销指令: an order of its own; while cut off, write down that it was done by phone."""
        if self._is_sending:
            return
        self._is_sending = True
        by_phone = self._parts.link.is_offline
        sending = self._parts.forces.recall(first, words, units, by_phone=by_phone)
        phoned = _t("Recorded as revoked by phone: {0}") if by_phone else ""
        self._follow(sending, (), phoned, self.revoked)

    def _follow(
        self, sending: Sending, units: tuple[str, ...], phoned: str, told: SignalInstance
    ) -> None:
        """Say what became of an order; one by the system can be taken back for a while.

        Args:
            sending: the order on its way into the journal.
            units: those that are ticked again where it is taken back.
            phoned: what is said of one done by phone; empty for one by the system.
            told: is emitted once it stands in the journal.
        """

        def done(result: Result) -> None:
            self._is_sending = False
            if not result.is_saved:
                self.refuse(result)
                return
            if phoned:
                self.said.emit(phoned.format(sending.number))
            else:
                self._offer(result.op, sending, units)
            told.emit(sending)

        when_done(sending.result, self, done)

    def take_back(self) -> None:
        """撤销 while nothing has left."""
        sent, self._sent = self._sent, None
        if sent is None:
            self.refused.emit(_t("Nothing can be taken back; send an order that revokes it"))
            return
        self.take_back_ended.emit(commands.TAKE_BACK.id)
        when_done(self._parts.acts.take_back(sent.op), self, partial(self._taken_back, sent))

    def report(self, assignment: Assignment, command: str) -> None:
        """Write down a stage a unit has told by phone."""
        stage = STAGES[command]
        future = self._parts.acts.report(assignment, stage, self._parts.clock.now())
        self.perform(future, _t("Told by phone: {0}").format(assignment.unit_name))

    def correct(self, assignment: Assignment) -> None:
        """Take the last stage back that was entered wrongly."""
        told = assignment.last_told
        if told is None:
            self.refused.emit(_t("Nothing was entered for this unit yet"))
            return
        future = self._parts.forces.correct(assignment, told)
        self.perform(future, _t("Taken back: {0}").format(assignment.unit_name))

    def phoned(self, assignment: Assignment) -> None:
        """Write down that the unit was phoned and has not answered yet (已打)."""
        now = self._parts.clock.now()
        future = self._parts.forces.noticed(assignment, Channel.PHONE, Reach.SENT, now)
        self.perform(future, _t("Phoned: {0}").format(assignment.unit_name))

    def welfare(self, assignment: Assignment, said: Wellbeing) -> None:
        """Write down a 安全询问 and what came of it."""
        future = self._parts.forces.welfare(assignment, said, self._parts.clock.now())
        words = {
            Wellbeing.SAFE: _t("All are safe: {0}"),
            Wellbeing.NO_ANSWER: _t("Asked, no answer: {0}"),
            Wellbeing.NEEDS_HELP: _t("They need help: {0}"),
        }
        self.perform(future, words[said].format(assignment.unit_name))

    def unreached(self, assignment: Assignment) -> None:
        """Write down that nobody picked up."""
        future = self._parts.acts.unreached(assignment)
        self.perform(future, _t("Not reached: {0}").format(assignment.unit_name))

    def _taken_back(self, sent: _Sent, was_in_time: bool) -> None:
        """Say whether the order was taken back before it left."""
        if was_in_time:
            if sent.units:
                self.withdrawn.emit(list(sent.units))
            self.said.emit(_t("Order {0} taken back, nothing has left").format(sent.number))
        else:
            self.refused.emit(_t("It has left; send an order that revokes it"))
        self.changed.emit()

    def _offer(self, op: str, sending: Sending, units: tuple[str, ...]) -> None:
        now = self._parts.clock.monotonic()
        self._sent = _Sent(op, sending.order, sending.number, units, now)
        self.take_back_offered.emit(
            _t("Order {0} sent").format(sending.number),
            _t("take back"),
            self._parts.commands.get(commands.TAKE_BACK.id).key,
            commands.TAKE_BACK.id,
        )
