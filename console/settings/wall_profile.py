"""How far and how many cameras a quick wall takes, and how long a hot spot stands: hall's data."""

from dataclasses import dataclass

from console.settings.profile_data import profile_value

NAME = "wall"


@dataclass(frozen=True, slots=True)
class RingRules:
    """The cameras around a point (resources/profiles/wall.toml).

    Attributes:
        metres: outer edges of the rings, from near to far.
        most: cameras at most; more is no overview.
    """

    metres: tuple[int, ...]
    most: int

    @property
    def widest(self) -> int:
        """Metres of the outermost ring."""
        return self.metres[-1]


def ring_rules() -> RingRules:
    """Return them.

    Raises:
        ValueError: a value is missing or not understood; the message says which.
    """
    metres = tuple(sorted(int(each) for each in profile_value("ring.metres", NAME)))
    if not metres or metres[0] <= 0:
        raise ValueError(f"{NAME}.toml: ring.metres needs one edge or more, each above 0")
    return RingRules(metres, int(profile_value("ring.cameras", NAME)))


def hot_spot_seconds() -> float:
    """Return how long one alert has the hot-spot tile while others wait.

    Raises:
        ValueError: the value is missing or not understood; the message says which.
    """
    return float(profile_value("hot_spot.seconds", NAME))
