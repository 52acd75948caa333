"""B-14 on virtual time: what sounds, what is said, and what does not."""

import sys
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from console.domain.alert import Alert, Condition, Disposition, Leave, Owner, Shelf
from console.shell import sounding
from console.shell.sound_orders import MuteEnd, Unmuted
from tests.unit.shell.alerts import BLUE, ORANGE, RED, YELLOW, Room, alert, signed


@pytest.fixture
def room() -> Room:
    return Room()


def test_red_repeats_every_four_seconds_between_its_sentence_and_ends_with_the_signature(room):
    red = alert("r", RED, room.clock)
    room.open(red)
    room.run(20)
    assert room.tone_times == [0, 5, 9, 13, 17]  # the sentence lasts from 1 to 5
    room.sounding.changed("r", signed(red, room.clock))
    room.run(120)
    assert len(room.tones) == 5


def test_orange_repeats_every_eight_yellow_and_blue_sound_once(room):
    room.open(alert("y", YELLOW, room.clock))
    room.run(10)
    room.open(alert("b", BLUE, room.clock))
    room.run(10)
    room.open(alert("o", ORANGE, room.clock))
    room.run(17)
    assert room.tones == ["yellow", "blue", "orange", "orange", "orange"]


def test_an_exercise_makes_no_sound_and_is_not_spoken(room):
    room.open(alert("x", RED, room.clock, is_exercise=True))
    room.run(60)
    assert room.told == []
    assert room.sounding.is_idle


@pytest.mark.parametrize("how", ["signed", "shelved", "recovered", "gone"])
def test_nothing_sounds_for_what_is_seen_set_aside_or_over(room, how):
    red = alert("r", RED, room.clock)
    room.open(red)
    then = {
        "signed": signed(red, room.clock),
        "shelved": replace(
            red, shelf=Shelf(room.clock.now() + timedelta(hours=1), "误报", "p", "周砚")
        ),
        "recovered": replace(red, condition=Condition.NORMAL),
        "gone": None,
    }[how]
    room.sounding.changed("r", then)
    room.run(60)
    assert room.tones == ["red"]
    assert room.said == []


def test_a_storm_is_one_noise_and_one_sentence_and_a_red_is_heard_through_it(room):
    room.open(*(alert(f"o{n}", ORANGE, room.clock, "点位中断", f"路{n}") for n in range(300)))
    room.run(3)
    room.open(alert("r", RED, room.clock, "堤防渗水", "沙渚镇"))
    room.run(30)
    assert room.tones[:2] == ["orange", "red"]
    assert [(s.cause, s.count, s.place) for s in room.said] == [
        ("点位中断", 300, "路299"),
        ("堤防渗水", 1, "沙渚镇"),
    ]


def test_the_same_cause_is_joined_with_the_newest_place_and_the_number_of_now(room):
    opened = [alert(f"a{n}", RED, room.clock, place=f"路{n}") for n in range(6)]
    room.open(opened[0])
    room.run(2)
    room.open(*opened[1:])
    room.sounding.changed("a5", signed(opened[5], room.clock))
    room.run(10)
    assert [(s.count, s.place) for s in room.said] == [(1, "路0"), (5, "路4")]


def test_old_news_is_dropped_the_newest_is_said(room):
    """A queue of sentences would be minutes behind the hall."""
    for n in range(40):  # 40 causes in 20 seconds; at most one sentence in 8 s
        room.open(alert(f"a{n}", ORANGE, room.clock, f"原因{n}"))
        room.run(0.5)
    room.run(300)
    assert len(room.said) <= 1 + (20 + room.rules.stale) // 8
    assert room.said_times[-1] <= 20 + room.rules.stale
    assert "原因39" in {s.cause for s in room.said}
    told = sum(1 + s.more for s in room.said)
    assert len(room.said) < told <= 40, "what was not said by its name was counted, once"


def test_a_lesser_tone_does_not_talk_over_a_sentence_and_is_not_lost(room):
    room.open(alert("r", RED, room.clock))
    room.run(2)
    room.sounding.changed("r", signed(alert("r", RED, room.clock), room.clock))
    room.open(alert("y", YELLOW, room.clock))
    assert room.tones == ["red"]
    room.run(4)
    assert room.tones == ["red", "yellow"]
    assert room.tone_times[1] >= room.said_times[0] + 4


