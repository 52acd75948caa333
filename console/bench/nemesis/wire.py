"""The network between one machine and the hub, and all it can do to a request and its answer."""

import asyncio
import random
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Protocol

import httpx

from console.bench.nemesis.exchange import Broken, Call, Exchange

LATENCY = (0.002, 0.03)
"""Seconds one way on a good day."""

NOT_TRUSTED = (10, 19, 62)
"""OpenSSL's words for a certificate that is over, of another authority, for another host."""

KEPT = 4
"""Requests with a body that may come a second time, much later."""


class Server(Protocol):
    """Who answers."""

    def open(self, call: Call) -> Exchange:
        """Begin to answer a request; raises `Broken` when nobody listens."""
        ...


class Wire(httpx.AsyncBaseTransport):
    """A network that passes requests on, until it is told otherwise.

    Args:
        server: the hub.
        chance: seeded.
        awake: waits while the machine at this end is suspended.
        met: counts each fault that met a request or an answer.
    """

    def __init__(
        self,
        server: Server,
        chance: random.Random,
        awake: Callable[[], Awaitable[None]],
        met: "Counter[str]",
    ) -> None:
        self._server = server
        self._chance = chance
        self._awake = awake
        self._met = met
        self._way = "open"
        self._bytes_a_second = 0.0
        self._verify_code = 0
        self._twists: list[tuple[str, int]] = []
        self._changed = asyncio.Event()
        self._open: dict[Exchange, None] = {}
        self._sent: list[Call] = []
        self.background: set[asyncio.Task[None]] = set()

    def cut(self) -> None:
        """Refuse new requests and break those under way."""
        self._turn("cut")
        self.reset()

    def show_bad_certificate(self) -> None:
        """Break what is under way, and show each new connection a certificate not to be trusted."""
        self._turn("certificate_changed")
        self._verify_code = self._chance.choice(NOT_TRUSTED)
        self.reset()

    def lose_requests(self) -> None:
        """Let nothing through to the hub, without a word."""
        self._turn("requests_lost")

    def lose_replies(self) -> None:
        """Let requests arrive and no answer come back."""
        self._turn("replies_lost")

    def swallow(self) -> None:
        """Let nothing through either way, without a word (half open)."""
        self._turn("half_open")

    def slow_down(self, bytes_a_second: float) -> None:
        """Let answers trickle."""
        self._bytes_a_second = bytes_a_second

    def twist(self, what: str, size: int = 0) -> None:
        """Do something to the next request or answer: see `_TWISTS`.

        Args:
            what: one of them.
            size: after how many bytes an answer breaks; any when 0.
        """
        self._twists.append((what, size))

    def heal(self) -> None:
        """Be a network again; what was swallowed never arrives."""
        if self._way != "open":
            self.reset()
        self._turn("open")
        self._bytes_a_second = 0.0
        self._twists.clear()

    def reset(self) -> None:
        """Break what is under way."""
        for exchange in list(self._open):
            exchange.cut()

    def repeat_an_old_one(self) -> bool:
        """Let a request arrive once more that arrived before; its answer goes nowhere."""
        if not self._sent:
            return False
        self._spawn(self._chance.choice(self._sent))
        return True

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carry a request, as httpx asks."""
        await self._awake()
        await asyncio.sleep(self._chance.uniform(*LATENCY))
        await self._pass("requests_lost")
        call = _call_of(request)
        twist, size = self._twist_for(call)
        exchange = self._begin(call)
        if twist == "repeated":
            self.met(twist)
            self._spawn(call)
        try:
            await exchange.head()
            await self._pass("replies_lost", exchange)
            if twist == "reply_dropped":
                self.met(twist)
                raise Broken
        except BaseException as error:
            self.end(exchange)
            if isinstance(error, Broken):
                raise httpx.ReadError("the answer was lost") from None
            raise
        stream = _Answer(self, exchange, twist if twist in _OF_ANSWERS else "", size)
        headers = [(k, v) for k, v in exchange.headers if k != b"content-length"]
        return httpx.Response(exchange.status, headers=headers, stream=stream, request=request)

    def _begin(self, call: Call) -> Exchange:
        try:
            exchange = self._server.open(call)
        except Broken:
            raise httpx.ConnectError("nobody listens") from None
        self._open[exchange] = None
        if call.body:
            self._sent = [*self._sent[1 - KEPT :], call]
        return exchange

    async def _pass(self, direction: str, exchange: Exchange | None = None) -> None:
        """Wait while this direction is swallowed.

        Raises:
            httpx.ConnectError: the network refuses.
            Broken: what was under way is gone.
        """
        while self._way in (direction, "half_open"):
            self.met(self._way)
            self._changed.clear()
            await self._changed.wait()
            if exchange is not None:
                raise Broken
        if self._way == "cut":
            self.met("cut")
            raise httpx.ConnectError("unplugged")
        if self._way == "certificate_changed":
            self.met(self._way)
            raise httpx.ConnectError("not verified") from _refused(self._verify_code)
        await self._awake()

    async def carry(self, exchange: Exchange, part: bytes) -> None:
        """Let the time pass that bytes take on the way."""
        seconds = self._chance.uniform(*LATENCY)
        if self._bytes_a_second:
            self.met("slow")
            seconds += len(part) / self._bytes_a_second
        await asyncio.sleep(seconds)
        await self._pass("replies_lost", exchange)

    def _spawn(self, call: Call) -> None:
        async def again() -> None:
            await asyncio.sleep(self._chance.uniform(0.0, 0.2))
            try:
                await self._server.open(call).drain()
            except Broken:
                return

        task = asyncio.ensure_future(again())
        self.background.add(task)
        task.add_done_callback(self.background.discard)

    def _twist_for(self, call: Call) -> tuple[str, int]:
        for place, (what, _) in enumerate(self._twists):
            if _TWISTS[what](call):
                return self._twists.pop(place)
        return "", 0

    def _turn(self, way: str) -> None:
        self._way = way
        self._changed.set()

    def met(self, what: str) -> None:
        """Count a fault that a request or an answer met."""
        self._met[what] += 1

    def some_bytes(self) -> int:
        """Return after how many bytes an answer breaks."""
        return self._chance.randrange(1, 800)

    def end(self, exchange: Exchange) -> None:
        """Whoever asked has read enough."""
        self._open.pop(exchange, None)
        exchange.leave()


class _Answer(httpx.AsyncByteStream):
    """An answer on its way back."""

    def __init__(self, wire: Wire, exchange: Exchange, twist: str, size: int) -> None:
        self._wire = wire
        self._exchange = exchange
        self._twist = twist
        self._left = size or wire.some_bytes()
        self._held = b""
        self._is_cut = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            while (part := await self._exchange.part()) is not None:
                await self._wire.carry(self._exchange, part)
                for each in self._twisted(part):
                    yield each
                if self._is_cut:
                    await asyncio.sleep(LATENCY[1])  # what came is read before the end is noticed
                    raise Broken
        except Broken:
            raise httpx.ReadError("cut off") from None

    def _twisted(self, part: bytes) -> list[bytes]:
        if self._twist in ("reset", "feed_reset"):
            return self._reset(part)
        if self._twist == "part_doubled":
            self._met()
            return [part, part]
        if self._twist == "parts_swapped" and not self._held:
            self._held = part
            return []
        if self._twist == "parts_swapped":
            self._met()
            return [part, self._held]
        return [part]

    def _reset(self, part: bytes) -> list[bytes]:
        self._left -= len(part)
        if self._left > 0:
            return [part]
        self._is_cut = True
        self._met()
        return [part[: self._left]] if self._left else [part]

    async def aclose(self) -> None:
        self._wire.end(self._exchange)

    def _met(self) -> None:
        self._wire.met(self._twist)
        self._twist = ""


def _is_feed(call: Call) -> bool:
    return call.path == "/v1/changes"


def _is_write(call: Call) -> bool:
    return bool(call.body)


def _is_any(call: Call) -> bool:
    return True


_TWISTS: dict[str, Callable[[Call], bool]] = {
    "reply_dropped": _is_write,
    "repeated": _is_write,
    "reset": _is_any,
    "feed_reset": _is_feed,
    "part_doubled": _is_feed,
    "parts_swapped": _is_feed,
}
"""Twist → requests it is for: reply dropped, request repeated, reply cut off in the middle, a part
of the feed twice, two parts of the feed in the other order."""

_OF_ANSWERS = ("reset", "feed_reset", "part_doubled", "parts_swapped")


def _refused(code: int) -> ssl.SSLCertVerificationError:
    """What the library says when it has refused a certificate."""
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    return error


def _call_of(request: httpx.Request) -> Call:
    headers = [(k.lower(), v) for k, v in request.headers.raw]
    url = request.url
    return Call(request.method, url.path, url.query, headers, request.content)
