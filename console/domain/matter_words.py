"""What a text is about: entries of the dispatch dictionary it names, and words two texts share.

The longest word is found first and its letters are taken: “电梯运行异常，无人被困” names a lift out
of order and nobody trapped, though 电梯 and 被困 stand in it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from console.domain.reference import Matter

GAP = "\0"
"""Stands where letters were taken out; no word reaches over it."""

_LETTERS = re.compile(r"[一-鿿]+")
"""Hanzi alone tell what a thing is about; numbers tell how much."""

SHORTEST_SHARED = 2
PAIRS_KEPT = 16_384
"""Pairs of texts whose shared words are kept: some megabytes."""
LONGEST_READ = 120
"""Letters of a text that are compared: the headline of a matter, not a whole report."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The dictionary as words, longest first."""

    entries: tuple[tuple[str, str], ...] = ()
    """Word and name of its entry."""

    @classmethod
    def of(cls, matters: Iterable[Matter], left_out: Collection[str] = ()) -> "Kinds":
        """Read a dictionary, without the entries that say how a matter came and not what it is."""
        pairs = {
            (word, matter.name)
            for matter in matters
            if matter.id not in left_out
            for word in matter.words
            if word
        }
        return cls(tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair))))

    def named_in(self, text: str) -> dict[str, tuple[str, ...]]:
        """Return the entries a text is about, each with its words found there.

        What is named with not half as many letters as another is where it happened, or beside the
        point: 工地 2 号门点位中断 is about a camera.
        """
        found: dict[str, tuple[str, ...]] = {}
        before, left, taken = text, text, ""
        for word, name in self.entries:
            if word != taken:  # several entries may have one word
                before, taken = left, word
            if word in before:
                found[name] = (*found.get(name, ()), word)
                left = before.replace(word, GAP)
        most = max((_letters(words) for words in found.values()), default=0)
        return {name: words for name, words in found.items() if 2 * _letters(words) > most}


def without(text: str, words: Iterable[str]) -> str:
    """Return a text with words taken out, the longest first."""
    for word in sorted(words, key=len, reverse=True):
        if word:
            text = text.replace(word, GAP)
    return text


def shared(one: str, other: str) -> tuple[str, ...]:
    """Return the runs of at least two hanzi that stand in both texts, in the order of the first."""
    return _shared(_runs(one), _runs(other))


@lru_cache(maxsize=PAIRS_KEPT)
def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Find them; sources tell of one thing again and again, in the same words."""
    runs: list[str] = []
    for run in one:
        start = 0
        while start <= len(run) - SHORTEST_SHARED:
            found = _longest(run, start, other)
            if found and found not in runs:
                runs.append(found)
            start += max(1, len(found))
    return tuple(runs)


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _runs(text: str) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(text[:LONGEST_READ]))


def _longest(run: str, start: int, pool: Sequence[str]) -> str:
    """Return the longest beginning of `run[start:]` that stands in the pool."""
    best = ""
    for end in range(start + SHORTEST_SHARED, len(run) + 1):
        part = run[start:end]
        if not any(part in other for other in pool):
            break
        best = part
    return best