def test_a_tone_that_waits_for_the_end_of_a_sentence_is_not_sounded_once_it_is_signed(room):
    red, yellow = alert("r", RED, room.clock), alert("y", YELLOW, room.clock)
    room.open(red)
    room.run(2)
    room.open(yellow)
    for one in (red, yellow):
        room.sounding.changed(one.id, signed(one, room.clock))
    room.run(20)
    assert room.tones == ["red"]


def test_a_red_cuts_a_lesser_sentence(room):
    room.open(alert("o", ORANGE, room.clock))
    room.run(2)
    room.open(alert("r", RED, room.clock))
    assert room.tones == ["orange", "red"]


def test_on_the_phone_nothing_is_said_and_only_red_sounds_softly(room):
    room.sounding.is_on_call = True
    room.open(alert("o", ORANGE, room.clock), alert("r", RED, room.clock))
    room.run(30)
    assert room.tones == ["red soft", "red soft", "red soft"]
    assert room.said == []
    room.sounding.is_on_call = False
    room.run(0.25)
    assert room.tones[-1] == "red"
    room.run(10)
    assert room.said == [], "what came during the call stands in the queue and is not news"


def test_a_silence_ends_by_itself_is_announced_and_keeps_its_reason(room):
    room.open(alert("o", ORANGE, room.clock))
    mute = room.sounding.begin_mute(120, "电话会商", "林岚")
    room.run(119)
    assert room.tones == ["orange"]
    room.run(2)
    ends = [order for _, order in room.told if isinstance(order, Unmuted)]
    assert ends == [Unmuted(mute, MuteEnd.TIME)]
    assert (mute.reason, mute.person) == ("电话会商", "林岚")
    assert room.tones == ["orange", "orange"]


def test_the_end_of_a_silence_is_heard_when_nothing_rings(room):
    room.sounding.begin_mute(120, "电话会商")
    room.run(121)
    assert room.tones == ["sound_back"]


def test_worse_than_what_was_muted_breaks_the_silence(room):
    room.open(alert("o", ORANGE, room.clock))
    room.sounding.begin_mute(900, "现场连线")
    room.run(10)
    room.open(alert("o2", ORANGE, room.clock))
    assert room.tones == ["orange"], "an equal one stays silent"
    room.open(alert("r", RED, room.clock))
    assert room.tones == ["orange", "red"]
    assert room.sounding.mute is None
    assert [o.why for _, o in room.told if isinstance(o, Unmuted)] == [MuteEnd.WORSE]


def test_a_silence_over_nothing_lets_yellow_through(room):
    room.sounding.begin_mute(900, "设备调试")
    room.open(alert("b", BLUE, room.clock))
    assert room.tones == []
    room.open(alert("y", YELLOW, room.clock))
    assert room.tones == ["yellow"]


def test_a_new_red_gets_one_tone_even_when_red_is_muted(room):
    room.open(alert("r", RED, room.clock))
    room.sounding.begin_mute(900, "领导听取汇报")
    room.run(10)
    room.open(alert("r2", RED, room.clock))
    room.run(60)
    assert room.tones == ["red", "red"]
    assert room.sounding.mute is not None


@pytest.mark.parametrize(("seconds", "reason"), [(60, "电话会商"), (1e9, "电话会商"), (120, " ")])
def test_a_silence_needs_a_declared_length_and_a_reason(room, seconds, reason):
    with pytest.raises(ValueError, match="silence"):
        room.sounding.begin_mute(seconds, reason)


def test_what_was_signed_and_not_acted_on_sounds_softer_until_the_first_action(room):
    red = alert("r", RED, room.clock)
    room.open(red)
    mine = signed(red, room.clock)
    room.sounding.changed("r", mine)
    room.run(179)
    assert room.tones == ["red"]
    room.run(2)
    assert room.tones == ["red", "act_due"]
    room.run(60)
    assert room.tones == ["red", "act_due", "act_due"]
    room.sounding.changed("r", mine.acted_on(room.clock.now()))
    room.run(300)
    assert len(room.tones) == 3
    assert room.sounding.is_idle


