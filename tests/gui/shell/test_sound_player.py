"""The process that plays: what it is told, and what happens when it hangs or dies (B-15)."""

import io

import pytest

import resources
from console.runtime.clock import ManualClock
from console.shell.sound import SoundHealth
from console.shell.sound_player import ProcessPlayer
from console.shell.sound_process import SoundLoop
from console.shell.spoken import load_vocabulary
from console.shell.voice import Voice
from resources.sounds import pcm
from tests.support.patience import PATIENCE

HANGS = """
import json, sys, time
print(json.dumps({"health": "well"}), flush=True)
time.sleep(600)
"""
ENDS = 'print(\'{"health": "well"}\', flush=True)'
LIVES = """
import json, sys
print(json.dumps({"health": "well"}), flush=True)
for line in sys.stdin:
    told = json.loads(line)
    print("not json")
    print(json.dumps({"done": told["id"], "heard": True, "seconds": 0.5}), flush=True)
"""
TELLS = LIVES.replace("0.5", 'told["volume"]')
WAIT = round(PATIENCE * 1000)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def make(qapp, clock):
    made = []

    def player(code: str) -> ProcessPlayer:
        made.append(ProcessPlayer(clock, load_vocabulary(), program=("-c", code)))
        made[-1].start()
        return made[-1]

    yield player
    for each in made:
        each.close()


def test_a_process_that_hangs_is_ended_and_started_again(qtbot, make, clock):
    player = make(HANGS)
    qtbot.waitUntil(lambda: player.health is SoundHealth.WELL, timeout=WAIT)
    first = player.process_id
    clock.jump(4)
    player.look()
    assert player.process_id == first, "it may be silent for four seconds"
    clock.jump(2)
    with qtbot.waitSignal(player.health_changed, timeout=WAIT):
        player.look()
    assert player.health is SoundHealth.FAILED
    qtbot.waitUntil(lambda: player.health is SoundHealth.WELL, timeout=WAIT)
    assert player.process_id not in (0, first)


def test_a_process_that_dies_is_seen_and_started_again(qtbot, make):
    player = make(ENDS)
    told = []
    player.health_changed.connect(lambda: told.append(player.health))
    qtbot.waitUntil(lambda: told.count(SoundHealth.WELL) >= 2, timeout=WAIT)
    assert SoundHealth.FAILED in told


def test_it_tells_what_was_heard_and_passes_over_what_is_no_answer(qtbot, make):
    player = make(LIVES)
    qtbot.waitUntil(lambda: player.health is SoundHealth.WELL, timeout=WAIT)
    with qtbot.waitSignal(player.finished, timeout=WAIT) as done:
        id = player.play("red")
    assert done.args == [id, True, 0.5]


def test_after_its_end_nothing_is_started_again(qtbot, make):
    player = make(LIVES)
    qtbot.waitUntil(lambda: player.health is SoundHealth.WELL, timeout=WAIT)
    player.close()
    player.play("red")
    assert not player.is_running and not player._again.isActive()


class Chain:
    """Takes down what would be played."""

    is_playing = False

    def __init__(self) -> None:
        self.played: list[tuple[pcm.Samples, int]] = []

    def play_samples(self, samples: pcm.Samples, rate: int = pcm.RATE) -> None:
        self.played.append((samples, rate))


def test_the_volume_goes_with_each_order_and_the_soft_red_stays_as_it_is(qtbot, make):
    player = make(TELLS)
    qtbot.waitUntil(lambda: player.health is SoundHealth.WELL, timeout=WAIT)
    player.volume = 60
    for tone, volume in (("red", 60.0), ("red_soft", 100.0)):
        with qtbot.waitSignal(player.finished, timeout=WAIT) as done:
            player.play(tone)
        assert done.args[2] == volume


@pytest.mark.parametrize("percent", [50, 100])
def test_tones_and_sentences_are_as_loud_as_they_were_told_to_be(percent):
    chain, folder = Chain(), resources.path("sounds/speech")
    loop = SoundLoop(chain, Voice(folder), io.StringIO())
    loop._begin(1, {"tone": str(resources.path("sounds/red.wav")), "volume": percent})
    loop._begin(2, {"clips": ["grade_red"], "volume": percent})
    for (played, rate), file in zip(chain.played, ("red.wav", "speech/grade_red.wav"), strict=True):
        made, made_rate = pcm.read(resources.path(f"sounds/{file}"))
        assert max(played) == pytest.approx(max(made) * percent / 100, abs=2)
        assert rate == made_rate
