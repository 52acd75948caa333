"""Answers that come late, or from another life of the hub."""

import httpx
import msgspec

from tests.support import network
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub


async def test_a_refusal_whose_first_answer_was_lost_stays_a_refusal(
    desk: Desk, hub: ScriptedHub
) -> None:
    """G8: it is in the list of refusals, and a restored hub is not asked a second time."""
    hub.rule = lambda each: "refused"
    async with desk:
        desk.network.twist("/v1/operations", network.lose_reply)
        op = desk.act("alert/A1", owner="w01")
        await desk.until(lambda: op in desk.ears.answers)
        assert [each.operation.op for each in desk.journal.refused()] == [op]
        hub.rule = lambda each: "applied"
        desk.network.unplug()
        await desk.go(2)
        hub.renew("E2")
        desk.network.plug_in()
        await desk.until(lambda: desk.cache.cursor() == f"E2:{hub.seq}")
        await desk.go(5)
        assert hub.effects == []


async def test_an_answer_of_another_epoch_decides_nothing(desk: Desk, hub: ScriptedHub) -> None:
    """G6: kept, it would name a place in a feed that is gone, and the act would wait for ever."""

    async def of_another_life(request: httpx.Request, net: network.Network) -> httpx.Response:
        response = await net.inner.handle_async_request(request)
        told = msgspec.json.decode(await response.aread())
        for answer in told["answers"]:
            answer["settled_at"] = "E0:900"
        return httpx.Response(200, json=told, request=request)

    async with desk:
        desk.network.twist("/v1/operations", of_another_life)
        op = desk.act("alert/A1", owner="w01")
        await desk.until(lambda: op in desk.ears.answers)
        await desk.go(1)
        assert hub.effects == [op]
        assert desk.journal.pending() == []
        assert not desk.is_pending("alert/A1")


async def test_an_act_decided_in_another_life_is_offered_again_at_the_next_connection(
    desk: Desk, hub: ScriptedHub
) -> None:
    """G6: the seat died after it had taken over the new state and before it reopened the act, or
    its journal was salvaged and is older than its cache. Found by the real nemesis."""
    desk.cache.apply_soon([], f"E1:{hub.seq}").result()
    op = desk.act("alert/A1", owner="w01")
    assert desk.journal.answer(op, "applied", {}, "E0:900") and desk.journal.unsent() == []
    async with desk:
        await desk.until(lambda: not desk.journal.pending(), 30)
        assert hub.effects == [op] and not desk.is_pending("alert/A1")
