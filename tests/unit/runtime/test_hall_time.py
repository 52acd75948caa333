"""A moment is written in the hall's zone, whatever zone the moment or the machine has."""

from datetime import UTC, datetime

import pytest

from console.runtime.hall_time import hall_day_minute, hall_minute, hall_time

EVENING = datetime(2026, 7, 9, 16, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("write", "words"),
    [(hall_time, "00:05:09"), (hall_minute, "00:05"), (hall_day_minute, "07-10 00:05")],
)
def test_utc_is_written_as_the_hall_reads_it(write, words):
    assert write(EVENING) == words
