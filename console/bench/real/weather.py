"""What a proxy does to what passes: how the way is, and what happens to single calls."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Weather:
    """How the way is until it is changed.

    Attributes:
        out: what the seat says reaches the hub; else it waits on the way, as behind a cut cable.
        back: what the hub says reaches the seat.
        refuses: nobody listens: connections are reset, open ones too.
        swallows: half-open: the seat is connected, and nothing it says ever arrives.
        rate: bytes a second each way; 0 = as fast as it goes.
        delay: seconds on the way, each way.
    """

    out: bool = True
    back: bool = True
    refuses: bool = False
    swallows: bool = False
    rate: float = 0.0
    delay: float = 0.0


CLEAR = Weather()
CUT = Weather(out=False, back=False)
CUT_OUT = Weather(out=False)
CUT_BACK = Weather(back=False)
REFUSED = Weather(refuses=True)
HALF_OPEN = Weather(swallows=True)
SLOW = Weather(rate=1000.0)
LATE = Weather(delay=0.4)


class Trick(StrEnum):
    """What happens to one call, once."""

    DROP_REPLY = "reply dropped"
    """The hub did it; the seat never hears of that, its connection ends."""
    RESET_IN_REPLY = "reset in mid-reply"
    """The seat gets the beginning of the answer, then its connection is reset."""
    REPEAT = "request repeated"
    """The hub gets the same call twice, and the seat the second answer."""
    STRAGGLER = "request repeated late"
    """The seat's connection ends before anything was sent; the call arrives after later ones."""
    DOUBLE_PART = "part of the feed doubled"
    """The next part of the feed comes twice."""
    SWAP_PARTS = "parts of the feed swapped"
    """The next two parts of the feed come in the other order."""


OF_PARTS = (Trick.DOUBLE_PART, Trick.SWAP_PARTS)
"""What happens amid a feed that is open already, to whole chunks of it."""
