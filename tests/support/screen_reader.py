"""What the windows of a bare desk say, read from outside as a screen reader reads it out.

Qt tells every text of every window over the bus that its environment names; the tree needs nothing
for it. The bus runs outside, on an address without a file, and answers whoever asks: several people
may sit at one machine.
"""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_SETTINGS = """\
<busconfig>
  <type>session</type>
  <listen>unix:abstract=/command-hall/{name}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/> <allow own="*"/> <allow send_destination="*"/> <allow receive_sender="*"/>
  </policy>
</busconfig>
"""
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_FIRST = "/org/a11y/atspi/accessible/root"
_FACE = "org.a11y.atspi.Accessible"
_WRITTEN = "org.a11y.atspi.Text"
_PATIENCE = 20.0


class ScreenReader:
    """Reads a desk.

    Args:
        address: of the bus.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    @property
    def environment(self) -> Mapping[str, str]:
        """What a program is given that shall be read."""
        return {"AT_SPI_BUS_ADDRESS": self._address}

    def texts(self) -> Iterator[str]:
        """Read every text that stands in a window now; what is higher up comes first."""
        with open_dbus_connection(self._address) as bus:
            (names,) = _ask(bus, _BUS, "ListNames")
            for each in names:
                if each.startswith(":") and each != bus.unique_name:
                    yield from _texts(bus, each, _FIRST)

    def reads(self, *words: str) -> bool:
        """Whether each of these stands somewhere; it reads no further than it must."""
        missing = set(words)
        for text in self.texts():
            missing -= {each for each in missing if each in text}
            if not missing:
                return True
        return False


@contextmanager
def screen_reader(folder: Path) -> Iterator[ScreenReader]:
    """Listen until the block ends; the bus keeps its settings in a folder."""
    settings = folder / "bus.xml"
    settings.write_text(_SETTINGS.format(name=uuid4().hex), "utf-8")
    words = ["dbus-daemon", "--nofork", "--print-address", f"--config-file={settings}"]
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(words, stdin=quiet, stdout=pipe, stderr=quiet, text=True) as bus:
        assert bus.stdout is not None
        try:
            yield ScreenReader(bus.stdout.readline().strip())
        finally:
            bus.terminate()


def _texts(bus: DBusConnection, who: str, path: str) -> Iterator[str]:
    """Read a thing and all that stands in it; what is gone meanwhile says nothing."""
    thing = DBusAddress(path, who, _FACE)
    for kind, name in _answer(bus, Properties(thing).get("Name")):
        assert kind == "s"
        yield from filter(None, [name])
    for interfaces in _ask(bus, thing, "GetInterfaces"):
        if _WRITTEN in interfaces:
            written = DBusAddress(path, who, _WRITTEN)
            yield from filter(None, _ask(bus, written, "GetText", "ii", (0, -1)))
    for children in _ask(bus, thing, "GetChildren"):
        for owner, child in children:
            yield from _texts(bus, owner, child)


def _ask(
    bus: DBusConnection, thing: DBusAddress, method: str, form: str = "", given: Any = ()
) -> tuple[Any, ...]:
    return _answer(bus, new_method_call(thing, method, form or None, given))


def _answer(bus: DBusConnection, call: Any) -> tuple[Any, ...]:
    """Return what is answered; nothing where it is refused, or nobody is there any more."""
    try:
        reply = bus.send_and_get_reply(call, timeout=_PATIENCE)
    except TimeoutError:
        return ()
    return () if reply.header.message_type is MessageType.error else tuple(reply.body)
