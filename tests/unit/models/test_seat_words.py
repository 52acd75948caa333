"""A seat is said as a person says it; an id that is no number stays as it is."""

import pytest

from console.models.seat_words import seat_word
from tests.gui.shell.chinese import speak_chinese


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
def test_a_seat_is_said_by_its_number(qapp, seat: str, said: str) -> None:
    translator = speak_chinese(qapp)
    try:
        assert seat_word(seat) == said
    finally:
        qapp.removeTranslator(translator)


def test_in_english_it_is_seat_2(qapp) -> None:
    assert seat_word("seat-02") == "Seat 2"
