"""Which commands need a second person, from which size on: data of the hall with a source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from console.domain.rights import Right
from console.settings.profile_data import profile_value


@dataclass(frozen=True, slots=True)
class ReleaseRules:
    """When a second person is asked.

    Attributes:
        least: by command, the size from which on it needs one, in the command's own measure.
        right: what that person must be allowed to do.
        within: an open question is over after so long.
    """

    least: Mapping[str, float]
    right: Right
    within: timedelta

    def needs_second(self, command: str, size: float) -> bool:
        """Whether an act of that size needs a second person."""
        return command in self.least and size >= self.least[command]


def load_release_rules(name: str = "default") -> ReleaseRules:
    """Read `release` of a profile.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    told = profile_value("release", name)
    try:
        least = {id: float(each["at_least"]) for id, each in told["commands"].items()}
        within = timedelta(seconds=float(told["seconds"]))
        return ReleaseRules(least, Right(told["right"]), within)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{name}.toml: release: {error!r} is missing or not understood") from error
