"""A seat's store and executor."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.commands.seat_desk import SeatDesk


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[SeatDesk]:
    desk = SeatDesk(tmp_path)
    yield desk
    desk.close()
