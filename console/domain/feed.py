"""A source of signals (信源): what it covers, whom to call, and whether its interface lives."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

NO_ALARM = "none"
"""Grade of a feed whose outage is told by its own rows, or by nobody."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One source, alive or not since a moment; a change of that is one change of the record.

    Attributes:
        name: on screen; `short` where there is little room.
        note: what a connector says of it, in its own words.
        channel: through which kind of source it speaks (`alert.channel`).
        sources: names its alerts carry as their source; its own name and id where none are given.
        towns: which towns it covers; all where none are given.
        lost: those of them that are not seen now, where its connector says so.
        phone, contact: how it is called when it is silent, and who answers there.
        alarm: grade of the alert its silence raises; empty for the hall's own, `none` for none.
        probe: how its life is known: `http`, `tcp`, `heartbeat`; empty where connectors tell it.
        every: seconds between two probes or heartbeats.
        tolerated: seconds of silence until it counts as silent.
        fault: code of why it does not live; empty while it does, or where a connector said it.
        heard_at: when it was last heard before it fell silent.
    """

    KIND: ClassVar[str] = "feed"

    id: str
    name: str
    is_alive: bool = True
    since: datetime | None = None
    note: str = ""
    short: str = ""
    channel: str = ""
    sources: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    phone: str = ""
    contact: str = ""
    alarm: str = ""
    probe: str = ""
    every: float = 0.0
    tolerated: float = 0.0
    fault: str = ""
    heard_at: datetime | None = None

    @property
    def carried(self) -> tuple[str, ...]:
        """Names of the sources whose alerts come through it."""
        return self.sources or tuple(dict.fromkeys((self.name, self.id)))

    def carries(self, source: str, town: str) -> bool:
        """Whether alerts of a source in a town come through what is not seen of it."""
        return source in self.carried and (not self.unseen or town in self.unseen)

    @property
    def unseen(self) -> tuple[str, ...]:
        """The towns of which it does not tell now, should it be silent; none stands for all."""
        return self.lost or self.towns
