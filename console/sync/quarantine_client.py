"""Messages the hub could not take, as one seat looks at them and decides on them."""

from urllib.parse import quote

from console.contract.ingest import IngestAnswer, QuarantineItem, QuarantinePage
from console.sync.http_door import LONGEST_LIST, Ask, HttpDoor, read_as

SHOWN = 100
"""Messages that are shown at most; the rest come up as these are decided."""


class QuarantineClient:
    """Each call raises `HubTrouble` and nothing else.

    Args:
        door: to the hub.
    """

    def __init__(self, door: HttpDoor) -> None:
        self._door = door

    async def undecided(self) -> QuarantinePage:
        """Return what the hub could not take and nobody has decided on, newest first."""
        ask = Ask("GET", "/v1/quarantine", {"limit": SHOWN}, seconds=20.0, most=LONGEST_LIST)
        return read_as(await self._door.call(ask), QuarantinePage)

    async def read_again(self, id: str) -> IngestAnswer:
        """Have the hub read such a message once more, by the rules of today."""
        return read_as(await self._door.call(Ask("POST", f"{_path(id)}/retry")), IngestAnswer)

    async def dismiss(self, id: str) -> QuarantineItem:
        """Have the hub take such a message from the list."""
        return read_as(await self._door.call(Ask("POST", f"{_path(id)}/dismiss")), QuarantineItem)


def _path(id: str) -> str:
    return f"/v1/quarantine/{quote(id, safe='')}"
