"""Which monitor is which: by maker, model and serial number, never by its place in a list.

Many monitors report no serial number, or the same one for a whole batch, and some converters report
nothing at all; then the connector and the size have to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

_NO_SERIAL = frozenset({"", "0", "00000000", "0x00000000", "16843009", "01010101"})
"""Serial numbers that stand for none: makers leave the field at such values."""
_SEPARATOR = " / "


@dataclass(frozen=True, slots=True)
class MonitorId:
    """What a monitor says of itself, and where it is plugged in.

    Attributes:
        maker: of the EDID; empty when there is none.
        model: of the EDID.
        serial: of the EDID.
        connector: as the system calls it (HDMI-1).
        size: in pixels of the panel, as `1920x1080`.
    """

    maker: str = ""
    model: str = ""
    serial: str = ""
    connector: str = ""
    size: str = ""

    @property
    def has_serial(self) -> bool:
        """Whether the serial number tells this one from others of its model."""
        return self.serial not in _NO_SERIAL

    @property
    def text(self) -> str:
        """One line for files and people; `read` makes the same of it again."""
        parts = (self.maker, self.model, self.serial, self.connector, self.size)
        return _SEPARATOR.join(part.replace("/", "-").strip() or "-" for part in parts)

    @property
    def short(self) -> str:
        """The words for a small picture: model when there is one, and the connector."""
        name = " ".join(part for part in (self.maker, self.model) if part)
        return f"{name}·{self.connector}" if name else self.connector

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read what `text` wrote; None when it is something else."""
        parts = text.split(_SEPARATOR)
        if len(parts) != 5:
            return None
        return cls(*("" if part == "-" else part for part in parts))

    def likeness(self, other: "MonitorId") -> int:
        """Return how surely the other is this monitor; 0 for another one."""
        same_plug = self.connector == other.connector
        same_model = (self.maker, self.model) == (other.maker, other.model)
        if self.has_serial or other.has_serial:
            if not (same_model and self.serial == other.serial):
                return 0
            return 6 if same_plug else 5  # a batch may share one number
        if self.model or other.model:
            return (4 if same_plug else 3) if same_model else 0
        if same_plug and self.size == other.size:
            return 2
        return 0


@dataclass(frozen=True, slots=True)
class Monitor:
    """A monitor that is there now.

    Attributes:
        id: what it is known by.
        left: of its area on the desktop, as Qt counts.
        top: likewise.
        width: likewise.
        height: likewise.
        scale: how many pixels of the panel make one of Qt's.
        is_primary: the system says so.
    """

    id: MonitorId
    left: int
    top: int
    width: int
    height: int
    scale: float = 1.0
    is_primary: bool = False


def in_order(monitors: Sequence[Monitor]) -> tuple[Monitor, ...]:
    """Return the primary monitor first, then the others by columns from left to right."""
    return tuple(sorted(monitors, key=lambda m: (not m.is_primary, m.left, m.top, m.id.text)))
