"""An order is taken back while another act already names it: that one is not blocked for ever."""

import json
from dataclasses import replace
from pathlib import Path

import httpx

from console.runtime.clock import ManualClock
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub


async def test_an_act_built_on_an_order_taken_back_goes_on_without_it(tmp_path: Path) -> None:
    clock = ManualClock()
    hub = ScriptedHub(clock)
    hub.put("alert", "A1", severity="orange")
    sent: list[dict[str, object]] = []

    async def note(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/operations":
            sent.extend(json.loads(await request.aread())["operations"])
        return await answer(request)

    answer, hub.handle_async_request = hub.handle_async_request, note  # type: ignore[method-assign]
    hub.rule = lambda each: "blocked" if each.get("after") else "applied"
    async with Desk(tmp_path, clock, hub) as desk:
        order = desk.act("order/O1", hold=5.0, text="出动")
        pending = desk.envelope("alert/A1", {"note": "已通知"})
        pending = replace(pending, body={**pending.body, "after": [order]})
        desk.journal.append(pending)
        desk.session.wake()
        await desk.go(1)
        assert desk.session.withdraw(order)
        await desk.until(lambda: pending.op in desk.ears.answers, 10)
    assert desk.ears.answers[pending.op].status == "applied"
    assert [each.get("after") for each in sent if each["op"] == pending.op][-1] == []
    assert order not in [each["op"] for each in sent]