def test_a_second_clock_that_begins_anew_is_not_late_by_the_old_one(room):
    orange = alert("a", ORANGE, room.clock)
    room.sounding.changed("a", signed(orange, room.clock))
    room.run(200)
    raised = replace(orange, severity=RED)
    room.sounding.changed("a", raised)
    room.open(raised)
    room.sounding.changed("a", signed(raised, room.clock))
    room.run(170)  # 370 s after the first signature, 170 s after that of 红
    assert "act_due" not in room.tones
    room.run(12)
    assert room.tones.count("act_due") == 1


def test_one_that_comes_and_goes_sounds_once_a_minute_at_most(room):
    """domain B.2: five times in ten minutes is a flap."""
    for _ in range(40):
        room.open(alert("f", YELLOW, room.clock))
        over = replace(alert("f", YELLOW, room.clock), condition=Condition.NORMAL)
        room.sounding.changed("f", over)
        room.run(6)
    late = [at for at in room.tone_times if at > 60]
    assert all(b - a >= 60 for a, b in pairwise(late))
    room.open(alert("f", ORANGE, room.clock))
    assert room.tones[-1] == "orange", "a rise is heard whatever it did before"


def flap(room: Room, times: int) -> None:
    for _ in range(times):
        room.open(alert("f", ORANGE, room.clock))
        room.run(3)
        room.sounding.changed(
            "f", replace(alert("f", ORANGE, room.clock), condition=Condition.NORMAL)
        )
        room.run(3)


def test_what_came_and_went_and_then_stays_rings_until_it_is_signed(room):
    """H915: it was unsigned on the screen and never heard again."""
    flap(room, 5)
    stays = alert("f", ORANGE, room.clock)
    room.open(stays)
    assert not room.sounding.is_idle, "somebody has to look again"
    room.run(61)
    assert room.sounding.ringing == {"f"}
    heard = len(room.tones)
    room.run(80)
    assert len(room.tones) - heard >= 9
    room.sounding.changed("f", signed(stays, room.clock))
    heard = len(room.tones)
    room.run(120)
    assert len(room.tones) == heard


@pytest.mark.parametrize("end", ["over", "signed", "gone"])
def test_what_came_and_went_and_did_not_stay_is_not_heard_later(room, end):
    flap(room, 5)
    last = alert("f", ORANGE, room.clock)
    room.open(last)
    heard = len(room.tones)
    after = {
        "over": replace(last, condition=Condition.NORMAL),
        "signed": signed(last, room.clock),
        "gone": None,
    }[end]
    room.sounding.changed("f", after)
    room.run(120)
    assert len(room.tones) == heard


def test_a_silence_begun_over_one_that_comes_and_goes_is_not_broken_by_it(room):
    flap(room, 5)
    room.open(alert("f", ORANGE, room.clock))
    room.sounding.begin_mute(300, "电话会商")
    room.run(120)
    assert room.sounding.mute is not None


def test_after_a_start_what_is_unsigned_rings_and_is_not_news(room):
    seen = [alert("r", RED, room.clock), alert("y", YELLOW, room.clock)]
    room.sounding.found([*seen, signed(alert("s", RED, room.clock), room.clock)])
    room.run(3)
    assert room.tones == ["red"]
    assert room.said == []
    assert room.sounding.ringing == {"r"}


def test_a_forecast_that_falls_rings_by_its_new_grade(room):
    warning = alert("w", RED, room.clock, "暴雨", is_forecast=True)
    room.open(warning)
    room.sounding.changed("w", replace(warning, severity=YELLOW))
    room.run(30)
    assert room.tones == ["red"]


def test_asked_late_it_gives_one_tone_and_no_backlog(room):
    """The window stood still for a minute: no volley afterwards."""
    room.open(alert("r", RED, room.clock))
    room.clock.jump(60)
    room.look()
    assert room.tones == ["red", "red"]


def test_ten_thousand_alerts_cost_no_more_each_than_a_hundred(room):
    def steps(count: int, prefix: str) -> int:
        """Count what Python does, not how long it takes: the machine may be busy."""
        calls = 0

        def count_call(*_: object) -> None:
            nonlocal calls
            calls += 1

        alerts = [alert(f"{prefix}{n}", ORANGE, room.clock, f"原因{n % 20}") for n in range(count)]
        sys.setprofile(count_call)
        try:
            room.open(*alerts)
        finally:
            sys.setprofile(None)
        return calls // count

    few = steps(200, "a")
    many = steps(10_000, "b")
    assert many < 1.5 * few


