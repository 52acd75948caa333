"""The hub's HTTP API as a source and a second seat use it."""

from types import TracebackType
from typing import Any

import httpx
import msgspec

from console.contract.ingest import IngestAnswer, IngestAnswers
from console.demo.story import FRAMES, HEARTBEAT, Post

TIMEOUT = httpx.Timeout(10.0, connect=2.0)


class HubAway(Exception):  # noqa: N818
    """The hub cannot be reached, or says it cannot take this now; the same may be sent again."""


class HubRefused(Exception):  # noqa: N818
    """The hub answered that this request is wrong; sending it again would not help."""


class HubClient:
    """One connection to a hub.

    Args:
        url: address of the hub.
        token: what the source shows.
        transport: another way to the hub than the network (tests).
    """

    def __init__(
        self, url: str, token: str, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._headers = {"Authorization": f"Bearer {token}"}
        self._http = httpx.AsyncClient(
            base_url=url, timeout=TIMEOUT, transport=transport, trust_env=False
        )

    async def post(self, post: Post) -> list[IngestAnswer]:
        """Post a message of a source; a heartbeat and a picture have no answers.

        Raises:
            HubAway: nothing was decided.
            HubRefused: it was refused as a whole.
        """
        headers = {**self._headers, "Content-Type": post.media_type}
        content = await self._send(post.path, post.body, headers)
        if post.path in (HEARTBEAT, FRAMES):
            return []
        try:
            return msgspec.json.decode(content, type=IngestAnswers).answers
        except msgspec.MsgspecError as error:
            raise HubAway(f"an answer that cannot be read: {error}") from error

    async def call(self, path: str, body: Any, grant: str = "") -> bytes:
        """Post JSON as a person does, who shows a grant (none to log in).

        Raises:
            HubAway: nothing was decided.
            HubRefused: it was refused.
        """
        headers = {"Content-Type": "application/json"}
        if grant:
            headers["Authorization"] = f"Bearer {grant}"
        return await self._send(path, msgspec.json.encode(body), headers)

    async def read(self, path: str, grant: str) -> bytes:
        """Read as a person does.

        Raises:
            HubAway: the hub is not there.
            HubRefused: it was refused.
        """
        headers = {"Authorization": f"Bearer {grant}"}
        return await self._ask("GET", path, b"", headers)

    async def close(self) -> None:
        """Close the connection."""
        await self._http.aclose()

    async def __aenter__(self) -> "HubClient":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def _send(self, path: str, body: bytes, headers: dict[str, str]) -> bytes:
        return await self._ask("POST", path, body, headers)

    async def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> bytes:
        try:
            answer = await self._http.request(method, path, content=body, headers=headers)
        except httpx.TransportError as error:
            raise HubAway(f"{type(error).__name__}: {error}") from error
        if answer.status_code in (408, 425, 429) or answer.status_code >= 500:
            raise HubAway(f"HTTP {answer.status_code}")
        if answer.status_code >= 400:
            raise HubRefused(f"HTTP {answer.status_code}: {answer.text[:300]}")
        return answer.content
