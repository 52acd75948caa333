"""Files of acts, as one seat sends them to the hub and fetches those of others."""

from urllib.parse import quote

import msgspec

from console.contract.attachment import AttachmentOffer, AttachmentState
from console.sync.http_door import Ask, HttpDoor, read_as


class AttachmentClient:
    """Each call raises `HubTrouble` and nothing else.

    Args:
        door: to the hub.
    """

    def __init__(self, door: HttpDoor) -> None:
        self._door = door

    async def offer(self, offer: AttachmentOffer) -> AttachmentState:
        """Offer a file, or learn how far it has come."""
        body = msgspec.json.encode(offer)
        reply = await self._door.call(Ask("POST", "/v1/attachments", body=body))
        return read_as(reply, AttachmentState)

    async def send_part(self, id: str, start: int, part: bytes, size: int) -> AttachmentState:
        """Send a part of a file."""
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Range": f"bytes {start}-{start + len(part) - 1}/{size}",
        }
        ask = Ask("PUT", _path(id), body=part, headers=headers, seconds=30.0)
        return read_as(await self._door.call(ask), AttachmentState)

    async def commit(self, id: str) -> AttachmentState:
        """Say that all of a file was sent."""
        ask = Ask("POST", f"{_path(id)}/commit", seconds=30.0)
        return read_as(await self._door.call(ask), AttachmentState)

    async def content(self, id: str, media_type: str, start: int, most: int) -> bytes:
        """Return bytes of a file from `start` on, at most `most`."""
        path = f"{_path(id)}/content"
        headers = {"Range": f"bytes={start}-{start + most - 1}", "Accept-Encoding": "identity"}
        ask = Ask(
            "GET", path, {}, None, (media_type,), headers, seconds=30.0, most=most, status=206
        )
        return (await self._door.call(ask)).body


def _path(id: str) -> str:
    return f"/v1/attachments/{quote(id, safe='')}"
