"""Who takes such an order: past orders that read alike, and counts; a person decides.

Orders are found by pairs of hanzi they share, compared whole (rapidfuzz), and vote for the unit
that took them; one that gave such an order back loses votes. Counts by entry of the dictionary and
town are the other half: they know what is usual where the words are new. What was corrected
teaches by the unit that took it in the end, and by the one that did not.
"""

import re
from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log

from console.domain.past_order import LONGEST_READ, PastOrder

MOST_AGO = 400
"""Orders kept for a pair of hanzi from each end, the newest and the last that came."""
COMPARED = 150
VOTERS = 30
SIMILAR = 20
LEAST_ALIKE = 45.0
"""Score (0 to 100) from which two titles read alike at all."""
SHORT = 8
"""Letters below which a title is a name, looked for within titles."""
ELSEWHERE = 0.6
"""Weight of an order from another town."""
AGAINST = 0.7
"""Share of a vote that a unit loses by giving such an order back."""
COUNTS = 0.35
"""Share of the counts in the verdict where the entry of the dictionary is known."""
FEW = 3.0
"""Orders that are no evidence yet: with so many the confidence is half of the share."""
MOST_SURE = 0.97
RISK_FROM, RISK_SHARE = 3, 0.3
"""Returns of such orders, and share of them, from which a unit is likely to give it back."""

