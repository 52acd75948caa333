"""The named states of a stream, reasons of failure, and the one rule that judges a picture's age.

The rule is asked again at every paint with the frame's own time stamp, so a dead worker or a
console that was stuck for a while cannot pass an old picture off as live.
"""

from enum import StrEnum

WEAK_AFTER = 1.0
"""Seconds behind the present from which a picture still moving is called weak."""
FROZEN_AFTER = 1.5
"""Seconds without a new frame from which the picture is called frozen."""
REOPEN_AFTER = 5.0
"""Seconds without a new frame after which the stream is opened again."""
OPEN_LIMIT = 5.0
"""Seconds a camera has for its first frame."""


class StreamState(StrEnum):
    """What a tile says about its stream; a stream is always in exactly one of these."""

    EMPTY = "empty"
    WAITING = "waiting"
    LIVE = "live"
    WEAK = "weak"
    FROZEN = "frozen"
    DENIED = "denied"
    FAILED = "failed"
    NO_SESSION = "no_session"


class Mode(StrEnum):
    """How much of a stream is decoded; less than all is shown as 降级."""

    FULL = ""
    SOFT = "soft"
    """Without the loop filter: a tenth cheaper, edges smear a little."""
    KEY = "key"
    """Key frames only: a fifth of the work, one picture every few seconds."""
    OFF = "off"
    """Closed for now, the last picture stays: this machine decodes more than it can."""


class Reason(StrEnum):
    """Why there is no picture."""

    NONE = ""
    UNAUTHORIZED = "unauthorized"
    NOT_FOUND = "not_found"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    LOST = "lost"
    NOT_VIDEO = "not_video"
    UNSUPPORTED = "unsupported"
    WORKER = "worker"
    CRASHED = "crashed"
    STALE = "stale"
    NO_SESSION = "no_session"
    SOUND_ONLY = "sound_only"
    DAMAGED = "damaged"
    OVERLOAD = "overload"


def judged_by_age(since_frame: float, lag: float) -> StreamState:
    """Name the state of a stream that has a picture.

    Args:
        since_frame: seconds since its last frame was decoded.
        lag: seconds that frame was late against the stream's own clock.
    """
    if since_frame >= FROZEN_AFTER:
        return StreamState.FROZEN
    return StreamState.WEAK if since_frame + lag > WEAK_AFTER else StreamState.LIVE
