"""What a worker told besides pictures, as a person understands it."""

from console.video.frames import Sign, Vitals
from console.video.states import FROZEN_AFTER, REOPEN_AFTER, Reason

LONGEST_GROUP = 15.0
"""Seconds a key frame may let wait: cameras that save bandwidth send one every ten seconds. So long
a first picture is waited for, and so long one may stand while key frames alone are decoded."""


def why_none(vitals: Vitals, now: float) -> Reason:
    """Tell what is known of why no picture comes: only sound, or nothing whole."""
    if now - vitals.seen < FROZEN_AFTER:
        return Reason.DAMAGED if Sign.DAMAGED in vitals.signs else Reason.NONE
    return Reason.SOUND_ONLY if now - vitals.heard < FROZEN_AFTER else Reason.NONE


def is_held_back(vitals: Vitals, now: float, since: float) -> bool:
    """Whether a picture stands because what comes is damaged, or because only key frames count.

    Args:
        vitals: of the stream.
        now: monotonic seconds.
        since: seconds since its newest picture.
    """
    if now - vitals.seen >= FROZEN_AFTER:
        return False
    if Sign.KEY in vitals.signs:
        return since < LONGEST_GROUP
    return Sign.DAMAGED in vitals.signs and since < REOPEN_AFTER
