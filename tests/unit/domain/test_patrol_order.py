"""均衡关注: what is owed most comes next, and nobody is left out (A-02, H552)."""

from random import Random

import pytest

from console.domain.patrol_order import (
    STANDARD,
    AttentionRules,
    Owed,
    attention,
    next_cameras,
)

DWELL = 10.0


def run(
    pool: dict[str, float],
    tiles: int,
    turns: int,
    blind: set[str],
    held: set[str],
    sooner: float = STANDARD.sooner,
):
    """Go through a pool; return the turns at which each camera was shown."""
    round_seconds = DWELL * len(pool) / tiles
    seen, shown = dict.fromkeys(pool, 0.0), dict.fromkeys(pool, 0.0)
    at: dict[str, list[int]] = {camera: [] for camera in pool}
    for turn in range(turns):
        now = DWELL * turn
        owed = [Owed(c, a, now - seen[c], now - shown[c], sooner) for c, a in pool.items()]
        for camera in next_cameras(owed, tiles, round_seconds, held):
            at[camera].append(turn)
            shown[camera] = now + DWELL
            if camera not in blind:
                seen[camera] = now + DWELL
    return at


@pytest.mark.parametrize("seed", range(12))
def test_nobody_waits_longer_than_is_said(seed: int) -> None:
    """However a hall's rules, weights, blind cameras and sizes fall: the bound holds (H944)."""
    chance = Random(seed)
    most = chance.uniform(1, 4) if seed else STANDARD.most
    levels = sorted((chance.uniform(1, most) for _ in range(3)), reverse=True)
    rules = AttentionRules(tuple(levels), most, chance.uniform(0, 0.95)) if seed else STANDARD
    tiles = chance.choice([1, 4, 9, 16])
    count = chance.randint(tiles, 6 * tiles + 3)
    pool = {
        f"c{n}": attention(chance.randint(1, 3), chance.uniform(0, 9), rules) for n in range(count)
    }
    blind = set(chance.sample(sorted(pool), chance.randint(0, count)))
    rounds = count / tiles
    at = run(pool, tiles, int(8 * rules.longest_wait * rounds), blind, set(), rules.sooner)
    for camera, turns in at.items():
        waits = [b - a for a, b in zip([0, *turns], turns, strict=False)]
        assert turns and max(waits) <= rules.longest_wait * rounds + 1, camera


def test_what_matters_more_is_seen_more_often() -> None:
    pool = {f"key{n}": attention(1) for n in range(8)} | {f"c{n}": attention(3) for n in range(56)}
    at = run(pool, 16, 400, set(), set())
    key = sum(len(at[f"key{n}"]) for n in range(8)) / 8
    rest = sum(len(at[f"c{n}"]) for n in range(56)) / 56
    assert 1.4 * rest < key < 3 * rest


def test_cameras_that_never_give_a_picture_do_not_push_the_others_out() -> None:
    pool = {f"dead{n}": attention(1) for n in range(16)} | {f"c{n}": 1.0 for n in range(48)}
    at = run(pool, 16, 200, {f"dead{n}" for n in range(16)}, set())
    assert min(len(at[f"c{n}"]) for n in range(48)) >= 200 * 16 / 64 / 2


def test_one_shown_without_proof_comes_sooner_than_one_that_was_seen() -> None:
    shown = [Owed("seen", 1.0, 60.0, 60.0), Owed("black", 1.0, 900.0, 60.0)]
    assert next_cameras(shown, 1, 100.0) == ["black"]
    waiting = [*shown, Owed("waiting", 1.0, 111.0, 111.0)]
    assert next_cameras(waiting, 1, 100.0) == ["waiting"], "never sooner than half a round"


def test_the_first_round_is_in_the_order_of_the_plan() -> None:
    pool = [Owed(f"c{n}", 1.0, 5.0, 5.0) for n in range(9)]
    assert next_cameras(pool, 4, 30.0) == ["c0", "c1", "c2", "c3"]
    assert next_cameras(pool, 4, 30.0, {"c1", "c3"}) == ["c0", "c2", "c4", "c5"]


def test_the_hostile_and_the_empty() -> None:
    assert next_cameras([], 16, 10.0) == []
    assert attention(1, 1e9) == STANDARD.most and attention(3, -4.0) == 1.0
    now = [Owed("a", 1.0, -5.0, -5.0)]
    assert next_cameras(now, 4, 0.0) == ["a"], "a clock set back, a round of no length"


@pytest.mark.parametrize(
    "wrong",
    [((1.5, 2.0), 3.0, 0.5), ((4.0,), 3.0, 0.5), ((0.5,), 3.0, 0.5), ((), 0.5, 0.5),
     ((2.0,), 3.0, 1.0), ((2.0,), 3.0, -0.1), ((2.0,), float("inf"), 0.5)],
)  # fmt: skip
def test_h944_rules_under_which_somebody_would_starve_are_refused(wrong) -> None:
    with pytest.raises(ValueError, match="attention"):
        AttentionRules(*wrong)


def test_a_held_camera_is_not_chosen_again() -> None:
    at = run({f"c{n}": 1.0 for n in range(6)}, 2, 30, set(), {"c0"})
    assert not at["c0"] and min(len(at[f"c{n}"]) for n in range(1, 6)) >= 10
