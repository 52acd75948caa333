"""Clips and names: equally loud, nothing clipped, as long as the rules believe; no engine too."""

import io
import math
import sys
import wave
from array import array
from itertools import pairwise

import pytest

import resources
from console.domain.alert import Severity
from console.settings.sound_profile import load_sound_rules
from console.shell.speech import Sentence
from console.shell.spoken import TEST_CLIPS, load_vocabulary
from console.shell.voice import Voice
from resources.sounds import pcm
from resources.sounds.make_tones import TONES, samples

FOLDER = resources.path("sounds/speech")
VOCABULARY = load_vocabulary()


@pytest.mark.parametrize("id", sorted(VOCABULARY.clips))
def test_a_clip_is_there_loud_enough_and_not_clipped(id):
    heard, rate = pcm.read(FOLDER / f"{id}.wav")
    clip = VOCABULARY.clips[id]
    assert rate == pcm.RATE
    assert abs(pcm.level(heard) + 17) < 0.5, "all clips are equally loud"
    assert max(map(abs, heard)) < 0.95 * pcm.FULL
    assert 0.15 < len(heard) / rate / len(clip.words) < 0.5, "neither cut off nor drawn out"
    assert pcm.trimmed(heard) and len(heard) - len(pcm.trimmed(heard)) < 0.05 * rate


def test_no_clip_lies_about_that_nobody_says_and_all_are_small():
    files = {file.stem for file in FOLDER.glob("*.wav")}
    assert files == set(VOCABULARY.clips)
    assert sum(file.stat().st_size for file in FOLDER.glob("*.wav")) < 3_000_000
    assert set(TEST_CLIPS) <= files


@pytest.mark.parametrize("cause", ["", *VOCABULARY.causes.ids])
def test_no_sentence_lasts_longer_than_the_rules_believe(cause):
    """Else a tone would talk over its end."""
    for count in (1, 2, 999, 5000):
        sentence = Sentence(cause, Severity.RED, count)
        said = Voice(FOLDER).sentence(VOCABULARY.clip_ids(sentence))
        assert len(said) / pcm.RATE < VOCABULARY.seconds(sentence)


def engine(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code, "{text}")


TONE = """
import math, struct, sys, wave
count = 1600 * len(sys.argv[1])
with wave.open(sys.stdout.buffer, "wb") as f:
    f.setparams((1, 2, 16000, 0, "NONE", ""))
    wave_form = (round(3000 * math.sin(n / 4)) for n in range(count))
    f.writeframes(struct.pack(f"<{count}h", *wave_form))
"""


def test_any_engine_says_the_name_behind_the_clips_as_loud_as_they_are():
    bare = Voice(FOLDER).sentence(["grade_red"], "望汐路", ["nearest"])
    named = Voice(FOLDER, engine(TONE)).sentence(["grade_red"], "望汐路", ["nearest"])
    lead, _ = pcm.read(FOLDER / "nearest.wav")
    name = named[len(bare) + len(lead) :]
    assert len(name) / pcm.RATE == pytest.approx(0.3 + 0.25 + 0.03, abs=0.1)
    assert pcm.level(name) == pytest.approx(-17, abs=1)


@pytest.mark.parametrize(
    "code", ["import sys; sys.exit(1)", "print('no wave')", "import sys; sys.stdout.write('')"]
)
def test_an_engine_that_fails_leaves_the_name_out_with_its_lead(code):
    bare = Voice(FOLDER).sentence(["grade_red"])
    assert Voice(FOLDER, engine(code)).sentence(["grade_red"], "望汐路", ["nearest"]) == bare


def test_an_engine_that_is_not_installed_is_none():
    assert not Voice(FOLDER, ["no-such-engine-here", "{text}"]).has_engine
    assert not Voice(FOLDER).has_engine


def test_the_engine_of_the_profile_reads_pinyin_and_hanzi_as_mandarin():
    """The plain voice reads its own pinyin as English: four syllables of 内涝 instead of two."""
    rules = load_sound_rules()
    voice = Voice(FOLDER, rules.voice)
    if not voice.has_engine:
        pytest.skip("no engine here; ./hall test installs one")
    name = voice._speak("内涝")  # as English it lasts a second
    assert 0.3 < len(name) / pcm.RATE < 0.8
    assert pcm.level(name) == pytest.approx(-17, abs=0.5)


def test_a_sentence_without_its_clips_is_silence_and_no_error(tmp_path):
    assert len(Voice(tmp_path).sentence(["grade_red", "../../etc/passwd"])) < 0.1 * pcm.RATE


def test_tones_on_disk_are_the_tones_of_the_script():
    for name, tone in TONES.items():
        heard, rate = pcm.read(resources.path(f"sounds/{name}.wav"))
        assert list(heard) == samples(tone)
        assert rate == 16_000


def test_other_files_are_refused_with_their_name():
    stereo = io.BytesIO()
    with wave.open(stereo, "wb") as file:
        file.setparams((2, 2, 16_000, 0, "NONE", ""))
        file.writeframes(b"\0" * 64)
    stereo.seek(0)
    with pytest.raises(ValueError, match="16 bit mono"):
        pcm.read(stereo)
    with pytest.raises(ValueError):
        pcm.read(io.BytesIO(b"RIFF"))


def test_resampling_keeps_the_pitch_and_the_length():
    tone = array("h", (round(9000 * math.sin(n * math.tau * 440 / 16_000)) for n in range(8000)))
    changed = pcm.resampled(tone, 16_000)
    assert len(changed) == 11_025
    crossings = sum(1 for a, b in pairwise(changed) if a < 0 <= b)
    assert crossings == pytest.approx(220, abs=2)
