"""The hub's time at a seat whose own clock is wrong."""

from datetime import timedelta

from console.runtime.clock import ManualClock, to_text
from console.sync.clock_offset import UNKNOWN, ClockOffset


def test_unknown_before_the_first_answer(manual_clock: ManualClock) -> None:
    reading = ClockOffset(manual_clock).reading()
    assert (reading.offset, reading.doubt) == (0.0, UNKNOWN)


def test_offset_is_known_to_half_the_round_trip(manual_clock: ManualClock) -> None:
    offset = ClockOffset(manual_clock, boot="b1")
    hub = manual_clock.now() + timedelta(hours=3)
    assert offset.measure(to_text(hub - timedelta(seconds=0.1)), 0.2)
    reading = offset.reading()
    assert abs(reading.offset - 3 * 3600) <= reading.doubt <= 0.11
    assert reading.boot == "b1"


def test_surer_measurement_wins_and_a_vaguer_one_does_not(manual_clock: ManualClock) -> None:
    offset = ClockOffset(manual_clock)
    assert offset.measure(to_text(manual_clock.now()), 2.0)
    assert offset.measure(to_text(manual_clock.now()), 0.02)
    assert not offset.measure(to_text(manual_clock.now()), 1.0)
    assert offset.reading().doubt < 0.02


def test_device_clock_set_while_cut_off_does_not_move_the_hubs_time(
    manual_clock: ManualClock,
) -> None:
    offset = ClockOffset(manual_clock)
    offset.measure(to_text(manual_clock.now()), 0.02)
    before = offset.hub_now()
    manual_clock.jump(3600)
    manual_clock.step(-48 * 3600)
    reading = offset.reading()
    assert abs(reading.offset - 48 * 3600) <= reading.doubt
    assert abs((offset.hub_now() - before).total_seconds() - 3600) < 0.01
    assert 0.1 < reading.doubt < 1, "doubt grows while nobody can be asked"


def test_hub_clock_that_was_set_is_noticed_on_the_feed(manual_clock: ManualClock) -> None:
    offset = ClockOffset(manual_clock)
    offset.measure(to_text(manual_clock.now()), 0.02)
    assert not offset.heard(to_text(manual_clock.now() - timedelta(seconds=1)))
    assert offset.heard(to_text(manual_clock.now() + timedelta(minutes=5)))
    assert abs(offset.reading().offset - 300) < 3
    assert not offset.heard("half past")


def test_a_time_that_comes_late_is_doubted_by_as_much_as_it_is_late(
    manual_clock: ManualClock,
) -> None:
    """G12: on a slow line the feed's time is old; the stated doubt has to hold the truth."""
    offset = ClockOffset(manual_clock)
    offset.measure(to_text(manual_clock.now()), 0.02)
    assert offset.heard(to_text(manual_clock.now() - timedelta(seconds=9)))
    reading = offset.reading()
    assert abs(reading.offset) <= reading.doubt < 9.1
    offset.measure(to_text(manual_clock.now()), 0.02)
    assert offset.reading().doubt < 0.1


def test_measurement_outlives_the_program_but_not_the_boot(manual_clock: ManualClock) -> None:
    first = ClockOffset(manual_clock, boot="b1")
    assert first.keepsake() == {}
    first.measure(to_text(manual_clock.now() + timedelta(seconds=90)), 0.02)
    manual_clock.jump(600)
    again = ClockOffset(manual_clock, boot="b1")
    assert again.restore(first.keepsake())
    assert abs(again.reading().offset - 90) <= again.reading().doubt < 0.1
    assert not ClockOffset(manual_clock, boot="b2").restore(first.keepsake())
    assert not ClockOffset(manual_clock, boot="b1").restore({"boot": "b1", "hub": "rubbish"})


def test_story_that_runs_five_times_as_fast(manual_clock: ManualClock) -> None:
    offset = ClockOffset(manual_clock, rate=5.0)
    start = manual_clock.now()
    offset.measure(to_text(start), 0.0)
    manual_clock.jump(10)
    assert abs((offset.hub_now() - start).total_seconds() - 50) < 0.1
