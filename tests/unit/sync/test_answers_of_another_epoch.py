"""An answer that was under way while the hub became another database decides nothing.

Found by the real nemesis: the operation stayed 待回执 for ever, and the new hub never had it.
"""

import asyncio
from pathlib import Path

import httpx

from console.runtime.clock import ManualClock
from tests.support.network import Network
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub


async def test_a_late_answer_of_the_lost_database_is_not_taken(tmp_path: Path) -> None:
    clock = ManualClock()
    hub = ScriptedHub(clock)
    hub.put("alert", "a1", severity=3)
    arrived = asyncio.Event()

    async def hold_back(request: httpx.Request, network: Network) -> httpx.Response:
        """The hub decides; its answer stays on the way until it has become another one."""
        response = await network.inner.handle_async_request(request)
        await arrived.wait()
        return response

    desk = Desk(tmp_path, clock, hub)
    async with desk:
        await desk.until(lambda: desk.link.state == "online")
        desk.network.twist("/v1/operations", hold_back)
        op = desk.act("alert/a1", severity=5)
        await desk.until(lambda: hub.effects == [op])
        hub.renew("E2")
        await desk.until(lambda: (desk.cache.cursor() or "").startswith("E2:"))
        arrived.set()
        await desk.until(lambda: not desk.journal.pending(), 30)
        assert hub.effects == [op, op], "the new database has it, too"
        assert not desk.is_pending("alert/a1") and hub.records["alert/a1"]["body"]["severity"] == 5
