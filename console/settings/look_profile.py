"""When it is night on the screens, as data with a source (resources/profiles)."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, time

from console.runtime.clock import CHINA
from resources import path


@dataclass(frozen=True, slots=True)
class Night:
    """The hours of the night look, in the hall's time; they may go over midnight."""

    start: time
    end: time

    def holds(self, moment: datetime) -> bool:
        """Whether an aware moment is in the night."""
        now = moment.astimezone(CHINA).time()
        if self.start <= self.end:
            return self.start <= now < self.end
        return now >= self.start or now < self.end


def load_night(name: str = "default") -> Night:
    """Read `look.night` of a profile.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    file = path(f"profiles/{name}.toml")
    try:
        raw = tomllib.loads(file.read_text("utf-8"))["look"]["night"]
        return Night(time.fromisoformat(raw["start"]), time.fromisoformat(raw["end"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file.name}: {error!r} is missing or not understood") from error
