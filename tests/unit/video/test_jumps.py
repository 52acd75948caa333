"""Lost packets of a transport stream are told from pieces of a playlist (H946)."""

from console.video.jumps import MOST, WINDOW, Jumps


def judged(counts: list[int], every: float = 0.1) -> list[bool]:
    jumps = Jumps()
    return [jumps.are_too_many(every * look, count) for look, count in enumerate(counts)]


def test_a_jump_at_each_piece_is_no_loss() -> None:
    """Pictures and sound of pieces of a second each; four of them read in one go at the start."""
    joining = [2 * min(4, look) for look in range(10)]
    later = [8 + 2 * (look // 10) for look in range(300)]
    assert not any(judged(joining + later))


def test_many_jumps_are_and_it_is_over_two_seconds_after_the_last() -> None:
    lost = [2 * look for look in range(30)]
    after = [lost[-1]] * 60
    told = judged(lost + after)
    assert told[MOST // 2 + 1] and all(told[MOST // 2 + 1 : 30])
    assert not told[30 + round(WINDOW / 0.1) + 1] and not any(told[60:])
