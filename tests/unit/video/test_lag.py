"""How late a stream is whose own time goes on in steps of a second: libvlc's of playlists."""

import pytest

from console.video.lag import LateStretch, SteppedLag


def delays(behind: float) -> list[float]:
    """Delays told over twelve steps, each noticed up to 0.9 s after it was made.

    The first six are on time, the others `behind` seconds late.
    """
    lag, told = SteppedLag(), []
    for step in range(12):
        late = behind if step >= 6 else 0.0
        noticed = 0.9 if step % 2 else 0.0
        told.append(lag.late(1000.0 + step + late + noticed, float(step)))
    return told


def test_within_a_step_nothing_falls_behind() -> None:
    assert max(delays(0.0)[2:]) < 0.1


def test_what_has_fallen_behind_is_told_steadily() -> None:
    """It went up and down by a second at each step, so that it never stood still long enough to
    be joined anew: 弱网 for the rest of the evening."""
    assert delays(1.4)[-4:] == pytest.approx([1.4] * 4, abs=0.1)


def test_one_telling_noticed_late_and_one_lost_is_no_delay() -> None:
    """On a busy machine a punctual playlist flickered between 实时 and 弱网."""
    lag = SteppedLag()
    for step in range(6):
        lag.late(1000.0 + step, float(step))
    lag.late(1006.95, 6.0)
    assert lag.late(1008.40, 7.5) < 0.1


def test_after_a_standstill_the_delay_is_told_at_once() -> None:
    """A playlist mended after an outage said 实时 for a second while it was three seconds late."""
    lag = SteppedLag()
    for step in range(6):
        lag.late(1000.0 + step, float(step))
    assert lag.late(1009.0, 6.0) == pytest.approx(3.0, abs=0.1)


def test_a_delay_that_goes_up_and_down_but_never_away_is_one_stretch() -> None:
    """A playlist mended after an outage stayed 弱网: 3.7, 3.0, 2.3 s and never stood still."""
    stretch = LateStretch()
    told = [stretch.told(float(second), lag) for second, lag in enumerate((3.7, 2.3, 3.0, 1.2))]
    assert told == [0.0, 1.0, 2.0, 3.0]
    assert stretch.told(4.0, 0.3) == 0.0
    assert stretch.told(5.0, 1.1) == 0.0 and stretch.told(6.0, 1.1) == 1.0
