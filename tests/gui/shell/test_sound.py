"""Tones: by severity, repeated from 橙 up until signed, never for a drill."""

import io
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

import resources
from console.domain.alert import Shelf
from console.runtime.clock import ManualClock
from console.shell import sound_process
from console.shell.sound import AlarmSound, SoundHealth
from console.shell.sound_player import ProcessPlayer
from tests.gui.duty import evening
from tests.gui.duty.evening import BLUE, ORANGE, RED, YELLOW, alert, signed


@dataclass
class Recorder:
    """Plays nothing and writes down what it should have played."""

    health: SoundHealth = SoundHealth.WELL
    played: list[str] = field(default_factory=list)

    def play(self, tone: str) -> None:
        self.played.append(tone)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(evening.NOW)


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def sound(qapp, recorder, clock) -> AlarmSound:
    return AlarmSound(recorder, clock)


def test_each_severity_has_its_tone(sound, recorder, clock):
    for severity in (BLUE, YELLOW, ORANGE, RED):
        sound.alert_opened(alert(f"a{severity}", severity, "积水"))
        clock.jump(2)
    assert recorder.played == ["blue", "yellow", "orange", "red"]
    for name in (*recorder.played, "notice"):
        assert 1_000 < resources.path(f"sounds/{name}.wav").stat().st_size < 40_000


def test_a_drill_never_sounds(sound, recorder):
    sound.alert_opened(evening.drill())
    sound.repeat()
    assert recorder.played == []
    assert sound.ringing == frozenset()


def test_red_repeats_until_it_is_signed(sound, recorder, clock):
    red = alert("r", RED, "堤脚渗水")
    sound.alert_opened(red)
    clock.jump(3.9)
    sound.repeat()
    assert recorder.played == ["red"]
    clock.jump(0.2)
    sound.repeat()
    assert recorder.played == ["red", "red"]
    sound.alert_changed("r", signed(red))
    clock.jump(60)
    sound.repeat()
    assert recorder.played == ["red", "red"]


def test_yellow_sounds_once(sound, recorder, clock):
    sound.alert_opened(alert("y", YELLOW, "积水"))
    clock.jump(60)
    sound.repeat()
    assert recorder.played == ["yellow"]


def test_what_was_set_aside_or_recovered_no_longer_rings(sound, recorder, clock):
    for id in ("a", "b"):
        sound.alert_opened(alert(id, ORANGE, "积水"))
    shelf = Shelf(clock.now() + timedelta(minutes=15), "疑似传感器故障", "p2", "周砚")
    sound.alert_changed("a", replace(alert("a", ORANGE, "积水"), shelf=shelf))
    sound.alert_changed("b", evening.recovered(alert("b", ORANGE, "积水")))
    assert sound.ringing == frozenset()


def test_after_a_start_the_unsigned_reds_ring_again_and_nothing_else(sound, recorder):
    seen = [alert("r", RED, "堤脚渗水"), alert("y", YELLOW, "积水"), evening.drill()]
    sound.resume([*seen, signed(alert("s", RED, "车棚明火"))])
    assert recorder.played == ["red"]
    assert sound.ringing == frozenset({"r"})


def test_what_leaves_the_queue_is_silent(sound, recorder, clock):
    sound.alert_opened(alert("o", ORANGE, "积水"))
    sound.alert_changed("o", None)
    clock.jump(60)
    sound.repeat()
    assert recorder.played == ["orange"]


def test_a_storm_is_one_noise_and_a_red_is_heard_through_it(sound, recorder, clock):
    for number in range(300):
        sound.alert_opened(alert(f"b{number}", BLUE, "点位中断"))
    sound.alert_opened(alert("r", RED, "堤脚渗水"))
    assert recorder.played == ["blue", "red"]


def test_a_call_and_the_switch_silence_it_and_say_so(sound, recorder, clock):
    told = []
    sound.health_changed.connect(lambda: told.append(sound.health))
    sound.set_on_call(True)
    sound.alert_opened(alert("r", RED, "堤脚渗水"))
    assert recorder.played == []
    sound.set_on_call(False)
    sound.repeat()
    assert recorder.played == ["red"]
    sound.set_off(True)
    clock.jump(60)
    sound.repeat()
    assert recorder.played == ["red"]
    assert told == [SoundHealth.ON_CALL, SoundHealth.WELL, SoundHealth.OFF]


def test_no_device_is_a_state_and_no_error(qapp, clock):
    sound = AlarmSound(Recorder(SoundHealth.NO_DEVICE), clock)
    sound.alert_opened(alert("r", RED, "堤脚渗水"))
    assert sound.health is SoundHealth.NO_DEVICE


def test_a_raised_alert_that_was_signed_before_sounds_again(sound, recorder, clock):
    seen = signed(alert("r", ORANGE, "积水"))
    sound.alert_opened(replace(seen, severity=RED))
    assert recorder.played == ["red"]


def test_the_real_process_says_how_the_sound_is_and_ends(qtbot):
    player = ProcessPlayer()
    assert player.health is SoundHealth.NO_DEVICE
    player.start()
    qtbot.waitUntil(lambda: player.has_answered, timeout=10_000)
    player.play("red")
    assert player.health in (SoundHealth.WELL, SoundHealth.NO_DEVICE, SoundHealth.FAILED)
    player.close()
    assert not player.is_running


def test_the_process_does_not_take_a_machine_without_sound_card_for_one_that_has_sound():
    class NoCard:
        def audio_output_list_get(self):
            return None

    assert not any(sound_process._devices(NoCard()))
    out = io.StringIO()
    sound_process._say(out, "no_device")
    assert SoundHealth(out.getvalue().strip()) is SoundHealth.NO_DEVICE
