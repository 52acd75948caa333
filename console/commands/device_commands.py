"""误报较多的设备: the list, and the work request prepared for one of them."""

from collections.abc import Callable
from concurrent.futures import Future

from console.commands.executor import Executor, LogLine, Result
from console.commands.registry import Command, text

PAGE = "devices"

LIST = Command(
    "device.often_wrong", text("devices", "Devices that err often"), "Ctrl+Shift+B", acts=False
)
REQUEST = Command("device.request", text("devices", "Prepare a work request"), "R", "", PAGE)
SHOW = Command(
    "device.show", text("devices", "Show its newest alert"), "Return", "", PAGE, acts=False,
    fixed=True,
)  # fmt: skip

OF_LIST = (REQUEST, SHOW)
COMMANDS = (LIST, *OF_LIST)

SendRequest = Callable[[str, str], "Future[Result]"]
"""Takes the id of a device and the text of its work request: the port for orders on devices."""


class DeviceActs:
    """Keeps work requests in the duty log until orders on devices can carry them."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def request(self, device: str, words: str) -> "Future[Result]":
        """Write a prepared work request down, for whoever passes it on."""
        return self._executor.note(LogLine("报修", words, (f"device_tally/{device}",)))
