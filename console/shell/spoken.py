"""Sentences as words on screen and as clips to be played, from `resources/sounds/speech.toml`."""

import tomllib
from dataclasses import dataclass
from typing import Any

from console.domain.alert import Alert
from console.shell.causes import Causes, read_causes
from console.shell.speech import Sentence
from resources import path

TEST_CLIPS = ("test", "grade_red", "n_6", "places")
"""What the self-test says: 声音自检，红色告警六处."""
MOST_COUNTED = 999
"""More are said as 上千处."""
_SYLLABLE = 0.32
"""Seconds a character lasts at most, pauses included; a test measures the clips against it."""
_NUMBERS = dict(zip("0123456789", "零一二三四五六七八九", strict=True)) | {
    "10": "十",
    "100": "百",
    "liang": "两",
    "many": "上千",
}
_NAME_MOST = 12
"""Characters of a place's name that are said."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One recorded piece: its id is its file's name."""

    id: str
    words: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All clips there are, and what finds a cause.

    Attributes:
        clips: by id.
        causes: find the cause of an alert.
    """

    clips: dict[str, Clip]
    causes: Causes

    def cause_of(self, alert: Alert) -> str:
        """Return the id of an alert's cause; nothing when no clip names it.

        The hall hears what is said: nothing of what only some posts may read.
        """
        return "" if alert.is_restricted else self.causes.of(alert)

    def words(self, sentence: Sentence) -> str:
        """Return a sentence as it stands on screen: `内涝红色告警 6 处，最近 望汐路`."""
        cause = self.clips[_cause(sentence.cause)].words if sentence.cause else ""
        said = cause + self.clips[_grade(sentence)].words
        if sentence.is_left:
            said += self.clips["left"].words
        more = f"，还有 {sentence.more} 条" if sentence.more else ""
        if sentence.count == 1:
            return (f"{said}，{sentence.place}" if sentence.place else said) + more
        said += f" {sentence.count} 处"
        return (f"{said}，最近 {sentence.place}" if sentence.place else said) + more

    def clip_ids(self, sentence: Sentence) -> list[str]:
        """Return what is played, in order; the place's name is not among the clips."""
        ids = [_cause(sentence.cause)] if sentence.cause else []
        ids.append(_grade(sentence))
        if sentence.is_left:
            ids.append("left")
        if sentence.count > 1:
            ids += [*number_clips(sentence.count), "places"]
        if sentence.more:
            ids += ["more", *number_clips(sentence.more), "items"]
        return ids

    def name_clips(self, sentence: Sentence) -> list[str]:
        """Return what is played before the name, where a name can be said."""
        return ["nearest"] if sentence.count > 1 and self.name(sentence) else []

    def name(self, sentence: Sentence) -> str:
        """Return the name to be said behind the clips; none behind 还有 N 条, it is not theirs."""
        return "" if sentence.more else sentence.place[:_NAME_MOST]

    def seconds(self, sentence: Sentence) -> float:
        """Return how long a sentence may last at most."""
        characters = sum(len(self.clips[id].words) for id in self.clip_ids(sentence))
        return 0.5 + _SYLLABLE * (characters + 2 + len(self.name(sentence)))


def number_clips(number: int) -> list[str]:
    """Return a number as it is spoken before 处: 两, 十二, 二十, 一百零六, 上千."""
    if number > MOST_COUNTED:
        return ["n_many"]
    if number == 2:
        return ["n_liang"]
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = [f"n_{hundreds}", "n_100"] if hundreds else []
    if tens:
        said += ["n_10"] if tens == 1 and not hundreds else [f"n_{tens}", "n_10"]
    elif hundreds and ones:
        said.append("n_0")
    return [*said, f"n_{ones}"] if ones else said


def load_vocabulary() -> Vocabulary:
    """Read `speech.toml`.

    Raises:
        ValueError: something is missing in it; the message says what.
    """
    file = path("sounds/speech.toml")
    try:
        return _read(tomllib.loads(file.read_text("utf-8")))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{file.name}: {error!r} is missing or not understood") from error


def _read(told: dict[str, Any]) -> Vocabulary:
    clips = [Clip(_cause(one["id"]), one["words"], one["pinyin"]) for one in told["cause"]]
    for kind in ("grade", "forecast"):
        clips += [Clip(f"{kind}_{id}", c["words"], c["pinyin"]) for id, c in told[kind].items()]
    clips += [Clip(id, one["words"], one["pinyin"]) for id, one in told["word"].items()]
    clips += [Clip(f"n_{id}", _NUMBERS[id], pinyin) for id, pinyin in told["number"].items()]
    return Vocabulary({clip.id: clip for clip in clips}, read_causes(told))


def _cause(id: str) -> str:
    return f"cause_{id}"


def _grade(sentence: Sentence) -> str:
    kind = "forecast" if sentence.is_forecast else "grade"
    return f"{kind}_{sentence.severity.name.lower()}"
