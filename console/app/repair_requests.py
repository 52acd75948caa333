"""报修: a 工单 to whoever looks after a device; one device has one that is open."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from console.commands.device_commands import DeviceActs
from console.commands.executor import Result
from console.commands.order_commands import HOLD
from console.commands.registry import Command
from console.commands.work_order_commands import NewOrder, Recipient
from console.domain.geo import Place
from console.domain.work_order import WorkOrder
from console.models.futures import when_done
from console.models.newer import readable
from console.screens.common.words import refusal_words

if TYPE_CHECKING:
    from console.app.seat import Seat


def _t(source: str) -> str:
    return QCoreApplication.translate("devices", source)


@dataclass(frozen=True, slots=True)
class Repair:
    """What is to be repaired.

    Attributes:
        title: of the order; the same for one device and fault, so that it is one order.
        text: says what is wrong; True for an order that is sent, False for a line of the log.
        owner: whose the device is, by the directory; empty for unknown.
        place: where it is.
        record: what the line of the log is about.
    """

    title: str
    text: Callable[[bool], str]
    owner: str
    place: Place
    record: str


class RepairRequests(QObject):
    """Sends them, and takes the newest back while nothing of it has left.

    Args:
        seat: the seat.
        back: the command that takes it back.
    """

    def __init__(self, seat: "Seat", back: Command, parent: QObject) -> None:
        super().__init__(parent)
        self._seat, self._back = seat, back
        self._sent = ""
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(round(HOLD * 1000))
        self._held.timeout.connect(self._let_go)
        seat.commands.add(back, self.take_back)

    def take_back(self) -> None:
        """Take the newest request back, while nothing of it has left."""
        op, notices = self._sent, self._seat.frame.notices
        if not op:
            notices.say_refused(_t("No request that could be taken back"))
            return
        self._let_go()

        def done(is_withdrawn: bool) -> None:
            if is_withdrawn:
                notices.say(_t("Taken back, nothing was sent"))
            else:
                notices.say_refused(_t("It has left; take it back on the orders page"))

        when_done(self._seat.acts.work_orders.take_back(op), self, done)

    def order(self, repair: Repair) -> None:
        """Look whether one is open already, beside the screen; then send it."""
        cache = self._seat.store.cache

        def known() -> str:
            rows = cache.select(WorkOrder.KIND, {"is_open": 1})
            same = (o for o, _ in readable(WorkOrder, rows) if o.title == repair.title)
            return next((order.official or order.number for order in same), "")

        when_done(self._seat.lanes.pages.submit(known), self, partial(self._send, repair))

    def _send(self, repair: Repair, known: str) -> None:
        from console.app.order_units import owner_of

        if known:
            words = _t("Work order {0} of this device is still open").format(known)
            self._seat.frame.notices.say_refused(words)
            return
        to = owner_of(self._seat.models.directory, repair.owner, repair.place.town)
        if to is None:
            self._write_down(repair)
            return
        new = NewOrder(repair.title, repair.text(True), "sensor", to, place=repair.place)
        saved = self._seat.acts.work_orders.register([new])
        when_done(saved, self, partial(self._was_sent, to))

    def _was_sent(self, to: Recipient, result: Result) -> None:
        notices = self._seat.frame.notices
        if not result.is_saved:
            notices.say_refused(_t("Not done: {0}").format(refusal_words(result)))
            return
        self._sent = result.op
        self._held.start()
        key = self._seat.commands.get(self._back.id).key
        words = _t("Work order to {0}").format(to.name)
        notices.offer(words, _t("take back"), key, self._back.id)

    def _write_down(self, repair: Repair) -> None:
        """Keep the request in the duty log: no unit is known that could get it."""
        text, notices = repair.text(False), self._seat.frame.notices

        def done(result: Result) -> None:
            if not result.is_saved:
                notices.say_refused(_t("Not done: {0}").format(refusal_words(result)))
                return
            QGuiApplication.clipboard().setText(text)
            notices.say(_t("No unit is known: the request is in the duty log and on the clipboard"))

        kept: Future[Result] = DeviceActs(self._seat.executor).request(repair.record, text)
        when_done(kept, self, done)

    def _let_go(self) -> None:
        self._sent = ""
        self._held.stop()
        self._seat.frame.notices.withdraw(self._back.id)
