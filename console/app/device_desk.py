"""误报较多的设备 at a seat: the list over the window, and the 工单 of one device to its unit."""

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from console.app.late import Late
from console.commands import device_commands
from console.commands.device_commands import DeviceActs
from console.commands.executor import Result
from console.commands.order_commands import HOLD
from console.commands.work_order_commands import NewOrder, Recipient
from console.domain.work_order import WorkOrder
from console.models.device_book import Device, DeviceBook
from console.models.device_words import request_text, request_title, rule_words
from console.models.futures import when_done
from console.models.newer import readable
from console.screens.common.words import refusal_words
from console.settings.find_profile import load_find_profile
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.device_list import DeviceList


def _t(source: str) -> str:
    return QCoreApplication.translate("devices", source)


class DeviceDesk(QObject):
    """Shows the list and sends requests: one device has one open 工单.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._sent = ""
        self._book = DeviceBook(
            seat.store.cache, seat.clock.now, load_find_profile(), seat.models.directory.camera
        )
        self._list = Late(self._build)
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(round(HOLD * 1000))
        self._held.timeout.connect(self._let_go)
        seat.commands.add(device_commands.LIST, lambda: self._list().open())
        seat.commands.add(device_commands.TAKE_BACK, self.take_back)
        seat.commands.announce((device_commands.REQUEST, device_commands.SHOW), self._list)

    @property
    def shown(self) -> "DeviceList":
        """The list."""
        return self._list()

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

    def _build(self) -> "DeviceList":
        from console.shell.device_list import DeviceList

        seat, window = self._seat, self._seat.frame.window
        rule = rule_words(self._book.profile)
        shown = DeviceList(self._theme, self._book.often_wrong, rule, seat.commands, window)
        shown.request_wanted.connect(self._request)
        shown.alert_wanted.connect(self._show)
        return shown

    def _show(self, alert_id: str) -> None:
        if not self._seat.pages.duty.open_alert(alert_id):
            self._seat.frame.notices.say_refused(_t("Its newest alert is no longer listed"))

    def _request(self, device: Device) -> None:
        """Look whether one is open already, beside the screen; then send it."""
        cache, title = self._seat.store.cache, request_title(device)

        def known() -> str:
            rows = cache.select(WorkOrder.KIND, {"is_open": 1})
            same = (o for o, _ in readable(WorkOrder, rows) if o.title == title)
            return next((order.official or order.number for order in same), "")

        when_done(self._seat.lanes.pages.submit(known), self, partial(self._send, device))

    def _send(self, device: Device, known: str) -> None:
        from console.app.order_units import owner_of

        if known:
            words = _t("Work order {0} of this device is still open").format(known)
            self._seat.frame.notices.say_refused(words)
            return
        to = owner_of(self._seat.models.directory, device.owner, device.tally.town)
        if to is None:
            self._write_down(device)
            return
        new = NewOrder(
            request_title(device),
            request_text(device, self._book.profile.days),
            "sensor",
            to,
            place=device.place,
        )
        saved = self._seat.acts.work_orders.register([new])
        when_done(saved, self, partial(self._was_sent, to))

    def _was_sent(self, to: Recipient, result: Result) -> None:
        notices = self._seat.frame.notices
        if not result.is_saved:
            notices.say_refused(_t("Not done: {0}").format(refusal_words(result)))
            return
        self._sent = result.op
        self._held.start()
        command = device_commands.TAKE_BACK
        key = self._seat.commands.get(command.id).key
        words = _t("Work order to {0}").format(to.name)
        notices.offer(words, _t("take back"), key, command.id)

    def _write_down(self, device: Device) -> None:
        """Keep the request in the duty log: no unit is known that could get it."""
        text = request_text(device, self._book.profile.days, is_sent=False)
        notices = self._seat.frame.notices

        def done(result: Result) -> None:
            if not result.is_saved:
                notices.say_refused(_t("Not done: {0}").format(refusal_words(result)))
                return
            QGuiApplication.clipboard().setText(text)
            notices.say(_t("No unit is known: the request is in the duty log and on the clipboard"))

        kept: Future[Result] = DeviceActs(self._seat.executor).request(device.tally.id, text)
        when_done(kept, self, done)

    def _let_go(self) -> None:
        self._sent = ""
        self._held.stop()
        self._seat.frame.notices.withdraw(device_commands.TAKE_BACK.id)
