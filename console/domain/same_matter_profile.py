"""What a hall calls near, soon and alike when it asks whether two matters are one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Weights:
    """How much place, time and words say, in parts of a whole."""

    place: float = 0.4
    time: float = 0.2
    words: float = 0.4


@dataclass(frozen=True, slots=True)
class SameMatterProfile:
    """The table `same_matter` of a profile.

    Attributes:
        same_place: metres within which two points are one place.
        near: metres beyond which nothing is the same matter.
        soon: time beyond which nothing is.
        within: times that are told as such, shortest first; up to the first, time is worth most.
        letters: shared hanzi that say as much as the same entry of the dictionary.
        weights: of place, time and words in the score.
        least: the score from which something is proposed, 0 to 1.
        most: how many are proposed.
        how_it_came: entries of the dictionary that say how a matter came, not what it is.
        idle_words: words that tell nothing of a matter.
        follow_ups: words of a report that goes on with an earlier one and is not merged into it.
        not_matters: channels that report on the hall's own work.
        told_twice: channels in which one source may tell of one matter twice; in the others that
            is its key, or a hot topic.
    """

    same_place: float = 60.0
    near: float = 500.0
    soon: timedelta = timedelta(hours=2)
    within: tuple[timedelta, ...] = (timedelta(minutes=10), timedelta(minutes=30))
    letters: int = 4
    weights: Weights = Weights()
    least: float = 0.6
    most: int = 3
    how_it_came: tuple[str, ...] = ()
    idle_words: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    not_matters: tuple[str, ...] = ()
    told_twice: tuple[str, ...] = ()


def same_matter_of(told: Mapping[str, Any]) -> SameMatterProfile:
    """Read the table `same_matter`.

    Raises:
        KeyError: a value is missing. TypeError, ValueError: one is not understood.
    """
    place, time, words, score = told["place"], told["time"], told["words"], told["score"]
    weights = Weights(*(float(score["weights"][name]) for name in ("place", "time", "words")))
    if min(float(place["near"]), float(time["soon"]), weights.place) <= 0:
        raise ValueError("place.near, time.soon and score.weights.place are above 0")
    return SameMatterProfile(
        same_place=float(place["same"]),
        near=float(place["near"]),
        soon=_seconds(time["soon"]),
        within=tuple(sorted(_seconds(each) for each in time["within"])),
        letters=int(words["letters"]),
        weights=weights,
        least=float(score["least"]),
        most=int(score["most"]),
        how_it_came=_texts(words["how_it_came"]),
        idle_words=_texts(words["idle"]),
        follow_ups=_texts(words["follow_ups"]),
        not_matters=_texts(told["channels"]["not_matters"]),
        told_twice=_texts(told["channels"]["told_twice"]),
    )


def _seconds(told: Any) -> timedelta:
    return timedelta(seconds=float(told))


def _texts(told: Any) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
        raise ValueError(f"not a list of words: {told!r}")
    return tuple(told)
