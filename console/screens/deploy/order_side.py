"""What the right of the page says of one case: orders, the button, and who is to be phoned next."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands import order_commands, outbox_commands
from console.domain.order import Assignment
from console.models.outbox import NOTHING
from console.models.standing_words import refusal_words
from console.screens.deploy.deploy_case import DeployCase
from console.screens.deploy.order_keys import OrderKeys
from console.screens.deploy.order_pane import OrderPane
from console.screens.deploy.order_rows import next_batch
from console.screens.deploy.order_words import (
    button_words,
    note_words,
    silence_words,
    welfare_words,
)
from console.screens.deploy.parts import DeployParts
from console.screens.deploy.recall_mode import RecallMode
from widgets.common.key_words import key_words

SOON = timedelta(minutes=5)
"""Time before a 安全询问 is due from which it is said."""


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class OrderSide(QObject):
    """Fills the order pane.

    Args:
        parts: the page's parts.
        acts: knows the order that can still be taken back.
        pane: is filled.

    Signals:
        unreached_requested: the unit in tracking is to be replaced by its next contact.
        refused: nothing was done, and why.
    """

    unreached_requested = Signal()
    refused = Signal(str)

    def __init__(self, parts: DeployParts, acts: OrderKeys, pane: OrderPane) -> None:
        super().__init__(pane)
        self._parts = parts
        self._acts = acts
        self._pane = pane
        self._case: DeployCase | None = None
        self.recall: RecallMode | None = None
        pane.text_edited.connect(self._show_button)
        pane.assignment_shown.connect(self._show_unit)
        pane.silence_pressed.connect(self._turn_to_next)
        parts.commands.add(order_commands.TURN, self._turn_to_next)
        pane.welfare_pressed.connect(self._turn_to_asked)

    def begin(self, case: DeployCase) -> None:
        """Another case."""
        self._case = case

    def refresh(self) -> None:
        """Say everything anew."""
        case, is_offline = self._case, self._parts.link.is_offline
        if case is None:
            return
        revoked = self.recall.view if self.recall else None
        number = revoked.order.number if revoked else ""
        units = [] if revoked else case.chosen_units
        self._pane.show_orders(case.orders, units, self._acts.held, is_offline, number)
        self._show_button()
        self._show_unit()

    @property
    def tracked(self) -> Assignment | None:
        """The unit whose reports are written down."""
        return self._case.assignment(self._pane.assignment_id) if self._case else None

    def follow_unit(self, unit_id: str) -> None:
        """A unit that was sent is also the one whose reports are written down."""
        sent = self._case.assignment_of(unit_id) if self._case else None
        if sent is not None:
            self._pane.track.set_current(sent.id)

    def _show_button(self) -> None:
        case, is_offline = self._case, self._parts.link.is_offline
        if case is None:
            return
        is_revoking = self.recall is not None and self.recall.view is not None
        units = len(self.recall.units) if self.recall and is_revoking else len(case.chosen_units)
        words = button_words(units, next_batch(case.orders), is_offline, is_revoking)
        pane = self._pane
        back = key_words(self._parts.commands.key_of(order_commands.TAKE_BACK))
        note = note_words(self._acts.held, pane.is_writing, pane.is_sendable, is_offline, back)
        self._pane.show_button(words, self._refused() or note)

    def _refused(self) -> str:
        """Return that an order of this alert was refused, and why; empty when none was."""
        case = self._case
        standing = self._parts.standing("alert", case.alert.id) if case is not None else NOTHING
        orders = [r for r in standing.refusals if r.operation.kind.startswith("order.")]
        if not orders:
            return ""
        number = str(orders[0].args.get("number", ""))
        key = key_words(self._parts.commands.key_of(outbox_commands.OPEN))
        return _t("Order {0}: {1}; {2} opens it").format(number, refusal_words(orders[0]), key)

    def _show_unit(self, _: str = "") -> None:
        one = self.tracked
        self._pane.show_unit(one, one.welfare_due(self._parts.profile.welfare) if one else None)
        self._show_silence()
        self._show_welfare()

    def _show_silence(self) -> None:
        silent = self._case.silent() if self._case else None
        if silent is None:
            self._pane.show_silence("", "", "")
            return
        said = silence_words(silent, self._parts.answer_within)
        self._pane.show_silence(said.words, said.note, said.action)

    def _show_welfare(self) -> None:
        asked = self._case.asked_next() if self._case else None
        now = self._parts.clock.now()
        if asked is None or asked.due - now > SOON:
            self._pane.show_welfare("", "", "", False)
            return
        words, note = welfare_words(asked.assignment, asked.due, now)
        is_selected = asked.assignment.id == self._pane.assignment_id
        self._pane.show_welfare(words, note, "" if is_selected else _t("Choose it"), is_selected)

    def _turn_to_next(self) -> None:
        silent = self._case.silent() if self._case else None
        if silent is None or silent.other is None:
            self.refused.emit(_t("No unit is silent that has a next contact"))
        else:
            self._pane.track.set_current(silent.assignment.id)
            self.unreached_requested.emit()

    def _turn_to_asked(self) -> None:
        asked = self._case.asked_next() if self._case else None
        if asked is not None:
            self._pane.track.set_current(asked.assignment.id)
