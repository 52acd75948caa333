"""下次询问 in the room: who has not answered, and whose people are outside (安全询问)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from console.domain.order import Stage
from console.runtime.hall_time import hall_time
from tests.gui.incident.stage import RoomStage, normal


@pytest.fixture
def room(qapp, theme, chinese, tmp_path: Path) -> Iterator[RoomStage]:
    stage = RoomStage(tmp_path, theme)
    normal(stage)
    yield stage
    stage.close()


def _asked(room: RoomStage, id: str) -> str:
    """Return what stands under 下次询问 in the row of a unit."""
    row = next(row for row in room.page.forces.forces.model.rows if row.id == id)
    return row.cells[5].words


def test_a_unit_outside_is_to_be_asked_twenty_minutes_after_it_was_heard(room: RoomStage) -> None:
    """B.8: the room shows the same asking as S3, and none for who is back."""
    units = [unit for view in room.orders.all() for unit in view.assignments]
    silent = next(unit for unit in units if unit.stage is Stage.SENT)
    went = room.clock.now()
    room.order_acts.report(silent, Stage.EN_ROUTE, went)
    room.turn()
    assert _asked(room, silent.id) == hall_time(went + timedelta(minutes=20))
    room.order_acts.report(silent, Stage.RELEASED, went)
    room.turn()
    assert _asked(room, silent.id) == "—"


def test_how_old_a_position_is_reads_as_an_age_and_not_as_a_time_of_day(room: RoomStage) -> None:
    ages = {row.cells[4].words for row in room.page.forces.forces.model.rows}
    assert ages and all(age.endswith("分前") for age in ages), ages


def test_the_pips_of_all_units_stand_below_each_other(room: RoomStage) -> None:
    """A longer word moved them to the right: they have a column of their own."""
    table = room.page.forces.forces
    pips = {row.cells[2].words for row in table.model.rows}
    assert all(set(words) <= {"■", "□"} and len(words) == 5 for words in pips) and len(pips) > 1
