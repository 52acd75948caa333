"""Looking at another desk, as one seat asks the hub for it."""

from urllib.parse import quote

import msgspec

from console.contract.looks import DeskState, Look, Looked, Looks, LookWish
from console.sync.http_door import Ask, HttpDoor, read_as


class LookClient:
    """The calls of both sides; each raises `HubTrouble` and nothing else.

    Args:
        door: to the hub.
    """

    def __init__(self, door: HttpDoor) -> None:
        self._door = door

    async def of_this_desk(self, known: int, wait: float = 0.0) -> Looks:
        """Return who looks at this desk, once that is not as `known` or after `wait` seconds."""
        query = {"known": known, "wait": int(wait)}
        ask = Ask("GET", "/v1/looks", query, seconds=wait + 10.0)
        return read_as(await self._door.call(ask), Looks)

    async def show(self, state: DeskState) -> Looks:
        """Tell what this desk shows, while somebody looks at it."""
        body = msgspec.json.encode(state)
        return read_as(await self._door.call(Ask("PUT", "/v1/looks", body=body)), Looks)

    async def begin(self, seat: str) -> Look:
        """Begin to look at a desk."""
        body = msgspec.json.encode(LookWish(seat=seat))
        return read_as(await self._door.call(Ask("POST", "/v1/looks", body=body)), Look)

    async def looked(self, id: str, known: int, wait: float) -> Looked:
        """Return how the desk stands that is looked at, once it is not as `known`."""
        path = f"/v1/looks/{quote(id, safe='')}"
        ask = Ask("GET", path, {"known": known, "wait": int(wait)}, seconds=wait + 10.0)
        return read_as(await self._door.call(ask), Looked)

    async def end(self, id: str) -> None:
        """End a look, from either side."""
        await self._door.call(Ask("DELETE", f"/v1/looks/{quote(id, safe='')}"))
