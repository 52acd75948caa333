"""How far 周边 and a drawn line take in, and which places are people: the hall's data."""

from dataclasses import dataclass

from console.settings.profile_data import profile_value
from console.settings.wall_profile import ring_rules

NAME = "map"


@dataclass(frozen=True, slots=True)
class NearbyRules:
    """What lies around a point of the map (resources/profiles/map.toml, ring.metres of wall.toml).

    Attributes:
        around: metres a circle may have, from near to far: the rings of a quick wall.
        first: the one it begins with.
        beside: metres on either side of a drawn line; it begins with the first.
        people: sorts of places that are people (重点人群): counted, never named.
    """

    around: tuple[int, ...]
    first: int
    beside: tuple[int, ...]
    people: frozenset[str]


def nearby_rules() -> NearbyRules:
    """Return them.

    Raises:
        ValueError: a value is missing or not understood; the message says which.
    """
    around = ring_rules().metres
    wanted = int(profile_value("nearby.first", NAME))
    beside = tuple(int(each) for each in profile_value("nearby.beside", NAME))
    if not beside or min(beside) <= 0:
        raise ValueError(f"{NAME}.toml: nearby.beside needs one width or more, each above 0")
    first = next((each for each in around if each >= wanted), around[-1])
    people = frozenset(str(each) for each in profile_value("nearby.people", NAME))
    return NearbyRules(around, first, beside, people)
