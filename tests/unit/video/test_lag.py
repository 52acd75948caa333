"""How late a stream is whose own time goes on in steps of a second: libvlc's of playlists."""

import pytest

from console.video.lag import SteppedLag


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
