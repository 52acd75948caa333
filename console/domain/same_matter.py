"""疑似同一事: what came before and may be the same matter, by place, time and words, with reasons.

Three things are kept apart. *Identity* is `Alert.fingerprint`: one thing told again by its source
(`alert_reports.received`). *Grouping* is `Alert.group`: shown together, each for itself. The
*incident link* is `Alert.merged_into` with `Alert.joined`: handled as one, by a person's act
(`joining`). What is judged here is a proposal to link: it changes nothing by itself, reads no
fingerprint, and of the group only that what is shown together needs no proposal.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import isnan

from console.domain.alert import Alert, Nature
from console.domain.matter_cells import MatterCells, Near, Spot, spot_of
from console.domain.matter_words import Kinds, shared, without
from console.domain.same_matter_profile import SameMatterProfile

MOST_READ = 64
"""So many of the nearest are compared word by word, should 3,000 lie in one street."""

LEAST_LETTERS = 3
"""One short word that both texts have says nothing."""

IN_GRID = 0.4
"""What the same grid is worth where a point is not known."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another alert, with why it may be the same matter.

    Attributes:
        alert: the other.
        metres: how far away; None where one of the points is not known.
        minutes: how many minutes lie between them.
        reasons: codes with an argument after a colon: `same_place:40` and `near:230` (metres),
            `same_grid`, `within:10` and `apart:75` (minutes), `kind:积水`, `words:车棚`.
        score: 0 to 1.
    """

    alert: Alert
    metres: float | None
    minutes: int
    reasons: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Said:
    """What an alert says, without its place and without words that tell nothing."""

    text: str
    kinds: Mapping[str, tuple[str, ...]]


class SameMatters:
    """The open alerts of a seat, and which of them may be one.

    Words of an alert are read when it is first compared, and kept.

    Args:
        profile: what is near, soon and alike.
    """

    def __init__(self, profile: SameMatterProfile) -> None:
        self.profile = profile
        self._cells = MatterCells(profile.near)
        self._kinds = Kinds()
        self._said: dict[str, _Said] = {}
        self._newest = 0.0
        """Seconds: when the newest alert came; what comes after it was before no other."""

    def learn(self, kinds: Kinds) -> None:
        """Take another dictionary."""
        if kinds != self._kinds:
            self._kinds = kinds
            self._said.clear()

    def put(self, alert: Alert) -> bool:
        """Take an alert in, or as it is now; what cannot be the same as anything stays out.

        Returns:
            Whether others may be judged otherwise by it: it came late, or is told in other words
            or from elsewhere. What is only told again changes none.
        """
        known = self._cells.spot(alert.id)
        if not self._is_matter(alert):
            self.drop(alert.id)
            return False
        is_elsewhere = known is not None and known.alert.place != alert.place
        is_told_otherwise = self._cells.put(alert)
        if is_told_otherwise:
            self._said.pop(alert.id, None)
        if known is not None:
            return is_told_otherwise or is_elsewhere
        first = alert.received_at.timestamp()
        is_late, self._newest = first < self._newest, max(first, self._newest)
        return is_late

    def drop(self, id: str) -> None:
        """Let an alert go."""
        self._cells.drop(id)
        self._said.pop(id, None)

    def clear(self) -> None:
        """Let all go."""
        self._cells.clear()
        self._said.clear()

    def ids(self) -> Set[str]:
        """Return which alerts were taken in."""
        return self._cells.ids()

    def suspects(self, alert: Alert) -> list[Candidate]:
        """Return what came before and may be the same matter, the likeliest first.

        `alert` may be one that is only being written (F2): without an id all came before it.
        """
        if not self._is_matter(alert) or _has_any(alert.title, self.profile.follow_ups):
            return []
        likely = [c for c in self._compared(alert) if c.score >= self.profile.least]
        return sorted(likely, key=_likeliest)[: self.profile.most]

    def nearby(self, alert: Alert, most: int) -> list[Candidate]:
        """Return what is near in place and time whatever it says, the nearest first."""
        spot = spot_of(alert)
        return [self._judged(spot, near, None) for near in self._near(spot)[:most]]

    def _is_matter(self, alert: Alert) -> bool:
        is_open = alert.nature is Nature.HAPPENING and not alert.is_closed
        return is_open and alert.channel not in self.profile.not_matters

    def _compared(self, alert: Alert) -> Iterable[Candidate]:
        spot, said = spot_of(alert), self._read(alert)
        for near in self._near(spot):
            if not self._is_told_apart(alert, near.spot.alert):
                yield self._judged(spot, near, said)

    def _near(self, spot: Spot) -> list[Near]:
        found = self._cells.near(spot, self.profile.soon.total_seconds(), MOST_READ)
        return sorted(found, key=lambda near: not spot.is_at(near.spot))

    def _is_told_apart(self, alert: Alert, other: Alert) -> bool:
        """Whether they are shown together already, or are one source going on about it."""
        is_grouped = bool(alert.group) and alert.group == other.group
        is_same_source = bool(alert.source) and alert.source == other.source
        return is_grouped or (is_same_source and alert.channel not in self.profile.told_twice)

    def _judged(self, spot: Spot, near: Near, said: _Said | None) -> Candidate:
        """Compare two; where nothing was said yet, place and time alone."""
        weights, other = self.profile.weights, near.spot
        place, where = self._place(spot.is_at(other), near.metres)
        time, when = self._time(near.apart)
        score, whole = weights.place * place + weights.time * time, weights.place + weights.time
        reasons = [where, when]
        if said is not None and said.text.strip("\0 "):
            words, why = self._words(said, self._said_by(other.alert))
            score, whole = score + weights.words * words, whole + weights.words
            if not why:
                score = 0.0
            reasons.append(why)
        known = None if isnan(near.metres) else near.metres
        told = tuple(reason for reason in reasons if reason)
        return Candidate(other.alert, known, int(near.apart // 60), told, score / whole)

    def _place(self, is_same: bool, metres: float) -> tuple[float, str]:
        profile = self.profile
        if isnan(metres):
            return (1.0, "same_place") if is_same else (IN_GRID, "same_grid")
        if is_same or metres <= profile.same_place:
            return 1.0, f"same_place:{metres:.0f}" if metres >= 1 else "same_place"
        further = (metres - profile.same_place) / max(1.0, profile.near - profile.same_place)
        return 1.0 - 0.7 * further, f"near:{metres:.0f}"

    def _time(self, apart: float) -> tuple[float, str]:
        within = [step.total_seconds() for step in self.profile.within]
        first, soon = within[0] if within else 0.0, self.profile.soon.total_seconds()
        worth = 1.0 - 0.9 * max(0.0, apart - first) / max(1.0, soon - first)
        step = next((step for step in within if apart <= step), None)
        if step is None:
            return worth, f"apart:{apart / 60:.0f}"
        return worth, f"within:{step / 60:.0f}"

    def _words(self, said: _Said, other: _Said) -> tuple[float, str]:
        for name in said.kinds:
            if name in other.kinds:
                return 1.0, f"kind:{_common(said.kinds[name], other.kinds[name]) or name}"
        if said.kinds and other.kinds:
            return 0.0, ""  # the dictionary knows them for two things
        runs = shared(said.text, other.text)
        letters = sum(map(len, runs))
        if letters < LEAST_LETTERS:
            return 0.0, ""
        return min(1.0, letters / max(1, self.profile.letters)), f"words:{'、'.join(runs[:3])}"

    def _said_by(self, alert: Alert) -> _Said:
        said = self._said.get(alert.id)
        if said is None:
            said = self._said[alert.id] = self._read(alert)
        return said

    def _read(self, alert: Alert) -> _Said:
        names = (alert.place.name, alert.place.town, *self.profile.idle_words)
        text = without(alert.title, names)
        kinds = self._kinds.named_in(text) or self._kinds.named_in(without(alert.text, names))
        return _Said(text, kinds)


def _has_any(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


def _common(words: Iterable[str], others: Sequence[str]) -> str:
    """Return the longest word that both say, 困人 of 电梯困人 and 困人报警; empty for none."""
    pairs = ((word, other) for word in words for other in others)
    both = (min(pair, key=len) for pair in pairs if pair[0] in pair[1] or pair[1] in pair[0])
    return max(both, key=len, default="")


def _likeliest(candidate: Candidate) -> tuple[float, float, int, str]:
    metres = 0.0 if candidate.metres is None else candidate.metres
    return (-candidate.score, metres, candidate.minutes, candidate.alert.id)
