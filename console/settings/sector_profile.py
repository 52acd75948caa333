"""六大格局: the sector a matter belongs to and whom to ask there, as data (resources/profiles)."""

from collections.abc import Iterable
from dataclasses import dataclass

from console.settings.profile_data import profile_data


@dataclass(frozen=True, slots=True)
class Sector:
    """One sector.

    Attributes:
        id: its own.
        zh, en: its name.
        contacts: `name number`, the first asked first.
        matters: entries of the dispatch dictionary that belong to it.
        source: on what it rests.
    """

    id: str
    zh: str
    en: str
    contacts: tuple[str, ...]
    matters: frozenset[str]
    source: str


def load_sectors(name: str = "sectors") -> tuple[Sector, ...]:
    """Read them in the order of the file.

    Raises:
        ValueError: one is not understood, or two claim the same matter; the message says which.
    """
    try:
        found = tuple(
            Sector(
                id,
                str(told["zh"]),
                str(told["en"]),
                tuple(map(str, told["contacts"])),
                frozenset(map(str, told["matters"])),
                str(told["source"]),
            )
            for id, told in profile_data(name).items()
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error
    named = [matter for sector in found for matter in sector.matters]
    twice = {matter for matter in named if named.count(matter) > 1}
    if twice:
        raise ValueError(f"{name}.toml: {', '.join(sorted(twice))} stands in two sectors")
    return found


def sector_of(sectors: Iterable[Sector], matters: Iterable[str]) -> Sector | None:
    """Return the sector of the first matter that has one."""
    known = {matter: sector for sector in sectors for matter in sector.matters}
    return next((known[each] for each in matters if each in known), None)
