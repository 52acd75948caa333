"""What a recorder has kept of a camera, played again (录像回放)."""

from typing import Annotated

import msgspec

LONGEST_PIECE = 1800.0
"""Seconds of a recording that are asked for at once; behind them it is asked anew."""
SPEEDS = (0.5, 1.0, 2.0, 4.0)
"""Speeds a person can choose; a platform may know fewer."""


class PlaybackRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/cameras/<id>/playback`; what the seat played before ends by it."""

    start: str
    """From which time on."""
    speed: Annotated[float, msgspec.Meta(ge=0.25, le=8)] = 1.0


class PlaybackAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A stream of a recording, for this seat alone."""

    camera: str
    lease: str
    urls: list[str]
    """By preference."""
    start: str
    """Time of its first picture: later than asked where nothing was recorded until then."""
    end: str
    """Time at which the recording, or this piece of it, is over."""
    until: str
    """Until when it may be looked at."""
    speed: float = 1.0
    """What the platform granted."""


class PlaybackEnd(msgspec.Struct, frozen=True, kw_only=True):
    """Body of `POST /v1/cameras/<id>/playback/end`, and its answer."""

    lease: str
