"""Whether a rule is meant for a report: names with `*`, and words it must hold.

A name in which `*` stands for anything is compared by searching its pieces from left to right. That
takes time in proportion to the text, whatever the rule's author or a source has written.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.alert import Alert
from console.domain.geo import Place

SEARCHED = 2_000
"""Characters of title and text in which words are looked for."""

Names = tuple[str, ...]
"""Names of which one must fit; none named fits all."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule is meant for: a report that agrees in every part that is named.

    Attributes:
        source: names of sources as they stand on screen (水务物联).
        channel: `sensor`, `hotline`, `police` …
        type: the source's own type of the matter.
        town: towns.
        place: names of places.
        words: title or text must hold one of these as it is written; no `*` here.
    """

    source: Names = ()
    channel: Names = ()
    type: Names = ()
    town: Names = ()
    place: Names = ()
    words: Names = ()

    @property
    def is_empty(self) -> bool:
        """Whether it is meant for every report there is."""
        return self == EVERYTHING

    def fits_origin(self, source: str, channel: str, type: str) -> bool:
        """Whether it is meant for reports of that source, channel and type."""
        return (
            one_fits(self.source, source)
            and one_fits(self.channel, channel)
            and one_fits(self.type, type)
        )

    def fits_content(self, place: Place, told: str) -> bool:
        """Whether place and words agree; `told` is what `words_of` returns."""
        if self.words and not any(word in told for word in self.words):
            return False
        return one_fits(self.town, place.town) and one_fits(self.place, place.name)

    def covers(self, other: "Match") -> bool:
        """Whether all that the other is meant for is taken by this one before."""
        for ours, theirs in zip(self._names(), other._names(), strict=True):
            if ours and not _all_fit(ours, theirs):
                return False
        held = (any(word in told for word in self.words) for told in other.words)
        return not self.words or (bool(other.words) and all(held))

    def _names(self) -> tuple[Names, ...]:
        return self.source, self.channel, self.type, self.town, self.place


EVERYTHING = Match()
"""Meant for every report there is."""


def fits(name: str, text: str) -> bool:
    """Whether a text is the name, in which `*` stands for anything."""
    if "*" not in name:
        return name == text
    first, *middle, last = name.split("*")
    if len(text) < len(first) + len(last):
        return False
    if not (text.startswith(first) and text.endswith(last)):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        at = text.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def one_fits(names: Sequence[str], text: str) -> bool:
    """Whether one of the names fits; none named fits all."""
    return not names or any(fits(name, text) for name in names)


def _all_fit(ours: Names, theirs: Names) -> bool:
    return bool(theirs) and all(one_fits(ours, name) for name in theirs)


def words_of(alert: Alert) -> str:
    """Return in what words are looked for."""
    return f"{alert.title}\n{alert.text}"[:SEARCHED]
