"""Black, empty and moving pictures, told apart by some of their rows."""

from console.domain.picture_sample import PIXEL, sample_of

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
