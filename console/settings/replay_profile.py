"""How much of what a seat saw is kept for 复盘, as data with a source (resources/profiles)."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta

from resources import path


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
    file = path(f"profiles/{name}.toml")
    try:
        told = tomllib.loads(file.read_text("utf-8"))["replay"]
        return ReplayProfile(
            timedelta(days=float(told["kept"]["days"])),
            int(told["kept"]["bytes"]),
            timedelta(minutes=float(told["whole"]["minutes"])),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{file.name}: {error!r} is missing or not understood") from error
