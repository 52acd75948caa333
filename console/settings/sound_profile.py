"""Limits of tones, speech and silence, as data with a source (resources/profiles)."""

from dataclasses import dataclass, replace

from console.domain.alert import Severity
from console.settings import hall_values
from console.settings.profile_data import profile_data
from console.settings.store import Settings


@dataclass(frozen=True, slots=True)
class SoundRules:
    """Limits of tones, speech and silence; times in seconds.

    Attributes:
        repeat: between two tones of what is unsigned; a grade without one sounds once.
        together: an equal or lesser alert starts no other tone in this time (a storm is one noise).
        on_call_repeat: between two soft tones of 红 while somebody is on the phone.
        overdue_repeat: between two softer tones of what was signed and not acted on.
        flap_window: time in which openings of one alert are counted.
        flap_count: openings from which one alert sounds once in `flap_repeat` at most.
        flap_repeat: see `flap_count`.
        sentence_gap: from the beginning of one sentence to that of the next, at least.
        after_tone: from the beginning of a tone to that of its sentence.
        spoken_from: the least grade that is spoken.
        stale: age at which news below 红 is no longer said (it stands in the queue).
        voice: a program and its words that speaks `{text}` as WAV; empty for none.
        mute: lengths a person may be silent for.
        reasons: what a person may give as the reason.
        speaks: whether anything is said at all.
        more_from: further causes with news from which on they are only counted (还有 N 条).
    """

    repeat: dict[Severity, float]
    together: float
    on_call_repeat: float
    overdue_repeat: float
    flap_window: float
    flap_count: int
    flap_repeat: float
    sentence_gap: float
    after_tone: float
    spoken_from: Severity
    stale: float
    voice: tuple[str, ...]
    mute: tuple[float, ...]
    reasons: tuple[str, ...]
    speaks: bool = True
    more_from: int = 3


def load_sound_rules(name: str = "default") -> SoundRules:
    """Read the `sound` table of a profile.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    try:
        told = profile_data(name)["sound"]
        flap, speech, mute = told["flap"], told["speech"], told["mute"]
        return SoundRules(
            repeat={Severity[g.upper()]: float(s) for g, s in told["repeat"].items()},
            together=float(told["together"]),
            on_call_repeat=float(told["on_call_repeat"]),
            overdue_repeat=float(told["overdue_repeat"]),
            flap_window=float(flap["window"]),
            flap_count=int(flap["count"]),
            flap_repeat=float(flap["repeat"]),
            sentence_gap=float(speech["gap"]),
            after_tone=float(told["after_tone"]),
            spoken_from=Severity[speech["spoken_from"].upper()],
            stale=float(speech["stale"]),
            more_from=int(speech["more_from"]),
            voice=tuple(str(part) for part in speech["voice"]),
            mute=tuple(float(s) for s in mute["seconds"]),
            reasons=tuple(str(r) for r in mute["reasons"]),
            speaks=bool(speech["on"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error


def sound_rules(settings: Settings) -> SoundRules:
    """Return the profile's limits with what was set over them."""
    rules, value = load_sound_rules(), settings.value
    longest = 60 * int(value(hall_values.MUTE_LONGEST))
    return replace(
        rules,
        repeat={
            **rules.repeat,
            Severity.RED: float(value(hall_values.REPEAT_RED)),
            Severity.ORANGE: float(value(hall_values.REPEAT_ORANGE)),
        },
        mute=tuple(seconds for seconds in rules.mute if seconds <= longest),
        speaks=bool(value(hall_values.SPEAKS)),
    )
