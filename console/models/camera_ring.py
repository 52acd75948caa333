"""The cameras around a point in rings (事发周边): nearest first, what may not be seen counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from console.domain.camera import Camera
from console.models.directory import NearCamera
from console.settings.wall_profile import RingRules


@dataclass(frozen=True, slots=True)
class Ring:
    """What stands around.

    Attributes:
        ids: cameras, the nearest first.
        rings: metres of each ring's outer edge, and how many of `ids` stand in it.
        hidden: how many more there are without the right to look.
        more: how many further away were left out.
    """

    ids: tuple[str, ...] = ()
    rings: tuple[tuple[int, int], ...] = ()
    hidden: int = 0
    more: int = 0


def ring_of(
    near: Sequence[NearCamera], may_see: Callable[[Camera], bool], rules: RingRules
) -> Ring:
    """Return at most so many cameras around as the rules say, ring by ring."""
    ordered = sorted(near, key=lambda each: (each.metres, each.camera.id))
    seen = [each for each in ordered if may_see(each.camera)]
    shown = seen[: rules.most]
    counts, before = [], 0.0
    for reach in rules.metres:
        counts.append((reach, sum(before <= each.metres < reach for each in shown)))
        before = reach
    ids = tuple(each.camera.id for each in shown)
    return Ring(ids, tuple(counts), len(ordered) - len(seen), len(seen) - len(shown))
