"""Attention-balanced order (均衡关注): who has waited longest, and matters most, comes next.

A camera's debt (欠巡) is the time since it was last *proven* seen, counted in rounds of the plan
and multiplied by the attention it is owed. A turn that showed it without proof (black, frozen, the
tile covered) excuses most of the wait: it comes again half a round earlier than one that was seen,
and no sooner. So a camera that never gives a picture cannot take the places of those that do.

None starves, whatever a hall's rules are within their bounds. Attention lies between 1 and `most`;
who is chosen before a camera that has waited t rounds has waited at least t / most - sooner itself.
From t = most * (1 + sooner) on that is a round or more, so within the next round every other camera
goes before it once at most: no wait is longer than `longest_wait` rounds (and one page, for what is
on the tiles already).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class AttentionRules:
    """How much attention is owed; data of the hall's profile (`patrol.attention`).

    Attributes:
        levels: of a camera of level 1 (key), 2 and so on; 1 of all levels that are not told.
        most: what a camera is owed at most, however high its weight in a plan; 1 is the least.
        sooner: rounds by which a camera that was shown without proof comes earlier; below 1, else
            one that never gives a picture would come at each turn.

    Raises:
        ValueError: values under which a camera could starve, or a key camera be owed less.
    """

    levels: tuple[float, ...] = (2.0, 1.5, 1.0)
    most: float = 3.0
    sooner: float = 0.5

    def __post_init__(self) -> None:
        falling = tuple(sorted(self.levels, reverse=True))
        if self.levels != falling or not all(1 <= each <= self.most for each in self.levels):
            raise ValueError("attention needs falling levels from 1 to most")
        if not (1 <= self.most < inf and 0 <= self.sooner < 1):
            raise ValueError("attention needs most of 1 or more, and sooner from 0 to below 1")

    @property
    def longest_wait(self) -> float:
        """Rounds after which every camera of the pool has been shown again."""
        return self.most * (1 + self.sooner) + 1


STANDARD = AttentionRules()
"""Where no hall has said otherwise."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A camera as the order sees it.

    Attributes:
        camera: its id.
        attention: from 1 to the most of the hall's rules.
        since_seen: seconds since it was proven seen; since the shift began where it never was.
        since_shown: seconds since it was on a tile at all.
        sooner: rounds by which it comes earlier where it was shown without proof.
    """

    camera: str
    attention: float
    since_seen: float
    since_shown: float
    sooner: float = STANDARD.sooner

    def debt(self, round_seconds: float) -> float:
        """Return what it is owed, in rounds; bounded by when it was last shown."""
        seconds = min(self.since_seen, self.since_shown + self.sooner * round_seconds)
        return self.attention * max(0.0, seconds) / max(round_seconds, 1e-6)


def attention(level: int, weight: float = 1.0, rules: AttentionRules = STANDARD) -> float:
    """Return how much attention a camera is owed, by its level (1 key … 3) and its weight."""
    of_level = rules.levels[level - 1] if 1 <= level <= len(rules.levels) else 1.0
    return min(rules.most, max(1.0, of_level * weight))


def next_cameras(
    pool: Sequence[Owed], count: int, round_seconds: float, taken: Collection[str] = ()
) -> list[str]:
    """Return the cameras of the next turn, those that are owed most first.

    Args:
        pool: all cameras of the plan, in its order, by which two that are alike go.
        count: how many tiles there are for them.
        round_seconds: how long it takes to go through the pool once.
        taken: ids that may not be chosen: they stand on a tile that stays.
    """
    free = [owed for owed in pool if owed.camera not in taken]
    free.sort(key=lambda o: (-o.debt(round_seconds), -o.since_shown, -o.attention))
    return [owed.camera for owed in free[:count]]
