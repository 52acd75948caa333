"""B-14, B-15 as a microphone hears it: the real process, libvlc, a sound server without a device.

What is asserted is what was recorded from the sink: pitches, strokes, repetition, silence. A busy
machine may drop samples, so a recording is made again a few times before it counts as wrong.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from console.domain.alert_clocks import ClockProfile
from console.runtime.clock import SystemClock
from console.settings.sound_profile import load_sound_rules
from console.shell.sound import AlarmSound, SoundHealth
from console.shell.sound_player import ProcessPlayer
from console.shell.spoken import load_vocabulary
from resources.sounds.make_tones import TONES
from tests.gui.duty.evening import RED, alert, signed
from tests.support.null_sink import RATE, NullSink, bursts, loudness, pitch

PATIENCE = 30_000
"""Milliseconds within which what must come comes, on the slowest machine."""
TRIES = 6
QUICK = """
import sys
from console.shell import sound_process
sound_process.PROBE_WELL = sound_process.PROBE_LOST = 0.3
sys.exit(sound_process.main([]))
"""
"""The process, looking for its device more often than in a hall."""

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(
        shutil.which("pulseaudio") is None, reason="no sound server here; ./hall test installs one"
    ),
]


@pytest.fixture
def sink(monkeypatch):
    with tempfile.TemporaryDirectory() as folder:  # the name of a socket may not be long
        sink = NullSink(Path(folder))
        for name in ("PULSE_SERVER", "HOME", "XDG_RUNTIME_DIR"):
            monkeypatch.setenv(name, sink.environment[name])
        try:
            sink.start()
            yield sink
        finally:
            sink.stop()


@pytest.fixture
def player(qapp):
    player = ProcessPlayer(SystemClock(), load_vocabulary(), program=("-c", QUICK))
    yield player
    player.close()


def until(qtbot, player, health):
    qtbot.waitUntil(lambda: player.health is health, timeout=PATIENCE)


def heard(qtbot, sink, player, tone):
    """Return what comes out of the loudspeaker when a tone is played."""
    sink.record()
    with qtbot.waitSignal(player.finished, timeout=PATIENCE) as done:
        player.play(tone)
    assert done.args[1], f"{tone} reached the device"
    return sink.recorded()


def fits(recording, tone) -> bool:
    """Whether a recording holds the whole tone and nothing else: its strokes by their pitches."""
    found = bursts(recording)
    seconds = sum(length for _, length in tone.strokes)
    if len(found) != 1 or abs(found[0][1] - found[0][0] - seconds) > 0.1:
        return False
    at = found[0][0]
    for hertz, length in tone.strokes:
        stroke = recording[round((at + 0.02) * RATE) : round((at + length - 0.02) * RATE)]
        if hertz and abs(pitch(stroke) - hertz) > 0.03 * hertz:
            return False
        at += length
    return True


def test_a_tone_comes_out_whole_with_its_pitches_and_the_soft_red_is_much_softer(
    qtbot, sink, player
):
    """libvlc's cache once swallowed most of each tone: what it was given counted as late."""
    player.start()
    until(qtbot, player, SoundHealth.WELL)
    levels = {}
    for name in ("red", "red_soft", "orange"):
        for _ in range(TRIES):
            recording = heard(qtbot, sink, player, name)
            if fits(recording, TONES[name]):
                break
        else:
            pytest.fail(f"{name} never came out whole")
        (burst,) = bursts(recording)
        levels[name] = loudness(recording[round(burst[0] * RATE) : round(burst[1] * RATE)])
        assert np.abs(recording).max() < 0.999, "nothing is clipped"
    assert levels["red"] - levels["red_soft"] > 10


def test_red_repeats_until_signed_a_sentence_stands_between_and_a_mute_is_silence(
    qtbot, sink, player
):
    words = load_vocabulary()
    rules = replace(load_sound_rules(), repeat={RED: 1.5}, mute=(60.0,))
    none = ClockProfile({}, {})
    sound = AlarmSound(player, SystemClock(), rules, none, words.cause_of, words.seconds)
    player.health_changed.connect(sound.player_changed)
    player.start()
    until(qtbot, player, SoundHealth.WELL)
    for _ in range(TRIES):
        sink.record()
        red = alert("r", RED, "某事")
        sound.alerts_opened([red])
        with qtbot.waitSignals([player.finished] * 4, timeout=PATIENCE, order="none"):
            pass
        sound.begin_mute(60.0, "电话会商")
        qtbot.wait(2_500)  # a tone would have come
        sound.end_mute()
        sound.alerts_changed(("r",), {"r": signed(red)}.get)
        sound.look()
        recording = sink.recorded()
        found = bursts(recording)
        kinds = ["tone" if end - start < 0.8 else "sentence" for start, end in found]
        silence = len(recording) / RATE - found[-1][1] if found else 0.0
        # how many tones came before the mute is the machine's pace; that none came in it is not
        goes_on = len(kinds) > 2 and set(kinds[2:]) == {"tone"}
        if kinds[:2] == ["tone", "sentence"] and goes_on and silence > 1.8:
            break
    else:
        pytest.fail(f"heard {kinds}, then {silence:.1f} s of silence")


def test_a_device_or_server_that_goes_is_noticed_and_found_again(qtbot, sink, player):
    player.start()
    until(qtbot, player, SoundHealth.WELL)
    sink.pull_out(leaves_dummy=True)
    until(qtbot, player, SoundHealth.NO_DEVICE)  # a server plays on into nothing
    sink.plug_in()
    until(qtbot, player, SoundHealth.WELL)
    sink.kill()
    until(qtbot, player, SoundHealth.NO_DEVICE)
    sink.start()
    until(qtbot, player, SoundHealth.WELL)