def test_a_night_of_alerts_leaves_nothing_behind_of_those_that_opened_long_ago(room):
    """C memory: what is kept to find flapping is bounded by its window, not by the shift."""
    room.open(*(alert(f"b{n}", BLUE, room.clock) for n in range(40)))
    room.run(700)
    room.open(alert("late", BLUE, room.clock))
    assert set(room.sounding._openings) == {"late"}


def test_a_storm_leaves_no_more_behind_than_flapping_needs(room, monkeypatch):
    """C memory: those that opened first are forgotten first, and sound when they open again."""
    monkeypatch.setattr(sounding, "MOST_OPENINGS", 20)
    room.open(*(alert(f"b{n:02}", BLUE, room.clock) for n in range(50)))
    assert set(room.sounding._openings) == {f"b{n}" for n in range(30, 50)}


def test_other_limits_hold_from_now_on_and_without_speech_every_tone_stays(room):
    room.open(alert("r", RED, room.clock))
    room.run(6)
    assert len(room.said) == 1
    repeat = {RED: 10.0, ORANGE: 20.0}
    room.sounding.set_rules(replace(room.rules, repeat=repeat, speaks=False, mute=(120.0,)))
    room.told.clear()
    room.run(8)
    room.open(alert("r2", RED, room.clock))
    room.run(21)
    assert room.said == [] and room.tone_times == [14, 24, 34], "at once, then every ten seconds"
    with pytest.raises(ValueError, match="declared"):
        room.sounding.begin_mute(900.0, "电话会商")


def left(red: Alert, room: Room) -> Alert:
    owned = replace(signed(red, room.clock), owner=Owner("p2", "周砚", "二号席", room.clock.now()))
    return owned.left(Leave.IDLE, room.clock.now())


def taken(red: Alert, room: Room) -> Alert:
    now = room.clock.now()
    return replace(red, owner=Owner("p1", "林岚", "一号席", now)).acted_on(now)


def test_a_red_its_owner_lost_sounds_is_said_aloud_and_is_heard_until_somebody_takes_it(room):
    red = alert("r", RED, room.clock)
    lost = left(red, room)
    assert room.sounding.changed("r", lost), "it wants to be heard at once"
    room.look()
    room.run(130)
    assert room.tones == ["red", "act_due", "act_due"]
    (said,) = room.said
    assert (said.is_left, said.severity, said.place) == (True, RED, "望汐路")
    room.sounding.changed("r", taken(lost, room))
    room.run(200)
    assert len(room.tones) == 3
    assert room.sounding.is_idle


def test_a_red_left_during_a_silence_is_still_heard_once_and_after_a_start_again(room):
    red = alert("r", RED, room.clock)
    lost = left(red, room)
    room.sounding.begin_mute(room.rules.mute[0], "电话会商")
    room.sounding.changed("r", lost)
    room.run(5)
    assert room.tones == ["red"] and room.said == []
    again = Room()
    again.sounding.found([lost])
    again.run(5)
    assert again.tones == ["red"] and [s.is_left for s in again.said] == [True]


@pytest.mark.parametrize("how", ["orange", "drill", "closed", "shelved", "never owned"])
def test_what_is_no_open_red_is_left_without_a_sound(room, how):
    lost = left(alert("r", RED, room.clock), room)
    other = {
        "orange": replace(lost, severity=ORANGE),
        "drill": replace(lost, is_exercise=True),
        "closed": replace(lost, disposition=Disposition.CLOSED),
        "shelved": replace(
            lost, shelf=Shelf(room.clock.now() + timedelta(hours=1), "误报", "p", "周砚")
        ),
        "never owned": signed(alert("r", RED, room.clock), room.clock),
    }[how]
    assert not room.sounding.changed("r", other)
    room.look()
    room.run(5)
    assert room.told == []


def test_a_seat_that_may_not_sign_is_silent_alone_and_hears_the_next_episode(room):
    red = alert("r", RED, room.clock)
    room.open(red)
    room.sounding.hush("r")
    room.run(30)
    assert room.tones == ["red"] and room.said == []
    room.open(replace(red, episode=2))
    assert room.tones == ["red", "red"]
