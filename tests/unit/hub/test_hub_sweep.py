"""P6: the hub's file stays level however many changes come in a minute."""

from datetime import timedelta
from pathlib import Path

from console.hub.api.service import HubService
from console.hub.settings import HubSettings
from console.runtime.clock import SystemClock
from tests.unit.hub.hub_desk import Desk, orange


async def test_one_sweep_drops_everything_that_is_past_its_age(tmp_path: Path) -> None:
    settings = HubSettings(
        hall="yunting", changes_kept=100, changes_age=timedelta(days=36500), raw_age=timedelta()
    )
    desk = Desk(tmp_path, settings)
    for first in range(0, 5000, 1000):
        desk.post(*(orange(number) for number in range(first, first + 1000)))
    desk.later(seconds=1)
    service = HubService(desk.core, SystemClock())
    try:
        await service._sweep()
        count = "SELECT (SELECT count(*) FROM changes), (SELECT count(*) FROM raw_messages)"
        assert service.sql.execute(count).fetchone() == (100, 0)
    finally:
        await service.close()
