"""What is said, as words on screen and as clips: no reading guessed, no number misread."""

import tomllib
from itertools import pairwise

import pytest

import resources
from console.domain.alert import Severity
from console.runtime.clock import ManualClock
from console.settings.sound_profile import load_sound_rules
from console.shell.speech import Sentence, Speech
from console.shell.spoken import Clip, Vocabulary, load_vocabulary, number_clips
from tests.unit.shell.alerts import RED, alert


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def test_the_words_of_the_mock_up(vocabulary):
    assert vocabulary.words(Sentence("flood", RED, 6, "望汐路")) == "内涝红色告警 6 处，最近 望汐路"
    assert vocabulary.words(Sentence("flood", RED, 1, "望汐路")) == "内涝红色告警，望汐路"
    assert vocabulary.words(Sentence("", RED, 2)) == "红色告警 2 处"
    rain = Sentence("rain", Severity.ORANGE, 1, "云汀区", is_forecast=True)
    assert vocabulary.words(rain) == "暴雨橙色预警，云汀区"


def test_every_grade_of_both_natures_has_its_clips(vocabulary):
    for grade in Severity:
        for is_forecast in (False, True):
            for cause in vocabulary.causes.ids:
                for id in vocabulary.clip_ids(Sentence(cause, grade, 999, "", is_forecast)):
                    assert id in vocabulary.clips


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (2, "两"),
        (6, "六"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (22, "二十二"),
        (100, "一百"),
        (102, "一百零二"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (300, "三百"),
        (999, "九百九十九"),
        (1000, "上千"),
        (70_000, "上千"),
    ],
)
def test_numbers_are_read_as_people_read_them(vocabulary, number, words):
    assert "".join(vocabulary.clips[id].words for id in number_clips(number)) == words


def test_no_two_numbers_sound_alike():
    said = [number_clips(n) for n in range(1, 1000)]
    assert all(a != b for a, b in pairwise(sorted(said)))


def test_the_evening_is_named_by_its_causes(vocabulary):
    """Every orange and red line of the demo is said by a cause a person would name it by."""
    clock = ManualClock()

    def cause(title: str) -> str:
        return vocabulary.cause_of(alert("a", RED, clock, title))

    assert cause("望汐路下立交积水 26 厘米，超过封控线 25 厘米") == "flood"
    assert cause("望汐路下立交疑似小客车涉水停驶（置信度 0.83）") == "car"
    assert cause("潮生里小区电梯困人") == "lift"
    assert cause("石汀街道储罐泄漏") == "tank"
    assert cause("某种没听过的事") == ""
    evening = tomllib.loads(resources.path("demo/evening.toml").read_text("utf-8"))
    serious = [
        line["title"] for line in evening["line"] if line.get("severity") in ("red", "orange")
    ]
    unnamed = [title for title in serious if not cause(title)]
    assert len(serious) >= 5
    assert len(unnamed) <= len(serious) // 4, unnamed


def test_pinyin_has_a_tone_for_every_character(vocabulary):
    for clip in vocabulary.clips.values():
        assert _syllables(clip) == len(clip.words), clip


def _syllables(clip: Clip) -> int:
    return sum(character.isdigit() for character in clip.pinyin)


def test_a_red_without_an_owner_is_said_to_be_so(vocabulary):
    left = Sentence("flood", RED, 1, "望汐路", is_left=True)
    assert vocabulary.words(left) == "内涝红色告警无人承办，望汐路"
    assert vocabulary.clip_ids(left) == ["cause_flood", "grade_red", "left"]
    assert vocabulary.words(Sentence("", RED, 2, is_left=True)) == "红色告警无人承办 2 处"


def test_what_is_only_counted_stands_at_the_end_and_no_place_is_said_behind_it(vocabulary):
    """B-11: 还有 N 条."""
    sentence = Sentence("flood", Severity.ORANGE, 6, "望汐路", more=12)
    assert vocabulary.words(sentence) == "内涝橙色告警 6 处，最近 望汐路，还有 12 条"
    said = "".join(vocabulary.clips[id].words for id in vocabulary.clip_ids(sentence))
    assert said == "内涝橙色告警六处还有十二条"
    assert vocabulary.name_clips(sentence) == [] and vocabulary.name(sentence) == ""


def test_many_causes_are_one_sentence_and_every_red_is_one_of_its_own():
    """B-11: in a flood the voice says how many more there are; a red is never among them."""
    speech = Speech(load_sound_rules(), lambda alert: alert.type)
    clock = ManualClock()
    for number in range(12):
        orange = alert(f"o{number}", Severity.ORANGE, clock, f"cause-{number % 4}")
        speech.heard_of(orange, 0.0, is_news=True)
    for number in (20, 21):
        speech.heard_of(alert(f"r{number}", RED, clock, f"red-{number}"), 1.0, is_news=True)
    first, second, third = speech.next(2.0), speech.next(2.0), speech.next(2.0)
    assert [(one.severity, one.more) for one in (first, second)] == [(RED, 0), (RED, 0)]
    assert (third.severity, third.count, third.more) == (Severity.ORANGE, 3, 9)
    assert speech.next(2.0) is None and speech.waiting == 0
