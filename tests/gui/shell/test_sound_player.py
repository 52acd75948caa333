"""The process that plays: what it is told, and what happens when it hangs or dies (B-15)."""

import pytest

from console.runtime.clock import ManualClock
from console.shell.sound import SoundHealth
from console.shell.sound_player import ProcessPlayer
from console.shell.spoken import load_vocabulary
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
