"""A source of alerts: posts a message until the hub has answered it, as connectors do."""

import asyncio
import json
import random
from collections.abc import Callable
from typing import Any

from console.bench.nemesis.exchange import Broken, Call, Exchange
from console.bench.nemesis.hub_machine import TOKEN
from console.bench.nemesis.ledger import Ledger, Message
from console.bench.nemesis.wire import Server

LOST = 0.1
"""How often a reply is lost on the way back to the source."""

PATIENCE = 3.0
"""Seconds until an unanswered request is sent again."""


class Source:
    """One interface that reports what its devices see.

    Args:
        server: the hub.
        chance: seeded.
        ledger: told of every message that was answered.
        true_time: seconds of the evening.
    """

    def __init__(
        self, server: Server, chance: random.Random, ledger: Ledger, true_time: Callable[[], float]
    ) -> None:
        self._server = server
        self._chance = chance
        self._ledger = ledger
        self._true_time = true_time
        self._number = 0
        self._queue: list[dict[str, Any]] = []
        self._news = asyncio.Event()

    @property
    def is_done(self) -> bool:
        """Whether everything was answered."""
        return not self._queue

    def see(self, count: int) -> None:
        """Let devices see something: a few keys, so that some reports are of the same thing."""
        for _ in range(count):
            self._number += 1
            key = f"d{self._chance.randrange(8)}"
            severity = self._chance.choice(("red", "orange", "yellow", "blue"))
            self._queue.append(
                {"id": f"m{self._number}", "key": key, "title": f"水位超限 {key}",
                 "severity": severity, "place": {"name": "望汐路下立交"}}
            )  # fmt: skip
        self._news.set()

    async def run(self) -> None:
        """Post for ever, a request at a time."""
        while True:
            if not self._queue:
                self._news.clear()
                await self._news.wait()
            batch = self._queue[:20]
            if await self._post(batch):
                del self._queue[: len(batch)]
            else:
                await asyncio.sleep(self._chance.uniform(0.3, 1.0))

    async def _post(self, batch: list[dict[str, Any]]) -> bool:
        body = json.dumps(batch, ensure_ascii=False).encode()
        headers = [(b"authorization", f"Bearer {TOKEN}".encode())]
        call = Call("POST", "/v1/ingest/alerts", b"", headers, body)
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self._answer(self._server.open(call))
        except (Broken, TimeoutError):
            return False
        if self._chance.random() < LOST:
            return False
        for told, asked in zip(answer, batch, strict=True):
            message = Message(asked["id"], asked["key"], told["alert"], self._true_time())
            self._ledger.messages.append(message)
        return True

    async def _answer(self, exchange: Exchange) -> list[dict[str, Any]]:
        status, parts = await exchange.head(), []
        while (part := await exchange.part()) is not None:
            parts.append(part)
        if status != 200:
            raise Broken
        answers: list[dict[str, Any]] = json.loads(b"".join(parts))["answers"]
        return answers
