"""A seat is said as a person says it; an id that is no number stays as it is."""

import pytest

from console.models.seat_words import seat_word


@pytest.mark.parametrize(
    ("seat", "said"),
    [
        ("seat-01", "一号席"),
        ("seat-2", "二号席"),
        ("10", "十号席"),
        ("Seat_12", "十二号席"),
        ("seat-20", "二十号席"),
        ("99", "九十九号席"),
        ("seat-0", "seat-0"),
        ("seat-123", "seat-123"),
        ("指挥席", "指挥席"),
        ("", ""),
    ],
)
def test_a_seat_is_said_by_its_number_in_every_language(seat: str, said: str) -> None:
    """One seat has one name on a screen: its own header says the same."""
    assert seat_word(seat) == said
