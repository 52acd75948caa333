"""One request at the hub's ASGI application, its answer taken part by part; no sockets."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

Headers = list[tuple[bytes, bytes]]
Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]],
               Awaitable[None]]  # fmt: skip


class Broken(Exception):  # noqa: N818
    """The connection is gone; what was to come does not come."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it travels."""

    method: str
    path: str
    query: bytes
    headers: Headers
    body: bytes

    def scope(self) -> Message:
        """Return it as ASGI wants it."""
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": self.method,
            "scheme": "http",
            "path": self.path,
            "raw_path": self.path.encode(),
            "query_string": self.query,
            "root_path": "",
            "headers": self.headers,
            "server": ("hub.invalid", 80),
            "client": ("seat.invalid", 1),
        }


class Exchange:
    """A request under way.

    Attributes:
        status, headers: of the answer, once `head` has returned.
        size: bytes of the answer that were sent so far.
    """

    def __init__(self, call: Call) -> None:
        self.call = call
        self.status = 0
        self.headers: Headers = []
        self.size = 0
        self._parts: deque[bytes] = deque()
        self._news = asyncio.Event()
        self._gone = asyncio.Event()
        self._was_sent = False
        self._is_over = False
        self._is_broken = False

    async def run(self, app: App) -> None:
        """Let the application answer."""
        try:
            await app(self.call.scope(), self._receive, self._send)
        finally:
            if not self._is_over:
                self.cut()

    async def head(self) -> int:
        """Wait for the answer's status.

        Raises:
            Broken: there will be none.
        """
        while not self.status:
            self._check()
            await self._wait()
        return self.status

    async def part(self) -> bytes | None:
        """Return the next bytes of the answer, None at its end.

        Raises:
            Broken: the rest does not come.
        """
        while not self._parts:
            self._check()
            if self._is_over:
                return None
            await self._wait()
        return self._parts.popleft()

    async def drain(self) -> None:
        """Let the answer come to its end and forget it.

        Raises:
            Broken: it does not come to its end.
        """
        while await self.part() is not None:
            pass

    def cut(self) -> None:
        """Break the connection: both ends notice."""
        self._is_broken = True
        self._parts.clear()
        self.leave()
        self._news.set()

    def leave(self) -> None:
        """Whoever asked has gone."""
        self._gone.set()

    async def _wait(self) -> None:
        self._news.clear()
        await self._news.wait()

    def _check(self) -> None:
        if self._is_broken:
            raise Broken

    async def _receive(self) -> Message:
        if not self._was_sent:
            self._was_sent = True
            return {"type": "http.request", "body": self.call.body, "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if self._is_broken:
            return
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        else:
            if part := message.get("body", b""):
                self._parts.append(part)
                self.size += len(part)
            self._is_over = not message.get("more_body", False)
        self._news.set()
