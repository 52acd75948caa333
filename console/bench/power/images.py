"""Which images of a disk are looked at: every one where that can be, a seeded sample where not."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from console.bench.power.disk import HOLLOW, KEPT, LOST, Edit, Fate

Fates = Mapping[Edit, Fate]


@dataclass(frozen=True, slots=True)
class Thoroughness:
    """How much is looked at where not everything can be.

    Attributes:
        edits: most edits on their way of which each is lost, kept alone and torn by itself; of
            more a sample of so many is taken.
        tears: most ways to tear each of them.
        last_tears: most ways to tear the edit that was made last.
        mixtures: random mixtures of all fates at each turning point.
        second: most images whose restart is cut as well.
        calls: of one in so many calls the images right after it are looked at.
        turns: so with the turning points.
    """

    edits: int = 40
    tears: int = 4
    last_tears: int = 100
    mixtures: int = 12
    second: int = 40
    calls: int = 1
    turns: int = 1


SHORT = Thoroughness(edits=4, tears=1, last_tears=1, mixtures=1, second=2, calls=4)
"""For the tests: every sync and every promise, a sample of the calls and of the ways to tear."""

SLOW = Thoroughness(edits=6, tears=1, last_tears=2, mixtures=2, second=5, calls=20)
"""For what takes long to open."""

SHORT_AND_SLOW = Thoroughness(
    edits=2, tears=1, last_tears=1, mixtures=1, second=0, calls=200, turns=12
)
"""The same for the tests."""


def after_a_call(
    edits: Sequence[Edit], chance: random.Random, how: Thoroughness
) -> Iterator[Fates]:
    """Fates right after a call: everything arrived, or of the last edit a part only."""
    yield {}
    for fate in _some(edits[-1], chance, how.last_tears):
        yield {edits[-1]: fate}


def at_a_turning_point(
    edits: Sequence[Edit], chance: random.Random, how: Thoroughness
) -> Iterator[Fates]:
    """Fates where most is at stake: before a sync makes safe, and where a promise was made."""
    yield {}
    yield dict.fromkeys(edits, LOST)
    for at in _chosen(len(edits), chance, how.edits):
        yield from _around(edits, at, chance, how.tears)
    for _ in range(how.mixtures if len(edits) > 1 else 0):
        yield {edit: _any(edit, chance) for edit in edits}


def _around(edits: Sequence[Edit], at: int, chance: random.Random, tears: int) -> Iterator[Fates]:
    """One edit in the centre: lost, kept alone, the last that arrived, torn."""
    edit = edits[at]
    yield {edit: LOST}
    yield {each: LOST for each in edits if each is not edit}
    yield dict.fromkeys(edits[at:], LOST)
    for fate in _some(edit, chance, tears):
        yield {edit: fate}
        yield dict.fromkeys(edits[at + 1 :], LOST) | {edit: fate}


def _some(edit: Edit, chance: random.Random, most: int) -> Sequence[Fate]:
    partial = _partial(edit)
    return partial if len(partial) <= most else chance.sample(partial, most)


def _partial(edit: Edit) -> Sequence[Fate]:
    return [] if edit.data is None else [HOLLOW, *edit.tears()]


def _any(edit: Edit, chance: random.Random) -> Fate:
    return chance.choice((KEPT, LOST, KEPT, LOST, *_partial(edit)))


def _chosen(count: int, chance: random.Random, most: int) -> Sequence[int]:
    return range(count) if count <= most else sorted(chance.sample(range(count), most))
