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
        (known,) = service.sql.execute("SELECT count(*) FROM message_ids").fetchone()
        assert known == 0
    finally:
        await service.close()


def test_a_message_is_known_as_repeated_until_its_bytes_go(tmp_path: Path) -> None:
    desk = Desk(tmp_path, HubSettings(hall="yunting", raw_age=timedelta(days=90)))
    desk.post(orange(1))
    desk.later(days=80)
    desk.core.do(desk.core.housekeeping_job(), desk.clock.now())
    assert [answer.status for answer in desk.post(orange(1))] == ["repeated"]
    desk.later(days=20)
    desk.core.do(desk.core.housekeeping_job(), desk.clock.now())
    assert [answer.status for answer in desk.post(orange(1))] == ["new"]
    (alert,) = desk.bodies("alert")
    assert alert["count"] == 2, "it is the alert that is still open, heard of again"
