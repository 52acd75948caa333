"""The past comes in idle, newest first, and once."""

import httpx
import msgspec
import pytest

from console.sync import history
from tests.support.network import Network
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub


class Past:
    """Finished alerts at the hub, told in pages as the hub tells them."""

    def __init__(self, hub: ScriptedHub, count: int) -> None:
        self.hub = hub
        self.count = count
        self.befores: list[str] = []

    async def __call__(self, request: httpx.Request, net: Network) -> httpx.Response:
        if request.url.params["scope"] != "history":
            return await net.through(request)
        self.befores.append(request.url.params.get("before", ""))
        before, most = int(self.befores[-1] or self.count + 1), int(request.url.params["limit"])
        numbers = range(before - 1, max(0, before - 1 - most), -1)
        head = {"epoch": self.hub.epoch, "seq": 9, "scope": "history", "count": len(numbers)}
        lines = [head, *(
            {"kind": "alert", "id": f"P{n}", "rev": f"E0.{n}", "home": "h", "body": {"id": f"P{n}"}}
            for n in numbers
        )]  # fmt: skip
        body = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
        headers = {"content-type": "application/x-ndjson"}
        return httpx.Response(200, headers=headers, content=body, request=request)


async def test_the_past_comes_behind_everything_else_and_is_not_asked_for_twice(
    desk: Desk, hub: ScriptedHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PAGE", 20)
    past = Past(hub, 50)
    desk.network.twist("/v1/snapshot", past, times=1000)
    async with desk:
        await desk.go(5)
        assert desk.cache.count("alert") == 1, "everything else goes first"
        await desk.until(lambda: desk.cache.count("alert") == 51)
        assert past.befores == ["", "31", "11"]
        assert desk.cache.ids("alert", order="-age")[0] == "A1", "the past ranks behind"
        desk.network.unplug()
        await desk.go(2)
        desk.network.plug_in()
        await desk.go(40)
        assert len(past.befores) == 3, "what is whole is not asked for again"
