"""Sound as a seat has it: rules and player tied together (B-14, B-15)."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

import resources
from console.domain.alert import Alert, Shelf
from console.domain.alert_clocks import ClockProfile
from console.runtime.clock import ManualClock, SystemClock
from console.settings.sound_profile import load_sound_rules
from console.shell.sound import AlarmSound, SoundHealth
from console.shell.sound_orders import MuteEnd
from console.shell.sound_player import ProcessPlayer
from console.shell.speech import Sentence
from console.shell.spoken import load_vocabulary
from tests.gui.duty import evening
from tests.gui.duty.evening import BLUE, ORANGE, RED, YELLOW, alert, signed


@dataclass
class Recorder:
    """Plays nothing and writes down what it should have played."""

    health: SoundHealth = SoundHealth.WELL
    played: list[str] = field(default_factory=list)
    said: list[Sentence] = field(default_factory=list)

    def play(self, tone: str) -> int:
        self.played.append(tone)
        return len(self.played)

    def say(self, sentence: Sentence) -> int:
        self.said.append(sentence)
        return len(self.said)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(evening.NOW)


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def sound(qapp, recorder, clock) -> AlarmSound:
    words = load_vocabulary()
    none = ClockProfile({}, {})
    sound = AlarmSound(recorder, clock, load_sound_rules(), none, words.cause_of, words.seconds)
    sound.set_passed(True)
    return sound


def run(sound: AlarmSound, clock: ManualClock, seconds: float) -> None:
    for _ in range(round(seconds * 4)):
        clock.jump(0.25)
        sound.look()


def test_each_severity_has_its_tone(sound, recorder, clock):
    for severity in (BLUE, YELLOW, ORANGE, RED):
        sound.alerts_opened([alert(f"a{severity}", severity, "某事")])
        clock.jump(2)
    assert recorder.played == ["blue", "yellow", "orange", "red"]
    for name in (*recorder.played, "notice", "red_soft", "act_due", "sound_back"):
        assert 1_000 < resources.path(f"sounds/{name}.wav").stat().st_size < 40_000


def test_a_sentence_follows_its_tone(sound, recorder, clock):
    for n in range(6):
        sound.alerts_opened([alert(f"a{n}", RED, "下立交积水", place=f"路{n}")])
    run(sound, clock, 2)
    assert recorder.played == ["red"]
    assert load_vocabulary().words(recorder.said[0]) == "内涝红色告警 6 处，最近 路5"


def test_a_drill_never_sounds(sound, recorder, clock):
    sound.alerts_opened([evening.drill()])
    run(sound, clock, 20)
    assert (recorder.played, recorder.said, sound.ringing) == ([], [], frozenset())


def test_red_repeats_until_it_is_signed(sound, recorder, clock):
    red = alert("r", RED, "堤脚渗水")
    sound.alerts_opened([red])
    run(sound, clock, 30)
    count = len(recorder.played)
    assert count >= 6
    sound.alerts_changed(("r",), lambda _: signed(red))
    run(sound, clock, 60)
    assert len(recorder.played) == count


def test_what_was_set_aside_or_recovered_no_longer_rings(sound, clock):
    for id in ("a", "b"):
        sound.alerts_opened([alert(id, ORANGE, "积水")])
    shelf = Shelf(clock.now() + timedelta(minutes=15), "疑似传感器故障", "p2", "周砚")
    sound.alerts_changed(("a",), lambda _: replace(alert("a", ORANGE, "积水"), shelf=shelf))
    sound.alerts_changed(("b",), lambda _: evening.recovered(alert("b", ORANGE, "积水")))
    assert sound.ringing == frozenset()


def test_after_a_start_the_unsigned_reds_ring_again_and_nothing_else(sound, recorder):
    seen = [alert("r", RED, "堤脚渗水"), alert("y", YELLOW, "积水"), evening.drill()]
    sound.resume([*seen, signed(alert("s", RED, "车棚明火"))])
    assert recorder.played == ["red"]
    assert sound.ringing == frozenset({"r"})


def test_a_raised_alert_that_was_signed_before_sounds_again(sound, recorder):
    seen = signed(alert("r", ORANGE, "积水"))
    sound.alerts_opened([replace(seen, severity=RED)])
    assert recorder.played == ["red"]


def test_on_the_phone_red_is_soft_and_what_rings_flashes(sound, recorder, clock):
    told: list[SoundHealth] = []
    sound.health_changed.connect(lambda: told.append(sound.health))
    sound.set_on_call(True)
    orange = alert("o", ORANGE, "积水")
    sound.alerts_opened([orange])
    assert (recorder.played, sound.flash) == ([], ORANGE)
    sound.alerts_opened([alert("r", RED, "堤脚渗水")])
    assert (recorder.played, sound.flash) == (["red_soft"], RED)
    sound.alerts_changed(("r",), lambda _: None)
    sound.alerts_changed(("o",), lambda _: signed(orange))
    assert sound.flash is None
    sound.set_on_call(False)
    assert told == [SoundHealth.ON_CALL, SoundHealth.WELL]


def test_a_silence_is_told_with_its_end_and_with_what_broke_it(sound, recorder, clock):
    ended: list[MuteEnd] = []
    sound.mute_ended.connect(lambda end: ended.append(end.why))
    sound.begin_mute(120, "电话会商", "林岚")
    assert (sound.health, round(sound.mute_left)) == (SoundHealth.MUTED, 120)
    run(sound, clock, 121)
    assert (sound.health, ended) == (SoundHealth.WELL, [MuteEnd.TIME])
    sound.begin_mute(120, "电话会商")
    sound.alerts_opened([alert("r", RED, "堤脚渗水")])
    assert (sound.health, ended) == (SoundHealth.WELL, [MuteEnd.TIME, MuteEnd.WORSE])
    assert recorder.played == ["sound_back", "red"]


def test_nobody_knows_whether_it_is_heard_before_somebody_has_tested_it(qapp, recorder, clock):
    """H843."""
    words, none = load_vocabulary(), ClockProfile({}, {})
    sound = AlarmSound(recorder, clock, load_sound_rules(), none, words.cause_of, words.seconds)
    assert sound.health is SoundHealth.UNTESTED
    sound.set_passed(False)
    assert sound.health is SoundHealth.UNPASSED


def test_a_silence_that_is_carried_over_ends_where_something_worse_came_meanwhile(sound, recorder):
    """H843: while windows are built anew nothing opens, it is found."""
    ended: list[MuteEnd] = []
    sound.mute_ended.connect(lambda end: ended.append(end.why))
    sound.begin_mute(120, "电话会商")
    sound.go_on(sound.state)
    sound.resume([alert("b", BLUE, "井盖")])
    assert sound.mute is not None and not ended
    sound.resume([alert("r", RED, "堤脚渗水")])
    assert ended == [MuteEnd.WORSE] and sound.health is SoundHealth.WELL


def test_a_lost_device_is_a_state_and_what_rings_flashes_until_it_is_back(sound, recorder):
    sound.alerts_opened([alert("r", RED, "堤脚渗水")])
    assert sound.flash is None
    recorder.health = SoundHealth.NO_DEVICE
    sound.player_changed()
    assert (sound.health, sound.flash) == (SoundHealth.NO_DEVICE, RED)
    recorder.health = SoundHealth.WELL
    sound.player_changed()
    assert (sound.health, sound.flash) == (SoundHealth.WELL, None)


def test_what_rings_flashes_where_a_person_heard_nothing(sound, recorder):
    """H952: the machine believes that it sounds."""
    assert recorder.health is SoundHealth.WELL
    sound.set_passed(False)
    sound.alerts_opened([alert("r", RED, "堤脚渗水")])
    assert sound.flash is RED
    sound.set_passed(True)
    assert sound.flash is None


def test_the_timer_rests_when_nothing_can_become_due(sound, clock):
    assert not sound._timer.isActive()
    yellow: Alert = alert("y", YELLOW, "积水")
    sound.alerts_opened([yellow])
    run(sound, clock, 1)
    assert not sound._timer.isActive()
    sound.alerts_opened([alert("r", RED, "堤脚渗水")])
    assert sound._timer.isActive()
    sound.alerts_changed(("r",), lambda _: None)
    sound.look()
    assert not sound._timer.isActive()


def test_the_real_process_says_how_the_sound_is_and_ends(qtbot):
    player = ProcessPlayer(SystemClock(), load_vocabulary())
    assert player.health is SoundHealth.STARTING
    player.start()
    qtbot.waitUntil(lambda: player.has_answered, timeout=20_000)
    assert player.health in (SoundHealth.WELL, SoundHealth.NO_DEVICE, SoundHealth.FAILED)
    player.close()
    assert not player.is_running