_RUNS = re.compile(r"[一-鿿]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """One unit that such an order may go to.

    Attributes:
        unit: name.
        confidence: 0 to 1.
        took: of the orders that read alike, how many it took.
        gave_back: how many of them it gave back.
        of: how many read alike.
        why: what it gave them back for most often.
    """

    unit: str
    confidence: float
    took: int
    gave_back: int
    of: int
    why: str = ""

    @property
    def is_risky(self) -> bool:
        """Whether it has given back so many of such orders that a person ought to know."""
        all_its = self.took + self.gave_back
        return self.gave_back >= RISK_FROM and self.gave_back >= RISK_SHARE * all_its


@dataclass(frozen=True, slots=True)
class Advice:
    """What past orders say.

    Attributes:
        choices: the likeliest first, at most three, and every unit that is risky.
        similar: the orders that read most alike.
        learnt: how many orders that rests on.
    """

    choices: tuple[Choice, ...] = ()
    similar: tuple[PastOrder, ...] = ()
    learnt: int = 0

    def risk_of(self, unit: str) -> Choice | None:
        """Return what speaks against a unit; None where nothing does."""
        return next((each for each in self.choices if each.unit == unit and each.is_risky), None)


class DispatchHistory:
    """Past orders, indexed; not to be used by two threads at once."""

    def __init__(self) -> None:
        self._orders: list[PastOrder] = []
        self._place: dict[str, int] = {}
        self._pairs: dict[str, array[int]] = {}
        self._spread: Counter[str] = Counter()
        self._taken: dict[tuple[str, str], Counter[str]] = {}
        self._of: dict[str, array[int]] = {}

    @property
    def size(self) -> int:
        """How many orders are learnt."""
        return len(self._place)

    def learn(self, past: PastOrder) -> None:
        """Take an order in, or take it in anew: what it taught before is forgotten."""
        known = self._place.get(past.id)
        if known is not None:
            before = self._orders[known]
            self._count(before, -1)
            self._orders[known] = past
            if before.title == past.title:
                self._count(past, 1)
                return
        self._count(past, 1)
        place = self._place[past.id] = len(self._orders)
        self._orders.append(past)
        self._of.setdefault(past.matter, array("I")).append(place)
        for pair in pairs(past.title):
            self._spread[pair] += 1
            self._pairs.setdefault(pair, array("I")).append(place)

    def forget(self, id: str) -> None:
        """Let an order go: it exists no more."""
        known = self._place.pop(id, None)
        if known is not None:
            self._count(self._orders[known], -1)
            self._orders[known] = PastOrder("", "")

    def advise(self, title: str, town: str = "", matter: str = "", own: str = "") -> Advice:
        """Say who takes such an order.

        Args:
            title: what it is about.
            town: where.
            matter: entry of the dictionary, where one is known.
            own: id of the order itself, which does not speak for itself.
        """
        found = self._alike(title[:LONGEST_READ], own)
        shown = [past for past, _ in found]
        if matter and len(found) < SIMILAR:
            shown += self._of_entry(matter, {past.id for past in shown} | {own})
        votes: dict[str, float] = {}
        took: Counter[str] = Counter()
        back: dict[str, Counter[str]] = {}
        for past, alike in found[:VOTERS]:
            weight = (alike / 100) ** 3 * (1.0 if past.town == town else ELSEWHERE)
            if past.unit:
                votes[past.unit] = votes.get(past.unit, 0.0) + weight
            for unit in _gave_back(past):
                votes[unit] = votes.get(unit, 0.0) - AGAINST * weight
        for past in shown:
            took.update([past.unit] if past.unit else ())
            for unit, reason in _gave_back(past).items():
                back.setdefault(unit, Counter())[reason] += 1
        ranked = self._ranked(votes, town, matter)
        evidence = sum(took.values())
        choices = [
            _choice(unit, share, evidence, took[unit], back.get(unit, Counter()), len(shown))
            for unit, share in ranked
        ]
        rest = [_choice(u, 0.0, evidence, took[u], r, len(shown)) for u, r in back.items()
                if u not in {each.unit for each in choices[:3]}]  # fmt: skip
        told = (*choices[:3], *(each for each in rest if each.is_risky))
        return Advice(told, tuple(shown[:SIMILAR]), self.size)

    def _ranked(
        self, votes: Mapping[str, float], town: str, matter: str
    ) -> list[tuple[str, float]]:
        """Return units with their share of the verdict, the likeliest first."""
        shares = _shares(votes)
        usual = self._usual(town, matter)
        weight = COUNTS if usual and shares else 1.0 if usual else 0.0
        units = {*shares, *usual}
        told = {
            unit: (1 - weight) * shares.get(unit, 0.0) + weight * usual.get(unit, 0.0)
            for unit in units
        }
        return sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))

    def _usual(self, town: str, matter: str) -> dict[str, float]:
        """Return who takes orders of an entry: in this town where that is known, or anywhere."""
        if not matter:
            return {}
        anywhere = _shares(self._taken.get((matter, ""), Counter()))
        here = self._taken.get((matter, town), Counter()) if town else Counter[str]()
        known = sum(here.values())
        weight = known / (known + 5 * FEW)
        local = _shares(here)
        return {
            unit: weight * local.get(unit, 0.0) + (1 - weight) * share
            for unit, share in anywhere.items()
        }

    def _alike(self, title: str, own: str) -> list[tuple[PastOrder, float]]:
        """Return orders that read alike, the most alike first, of those the newest known first."""
        score: dict[int, float] = {}
        for pair in pairs(title):
            held = self._pairs.get(pair)
            if held is None:
                continue
            weight = min(log(1 + len(self._orders) / self._spread[pair]), 6.0)
            some = held if len(held) <= 2 * MOST_AGO else held[:MOST_AGO] + held[-MOST_AGO:]
            for place in some:
                score[place] = score.get(place, 0.0) + weight
        best = sorted(score, key=lambda place: -score[place])[:COMPARED]
        named = {place: self._orders[place].title for place in best}
        from rapidfuzz import fuzz, process  # by the first question, in the lane that asks

        scorer = fuzz.ratio if len(title) >= SHORT else fuzz.partial_ratio
        compared = process.extract(
            title, named, scorer=scorer, limit=COMPARED, score_cutoff=LEAST_ALIKE
        )
        told = [(self._orders[place], alike) for _, alike, place in compared]
        return [(past, alike) for past, alike in told if past.id and past.id != own]

    def _of_entry(self, matter: str, known: Collection[str]) -> list[PastOrder]:
        """Return the newest orders of an entry: words too few or too new read like none."""
        held = self._of.get(matter, array("I"))
        some = held if len(held) <= 2 * MOST_AGO else held[:MOST_AGO] + held[-MOST_AGO:]
        orders = [self._orders[place] for place in some]
        orders = [past for past in orders if past.id and past.matter == matter]
        orders.sort(key=lambda past: past.at, reverse=True)
        return [past for past in orders if past.id not in known][:SIMILAR]

    def _count(self, past: PastOrder, by: int) -> None:
        if past.matter and past.unit:
            for town in {"", past.town}:
                self._taken.setdefault((past.matter, town), Counter())[past.unit] += by


def pairs(title: str) -> set[str]:
    """Return the pairs of neighbouring hanzi of a title."""
    return {run[place : place + 2] for run in _RUNS.findall(title) for place in range(len(run) - 1)}


def _gave_back(past: PastOrder) -> dict[str, str]:
    """Return who gave an order back, with the reason; who was refused had to do it."""
    return {one.unit: one.reason for one in past.returns if one.unit and not one.is_refused}


def _shares(votes: Mapping[str, float]) -> dict[str, float]:
    """Return each unit's part of all votes; who has none or fewer is left out."""
    told = {unit: number for unit, number in votes.items() if number > 0}
    total = sum(told.values())
    return {unit: number / total for unit, number in told.items()} if total else {}


def _choice(
    unit: str, share: float, evidence: int, took: int, back: Counter[str], of: int
) -> Choice:
    sure = min(MOST_SURE, share * (evidence + 1) / (evidence + 1 + FEW))
    most: Sequence[tuple[str, int]] = back.most_common(1)
    return Choice(unit, sure, took, sum(back.values()), of, most[0][0] if most else "")
