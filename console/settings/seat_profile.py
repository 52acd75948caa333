"""How a seat minds who sits there, as data with a source (resources/profiles)."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta

from resources import path


@dataclass(frozen=True, slots=True)
class SeatProfile:
    """Attributes of a seat's life.

    Attributes:
        lock_after: of so long without a touch the seat locks by itself; None for never.
    """

    lock_after: timedelta | None


def load_seat_profile(name: str = "default") -> SeatProfile:
    """Read the `seat` tables of a profile.

    Raises:
        ValueError: one is missing or not understood; the message says which file and what.
    """
    file = path(f"profiles/{name}.toml")
    try:
        seconds = float(tomllib.loads(file.read_text("utf-8"))["seat"]["lock"]["seconds"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"{file.name}: {error!r} is missing or not understood") from error
    return SeatProfile(timedelta(seconds=seconds) if seconds else None)
