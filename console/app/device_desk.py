"""误报较多的设备 at a seat: the list over the window, and the 工单 of one device to its unit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.commands import device_commands
from console.models.device_book import Device, DeviceBook
from console.models.device_words import request_text, request_title, rule_words
from console.settings.find_profile import load_find_profile
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.repair_requests import RepairRequests
    from console.app.seat import Seat
    from console.shell.device_list import DeviceList


def _t(source: str) -> str:
    return QCoreApplication.translate("devices", source)


class DeviceDesk(QObject):
    """Shows the list and sends requests.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self._book = DeviceBook(
            seat.store.cache, seat.clock.now, load_find_profile(), seat.models.directory.camera
        )
        self._list = Late(self._build)
        self._repairs = Late(self._build_repairs)
        seat.commands.add(device_commands.LIST, lambda: self._list().open())
        seat.commands.announce((device_commands.TAKE_BACK,), self._repairs)
        seat.commands.announce((device_commands.REQUEST, device_commands.SHOW), self._list)

    @property
    def shown(self) -> "DeviceList":
        """The list."""
        return self._list()

    def _build_repairs(self) -> "RepairRequests":
        from console.app.repair_requests import RepairRequests

        return RepairRequests(self._seat, device_commands.TAKE_BACK, self)

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
        from console.app.repair_requests import Repair

        days, record = self._book.profile.days, f"device_tally/{device.tally.id}"

        def text(is_sent: bool) -> str:
            return request_text(device, days, is_sent)

        title, place = request_title(device), device.place
        self._repairs().order(Repair(title, text, device.owner, place, record))
