"""Invented names, each used once."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

ONES = "一二三四五六七八九十"


@dataclass(slots=True)
class Namer:
    """Draws names from the words of `names.toml`; a name is given once in a district."""

    words: dict[str, Any]
    chance: Random
    used: set[str] = field(default_factory=set)

    def person(self) -> str:
        """Return a person's name; people may share one."""
        pick = self.chance.choice
        return str(pick(self.words["surnames"]) + pick(self.words["given"]))

    def estate(self) -> str:
        """Return the name of an estate, 杉影里."""
        return self._once("estate")

    def village(self) -> str:
        """Return the name of a village, 柳湾村."""
        return self._once("village")

    def road(self) -> str:
        """Return the name of a small road."""
        return self._once("road")

    def school(self) -> str:
        """Return the name of a school."""
        return self._once("school")

    def hospital(self) -> str:
        """Return the name of a place of healing."""
        return self._once("hospital")

    def water(self) -> str:
        """Return the name of a creek or bridge without its last character."""
        return self._once("water", [""])

    def take(self, name: str) -> str:
        """Keep a name from being drawn; return it."""
        self.used.add(name)
        return name

    def _once(self, sort: str, endings: list[str] | None = None) -> str:
        endings = self.words[sort] if endings is None else endings
        pick = self.chance.choice
        while True:
            name = pick(self.words["first"]) + pick(self.words["second"]) + pick(endings)
            if name[0] != name[1] and name not in self.used:
                return self.take(name)


def chinese_number(number: int) -> str:
    """Return 一 to 十九 (numbers of squads, grids and stations)."""
    if number <= 10:
        return ONES[number - 1]
    return "十" + ONES[number - 11]
