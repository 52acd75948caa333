"""误报较多的设备: the list, and the work request prepared for one of them."""

from concurrent.futures import Future

from console.commands.executor import Executor, LogLine, Result
from console.commands.registry import Command, text

PAGE = "devices"

LIST = Command(
    "device.often_wrong", text("devices", "Devices that err often"), "Ctrl+Shift+B", acts=False
)
REQUEST = Command("device.request", text("devices", "Order a repair"), "R", "", PAGE)
SHOW = Command(
    "device.show", text("devices", "Show its newest alert"), "Return", "", PAGE, acts=False,
    fixed=True,
)  # fmt: skip

TAKE_BACK = Command(
    "device.take_back", text("devices", "Take the repair order back"), "Z", "", PAGE
)

OF_LIST = (REQUEST, TAKE_BACK, SHOW)
COMMANDS = (LIST, *OF_LIST)


class DeviceActs:
    """Keeps a work request in the duty log where no unit is known that could get it."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def request(self, record: str, words: str) -> "Future[Result]":
        """Write a prepared work request down, for whoever passes it on."""
        return self._executor.note(LogLine("报修", words, (record,)))
