"""What the page's keys do to the group under the cursor: 签收本组, 并案处置, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.commands import alert_commands
from console.commands.executor import Result
from console.commands.group_commands import Matter, SignedPart
from console.commands.order_commands import HOLD
from console.domain.alert import Alert
from console.domain.joint_orders import Prepared
from console.domain.rights import Right
from console.models.futures import when_done
from console.models.group_rows import unit_word
from console.screens.common.spoken_acts import SpokenActs
from console.screens.duty.group_panel import GroupPanel
from console.screens.duty.group_rows import order_words, preview_words, work_words
from console.screens.duty.inline_ask import Choice
from console.screens.duty.parts import DutyParts


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


@dataclass(frozen=True, slots=True)
class _Sent:
    """The newest 并案处置 of this seat, while nothing of it has left."""

    op: str
    title: str


@dataclass(frozen=True, slots=True)
class _Signed:
    """The newest 签收本组 of this seat: each part's operation with its alerts."""

    title: str
    unit: str
    parts: list[tuple[str, tuple[str, ...]]]
    words: str


class GroupKeys(SpokenActs):
    """Carries out commands on the group the panel shows.

    Args:
        parts: the page's parts.
        panel: shows the group, and asks.

    Signals:
        deploy_requested: alert id; S3 for the forces that were sent for it.
        work_requested: id of a 工单; S7 for it.
    """

    deploy_requested = Signal(str)
    work_requested = Signal(str)

    def __init__(self, parts: DutyParts, panel: GroupPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._panel = panel
        self._sent: _Sent | None = None
        self._signed: _Signed | None = None
        self._offered: _Signed | None = None
        self._is_sending = False
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(round(HOLD * 1000))
        self._held.timeout.connect(self._let_go)

    @property
    def can_take_back(self) -> bool:
        """Whether the key that takes back means the newest 并案处置."""
        return self._sent is not None or self._signed is not None

    def sign(self) -> None:
        """签收本组: the question names how many, and exactly those are signed."""
        members, unit = self._panel.members(), self._panel.unit
        unsigned = [alert for alert in members if not alert.is_acknowledged]
        if not unsigned:
            self.refused.emit(_t("All of this group is signed"))
            return
        who = self._parts.identity()
        if who is not None and Right.HANDLE_ALERT.value not in who.grant.rights:
            self.refused.emit(_t("The post on duty signs a group"))
            return
        words = _t("Sign {0} {1} of this group").format(len(unsigned), unit_word(unit))
        self._panel.foot.open_question(words, [Choice(words, _Signing(self, unsigned))])

    def handle(self) -> None:
        """并案处置: what would be sent is shown above the question."""
        matter = self._panel.matter()
        if matter is None:
            self.refused.emit(_t("This group is handled together already"))
            return
        prepared = matter.prepared
        question = preview_words(prepared, matter.members, matter.unit)
        choices = [Choice(_t("Join, no order"), _Sending(self, _without_orders(matter)))]
        if prepared.orders:
            number = len(prepared.orders)
            sending = _t("Send 1 work order") if number == 1 else _t("Send {0} work orders")
            words = sending.format(number)
            choices.insert(0, Choice(words, _Sending(self, matter)))
        self._panel.foot.open_question(question, choices)

    def take_back(self) -> None:
        """Take back the newest 签收本组, or 并案处置 with its orders while nothing has left."""
        if self._signed is not None:
            self._unsign(self._signed)
            return
        sent = self._sent
        joint = self._parts.joint
        if sent is None or joint is None:
            is_out = self._panel.work() or self._panel.sent()
            self.refused.emit(self._left() if is_out else _t("There is nothing to take back"))
            return
        self._let_go()

        def done(is_withdrawn: bool) -> None:
            if is_withdrawn:
                self.said.emit(_t("Taken back, nothing was sent: {0}").format(sent.title))
            else:
                self.refused.emit(self._left())

        when_done(joint.take_back(sent.op), self, done)

    def _left(self) -> str:
        """Say that orders are out, and by which keys they are revoked."""
        words = _t("The first work order has left: {0} opens it, to be voided or sent anew")
        if self._panel.sent() and not self._panel.work():
            words = _t("The first order has left; only an order to stop remains: {0} chooses which")
        return words.format(self._parts.commands.get(alert_commands.DEPLOY.id).key)

    def follow_forces(self) -> None:
        """Show an order of this group: there it is followed, and called back."""
        ways = [
            (work_words(order), partial(self.work_requested.emit, order.id))
            for order in self._panel.work()
        ]
        ways += [
            (order_words(view), partial(self.deploy_requested.emit, view.order.alert))
            for view in self._panel.sent()
        ]
        if not ways:
            self.refuse_single()
        elif len(ways) == 1:
            ways[0][1]()
        else:
            choices = [Choice(words, go) for words, go in ways]
            self._panel.foot.open_question(_t("Which order?"), choices)

    def refuse_single(self) -> None:
        """Say that a key is for one alert, not for a group."""
        self.refused.emit(_t("This is a group: open it for a single alert, or handle it together"))

    def give_way(self) -> None:
        """Leave the key that takes back to what was done since."""
        self._sent = self._signed = None
        self._held.stop()

    def signed(self, members: Sequence[Alert]) -> None:
        """Save 签收 of exactly these."""
        group, acts = self._panel.group, self._parts.groups
        if acts is None:
            return
        title = members[0].group if group is None else group.key.cause
        unit = self._panel.unit
        words = _t("Signed {0} {1}: {2}").format(len(members), unit_word(unit), title)
        parts = acts.acknowledge(title, unit, members)
        done: list[tuple[str, tuple[str, ...]]] = []
        for part in parts:
            when_done(part.saved, self, partial(self._part_signed, done, part, len(parts)))
        self._offered = _Signed(title, unit, done, words)

    def _part_signed(
        self, done: list[tuple[str, tuple[str, ...]]], part: SignedPart, of: int, result: Result
    ) -> None:
        """Offer to take it back once all parts are saved: until something further happens."""
        if not result.is_saved:
            self.refuse(result)
            return
        done.append((result.op, part.ids))
        told = self._offered
        if len(done) < of or told is None or told.parts is not done:
            return
        self._let_go()
        self._signed = told
        self.take_back_offered.emit(
            told.words,
            _t("take back"),
            self._parts.commands.get(alert_commands.WITHDRAW.id).key,
            alert_commands.WITHDRAW.id,
        )

    def _unsign(self, signed: "_Signed") -> None:
        self._signed = None
        self.take_back_ended.emit(alert_commands.WITHDRAW.id)
        if self._parts.groups is not None:
            words = _t("Group unsigned again: {0}").format(signed.title)
            act = self._parts.groups.take_back(signed.title, signed.unit, signed.parts)
            self.perform(act, words)

    def send(self, matter: Matter) -> None:
        """Save 并案处置; a second press while the first is being saved is the same one."""
        joint = self._parts.joint
        if joint is None or self._is_sending:
            return
        self._is_sending = True

        def done(result: Result) -> None:
            self._is_sending = False
            if not result.is_saved:
                self.refuse(result)
                return
            self._signed = None
            self._sent = _Sent(result.op, matter.title)
            self._held.start()
            words = _t("Handled together: {0}, {1} orders")
            self.take_back_offered.emit(
                words.format(matter.title, len(matter.prepared.orders)),
                _t("take back"),
                self._parts.commands.get(alert_commands.WITHDRAW.id).key,
                alert_commands.WITHDRAW.id,
            )

        when_done(joint.send(matter), self, done)

    def _let_go(self) -> None:
        if self._sent is not None:
            self._sent = None
            self._held.stop()
            self.take_back_ended.emit(alert_commands.WITHDRAW.id)


def _without_orders(matter: Matter) -> Matter:
    return Matter(
        matter.title, matter.cause, matter.unit, matter.members, Prepared((), matter.members)
    )


class _Signing:
    def __init__(self, keys: GroupKeys, members: Sequence[Alert]) -> None:
        self._keys = keys
        self._members = tuple(members)

    def __call__(self) -> None:
        self._keys.signed(self._members)


class _Sending:
    def __init__(self, keys: GroupKeys, matter: Matter) -> None:
        self._keys = keys
        self._matter = matter

    def __call__(self) -> None:
        self._keys.send(self._matter)
