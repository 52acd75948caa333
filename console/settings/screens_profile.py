"""When screens change by themselves, as data with a source (resources/profiles)."""

import tomllib
from dataclasses import dataclass
from datetime import time, timedelta

from resources import path


@dataclass(frozen=True, slots=True)
class ScreensProfile:
    """Attributes of the screens' own changes.

    Attributes:
        night_from: the plans of the night begin.
        night_until: they end; earlier than `night_from` when the night goes over midnight.
        hand_rests: so long after the last key nobody is writing any more.
    """

    night_from: time
    night_until: time
    hand_rests: timedelta

    def is_night(self, moment: time) -> bool:
        """Whether a time of the hall's day lies in the night."""
        if self.night_from <= self.night_until:
            return self.night_from <= moment < self.night_until
        return moment >= self.night_from or moment < self.night_until


def load_screens_profile(name: str = "default") -> ScreensProfile:
    """Read the `screens` tables of a profile.

    Raises:
        ValueError: one is missing or not understood; the message says which file and what.
    """
    file = path(f"profiles/{name}.toml")
    try:
        told = tomllib.loads(file.read_text("utf-8"))["screens"]
        return ScreensProfile(
            time.fromisoformat(told["night"]["from"]),
            time.fromisoformat(told["night"]["until"]),
            timedelta(seconds=float(told["hand"]["seconds"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file.name}: {error!r} is missing or not understood") from error
