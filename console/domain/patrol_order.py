"""Attention-balanced order (均衡关注): who has waited longest, and matters most, comes next.

A camera's debt (欠巡) is the time since it was last *proven* seen, counted in rounds of the plan
and multiplied by the attention it is owed. A turn that showed it without proof (black, frozen, the
tile covered) excuses most of the wait: it comes again half a round earlier than one that was seen,
and no sooner. So a camera that never gives a picture cannot take the places of those that do.

None starves. Attention lies between 1 and `MOST`; who is chosen before a camera that has waited t
rounds has waited at least t / MOST - SOONER itself. From t = MOST * (1 + SOONER) on that is a round
or more, so within the next round every other camera goes before it once at most: no wait is longer
than `LONGEST_WAIT` rounds (and one page, for what is on the tiles already).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

MOST = 3.0
"""Attention a key camera of high weight is owed, against 1 of an ordinary one."""
SOONER = 0.5
"""Rounds by which a camera that was shown without proof comes earlier."""
LONGEST_WAIT = MOST * (1 + SOONER) + 1
"""Rounds after which every camera of the pool has been shown again."""
_OF_LEVEL = {1: 2.0, 2: 1.5}


@dataclass(frozen=True, slots=True)
class Owed:
    """A camera as the order sees it.

    Attributes:
        camera: its id.
        attention: from 1 to `MOST`.
        since_seen: seconds since it was proven seen; since the shift began where it never was.
        since_shown: seconds since it was on a tile at all.
    """

    camera: str
    attention: float
    since_seen: float
    since_shown: float

    def debt(self, round_seconds: float) -> float:
        """Return what it is owed, in rounds; bounded by when it was last shown."""
        seconds = min(self.since_seen, self.since_shown + SOONER * round_seconds)
        return self.attention * max(0.0, seconds) / max(round_seconds, 1e-6)


def attention(level: int, weight: float = 1.0) -> float:
    """Return how much attention a camera is owed, by its level (1 key … 3) and its weight."""
    return min(MOST, max(1.0, _OF_LEVEL.get(level, 1.0) * weight))


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
