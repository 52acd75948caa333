"""下次询问 in the room: who has not answered, and whose people are outside (安全询问)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from console.domain.order import Stage
from console.runtime.hall_time import hall_time
from tests.gui.incident.stage import RoomStage, normal
from tests.gui.pages.deploy_states import await_state


@pytest.fixture
def room(qapp, theme, chinese, tmp_path: Path) -> Iterator[RoomStage]:
    stage = RoomStage(tmp_path, theme)
    normal(stage)
    yield stage
    stage.close()


def test_a_unit_outside_is_to_be_asked_twenty_minutes_after_it_was_heard(room: RoomStage) -> None:
    """B.8: the room shows the same asking as S3, and none for who is back."""
    silent = next(a for a in _units(room) if a.stage is Stage.SENT)
    went = room.clock.now()
    room.order_acts.report(silent, Stage.EN_ROUTE, went)
    due = hall_time(went + timedelta(minutes=20))
    await_state(lambda: _asked(room, silent.id) == due)
    room.order_acts.report(silent, Stage.RELEASED, went)
    await_state(lambda: _asked(room, silent.id) == "—")


def _units(room: RoomStage):  # type: ignore[no-untyped-def]
    return [a for view in room.orders.all() for a in view.assignments]


def _asked(room: RoomStage, id: str) -> str:
    row = next(row for row in room.page.forces.forces.model.rows if row.id == id)
    return row.cells[4].words


def test_how_old_a_position_is_reads_as_an_age_and_not_as_a_time_of_day(room: RoomStage) -> None:
    ages = {row.cells[3].words for row in room.page.forces.forces.model.rows}
    assert ages and all(age.endswith("分前") for age in ages), ages
