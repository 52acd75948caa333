"""What the rules of sound ask for: play, say, tell that a silence is over."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.alert import Severity
from console.shell.speech import Sentence

ACT_DUE, SOUND_BACK = "act_due", "sound_back"
"""Tones that are no grade's: the clock after 签收 ran out; a silence is over."""


@dataclass(frozen=True, slots=True)
class Play:
    """Play a tone of `resources/sounds`."""

    tone: str
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """Say a sentence."""

    sentence: Sentence


class MuteEnd(StrEnum):
    """Why a silence is over."""

    TIME = "time"
    WORSE = "worse"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Mute:
    """A silence with an end.

    Attributes:
        until: when it ends, in seconds of the clock's monotonic time.
        level: the worst that is silenced; anything worse ends it.
        reason: why, in the person's words.
        person: who.
    """

    until: float
    level: Severity
    reason: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Unmuted:
    """A silence is over; a person is told."""

    mute: Mute
    why: MuteEnd


Order = Play | Say | Unmuted
