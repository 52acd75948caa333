"""Black, empty and moving pictures, told apart by some of their rows."""

from random import Random

from console.domain.picture_sample import PIXEL, is_unchanged, points_of, sample_of

WIDTH, ROWS = 480, 32


def rows(level: int, bright: int = 0) -> bytes:
    """A plain picture whose first `bright` pixels of each row are white."""
    white = bytes((255, 255, 255, 255)) * bright
    return (white + bytes((level, level, level, 255)) * (WIDTH - bright)) * ROWS


def test_a_black_picture_with_a_clock_in_it_has_no_spread() -> None:
    """A camera that sends black still burns its time in."""
    assert sample_of(rows(3)).spread == 0
    assert sample_of(rows(3, bright=WIDTH // 25)).spread == 0


def test_a_street_has_spread() -> None:
    assert sample_of(rows(40, bright=WIDTH // 3)).spread > 200


def test_one_changed_pixel_is_another_picture() -> None:
    before = rows(40, bright=100)
    after = bytearray(before)
    after[WIDTH * PIXEL * 7 + 2] ^= 1
    assert sample_of(bytes(after)).hash != sample_of(before).hash
    assert sample_of(bytes(before)) == sample_of(before)


def test_no_picture_has_no_hash() -> None:
    assert sample_of(b"").hash == ""


SCENE = Random(1).randbytes(WIDTH * ROWS * PIXEL)
"""Any picture."""


def noisy(levels: tuple[int, ...], seed: int, of: bytes = SCENE) -> bytes:
    """A picture with one of some differences added to each of its points."""
    chance = Random(seed)
    return bytes(min(255, max(0, each + chance.choice(levels))) for each in of)


def is_same(one: bytes, other: bytes) -> bool:
    return is_unchanged(points_of(one), points_of(other))


def test_one_picture_coded_twice_is_unchanged_also_where_a_clock_goes_on() -> None:
    again = bytearray(noisy((0,) * 8 + (-1, 2), 2))
    again[: len(again) // 8] = bytes(255 - each for each in again[: len(again) // 8])
    assert is_same(SCENE, bytes(again))
    assert not is_same(SCENE, SCENE[:-4]), "of another size nothing is known"
    assert not is_same(b"", b"")


def test_a_night_without_any_motion_is_another_picture_by_its_noise() -> None:
    """What a sensor adds, after a coder has taken most of it away (decision 203)."""
    dark = bytes((14,)) * len(SCENE)
    quiet = (0, 0, 0, 0, 1, -1, 1, -1, 2, -2)
    assert not is_same(noisy(quiet, 3, dark), noisy(quiet, 4, dark))


def test_one_thing_that_moves_is_another_picture() -> None:
    moved = bytearray(SCENE)
    middle = len(moved) // 2
    moved[middle : middle + 400] = bytes(255 - each for each in moved[middle : middle + 400])
    assert not is_same(SCENE, bytes(moved))
