"""How much of what a seat saw is kept for 复盘, as data with a source (resources/profiles)."""

from dataclasses import dataclass, replace
from datetime import timedelta

from console.settings import hall_values
from console.settings.profile_data import profile_data
from console.settings.store import Settings


@dataclass(frozen=True, slots=True)
class ReplayProfile:
    """Bounds of the recording.

    Attributes:
        kept: how far back it reaches.
        most_bytes: size above which the oldest goes.
        whole_every: between two blocks that hold everything; a jump reads from one of them.
    """

    kept: timedelta
    most_bytes: int
    whole_every: timedelta


def load_replay_profile(name: str = "default") -> ReplayProfile:
    """Read the `replay` table of a profile.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    try:
        told = profile_data(name)["replay"]
        return ReplayProfile(
            timedelta(days=float(told["kept"]["days"])),
            int(told["kept"]["bytes"]),
            timedelta(minutes=float(told["whole"]["minutes"])),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error


def replay_bounds(settings: Settings) -> ReplayProfile:
    """Return the profile's bounds with what was set over them."""
    days = int(settings.value(hall_values.REPLAY_DAYS))
    return replace(load_replay_profile(), kept=timedelta(days=days))
