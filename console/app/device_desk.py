"""误报较多的设备 at a seat: the list over the window, and the work request of one device."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from console.app.late import Late
from console.commands import device_commands
from console.commands.device_commands import DeviceActs, SendRequest
from console.commands.executor import Result
from console.models.device_book import Device, DeviceBook
from console.models.device_words import request_text, rule_words
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.settings.find_profile import load_find_profile
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.device_list import DeviceList


def _t(source: str) -> str:
    return QCoreApplication.translate("devices", source)


class DeviceDesk(QObject):
    """Shows the list and has requests kept.

    Args:
        seat: the seat.
        theme: the look.
        send: where a request goes; into the duty log and the clipboard until orders on devices
            can carry it.
    """

    def __init__(self, seat: "Seat", theme: Theme, send: SendRequest | None = None) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._send = send or DeviceActs(seat.executor).request
        self._book = DeviceBook(
            seat.store.cache, seat.clock.now, load_find_profile(), seat.models.directory.camera
        )
        self._list = Late(self._build)
        seat.commands.add(device_commands.LIST, lambda: self._list().open())
        seat.commands.announce(device_commands.OF_LIST, self._list)

    @property
    def shown(self) -> "DeviceList":
        """The list."""
        return self._list()

    def _build(self) -> "DeviceList":
        from console.shell.device_list import DeviceList

        seat, window = self._seat, self._seat.frame.window
        rule = rule_words(self._book.profile)
        shown = DeviceList(self._theme, self._book.often_wrong, rule, seat.commands, window)
        window.resized.connect(shown.place)
        shown.request_wanted.connect(self._request)
        shown.alert_wanted.connect(self._show)
        return shown

    def _show(self, alert_id: str) -> None:
        if not self._seat.pages.duty.open_alert(alert_id):
            self._seat.frame.notices.say_refused(_t("Its newest alert is no longer listed"))

    def _request(self, device: Device) -> None:
        text, notices = request_text(device, self._book.profile.days), self._seat.frame.notices

        def done(result: Result) -> None:
            if not result.is_saved:
                notices.say_refused(_t("Not done: {0}").format(refusal_words(result)))
                return
            QGuiApplication.clipboard().setText(text)
            notices.say(_t("Work request in the duty log and on the clipboard"))

        when_done(self._send(device.tally.id, text), self, done)
