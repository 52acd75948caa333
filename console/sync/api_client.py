"""The calls of the contract, typed; see `HttpDoor` for how they end."""

import ssl
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
import msgspec

from console.contract.camera import PlayAnswer, PlayRequest
from console.contract.change import Covers, SnapshotHead, SnapshotRecord
from console.contract.cursor import Cursor
from console.contract.grant import LoginAnswer, LoginRequest
from console.contract.operation import AnswerBatch
from console.contract.recovery import DigestHead, DigestLine, RecoveryAnswer
from console.runtime.clock import Clock
from console.sync.http_door import EVENTS, JSON, NDJSON, Ask, HttpDoor, Reply, Stream
from console.sync.trouble import HubTrouble, from_error
from offline_cache.values import Change

T = TypeVar("T")

HEAD_SECONDS = 12.0
"""A feed whose head or first byte takes longer is held up by something on the way."""

_LONGEST_LINE = 8_000_000


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """What the seat reads of `GET /v1/health`."""

    epoch: str
    seq: int
    now: str = ""
    backup_covers: str | None = None


class WhoAmI(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the hub takes this seat for."""

    person: str
    name: str = ""
    seat: str = ""
    role: str = ""
    rights: list[str] = []
    areas: list[str] = []
    until: str = ""
    offline_until: str = ""


class HubTime(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of `GET /v1/time`."""

    now: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """`ChangePage`, with changes in the form the store takes them."""

    changes: list[Change]
    covers: Covers


class Snapshot:
    """A snapshot that is coming in: its head, then its records in portions."""

    def __init__(self, head: SnapshotHead, etag: str, lines: AsyncIterator[list[bytes]]) -> None:
        self.head = head
        self.etag = etag
        self._lines = lines

    async def records(self) -> AsyncIterator[list[Change]]:
        """Walk the records; ends only when all that the head promised have come.

        Raises:
            HubTrouble: cut off, or not of this version.
        """
        count, decoder = 0, msgspec.json.Decoder(_Record)
        async for lines in self._lines:
            records = [self._change(decoder, line) for line in lines]
            count += len(records)
            yield records
        if self.head.count and count != self.head.count:
            detail = f"{count} of {self.head.count} records"
            raise HubTrouble("cut_off", status=200, detail=detail)

    def _change(self, decoder: "msgspec.json.Decoder[_Record]", line: bytes) -> Change:
        try:
            record = decoder.decode(line)
        except msgspec.MsgspecError as error:
            raise from_error(error) from error
        return Change(self.head.seq, record.kind, record.id, record.rev, record.home, record.body)


class Digest:
    """A digest that is coming in: its head, then its lines in portions."""

    def __init__(self, head: DigestHead, lines: AsyncIterator[list[bytes]]) -> None:
        self.head = head
        self._lines = lines

    async def records(self) -> AsyncIterator[list[DigestLine]]:
        """Walk revisions and hashes.

        Raises:
            HubTrouble: cut off, or not of this version.
        """
        decoder = msgspec.json.Decoder(DigestLine)
        async for lines in self._lines:
            try:
                yield [decoder.decode(line) for line in lines]
            except msgspec.MsgspecError as error:
                raise from_error(error) from error


class _Record(msgspec.Struct, frozen=True):
    kind: str
    id: str
    rev: str
    home: str
    body: dict[str, Any]


class HubClient:
    """The hub, as one seat calls it; every call raises `HubTrouble` and nothing else.

    Args:
        base_url: of the hub, e.g. `http://127.0.0.1:8930`.
        transport: a network handed in; None for the real one.
        clock: for time-outs.
        verify: TLS trust, as httpx takes it.
    """

    def __init__(
        self,
        base_url: str,
        transport: httpx.AsyncBaseTransport | None,
        clock: Clock,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        self._door = HttpDoor(base_url, clock, transport, verify)

    @property
    def grant(self) -> str:
        """Text of the grant that calls are made with; empty before log-in. Memory only."""
        return self._door.token

    @grant.setter
    def grant(self, text: str) -> None:
        self._door.token = text

    async def health(self, seconds: float = 2.0) -> tuple[Health, float]:
        """Return how the hub is, and the round trip in seconds."""
        reply = await self._door.call(Ask("GET", "/v1/health", seconds=seconds))
        return _read(reply, Health), reply.round_trip

    async def time(self) -> tuple[HubTime, float]:
        """Return the hub's time, and the round trip in seconds."""
        reply = await self._door.call(Ask("GET", "/v1/time", seconds=2.0))
        return _read(reply, HubTime), reply.round_trip

    async def login(self, request: LoginRequest) -> LoginAnswer:
        """Log a person in at this seat; later calls use the new grant."""
        body = msgspec.json.encode(request)
        reply = await self._door.call(Ask("POST", "/v1/login", body=body))
        answer = _read(reply, LoginAnswer)
        self.grant = answer.grant
        return answer

    async def whoami(self) -> WhoAmI:
        """Return whom the hub takes this seat for."""
        return _read(await self._door.call(Ask("GET", "/v1/whoami")), WhoAmI)

    async def play(self, camera: str, request: PlayRequest) -> PlayAnswer:
        """Return a lease on a camera's picture."""
        path = f"/v1/cameras/{quote(camera, safe='')}/play"
        body = msgspec.json.encode(request)
        return _read(await self._door.call(Ask("POST", path, body=body)), PlayAnswer)

    async def send(
        self, seat: str, operations: Sequence[Any], epoch: str = ""
    ) -> tuple[AnswerBatch, float]:
        """Send operations; return the answers in the same order, and the round trip.

        Args:
            seat: whose they are.
            operations: envelopes, in lane order.
            epoch: the hub's, as this seat knows it; a hub of another one decides nothing.

        Raises:
            HubTrouble: nothing is decided, the same operations are to be sent again.
        """
        body = msgspec.json.encode({"seat": seat, "operations": operations, "epoch": epoch})
        reply = await self._door.call(Ask("POST", "/v1/operations", body=body, seconds=20.0))
        return _read(reply, AnswerBatch), reply.round_trip

    async def page(self, after: Cursor, wait: float, scopes: Iterable[str] = ()) -> Page:
        """Return changes after a cursor at once, or the first within `wait` seconds."""
        query = {**_feed_query(after, scopes), "wait": int(wait)}
        ask = Ask("GET", "/v1/changes", query, seconds=wait + 10.0, most=64_000_000)
        return _read(await self._door.call(ask), Page)

    @asynccontextmanager
    async def feed(self, after: Cursor, scopes: Iterable[str] = ()) -> AsyncIterator[Stream]:
        """Open the feed of changes after a cursor."""
        headers = {"Accept-Encoding": "identity", "Cache-Control": "no-store"}
        query = _feed_query(after, scopes)
        ask = Ask(
            "GET", "/v1/changes", query, None, (EVENTS,), headers=headers, seconds=HEAD_SECONDS
        )
        async with self._door.stream(ask) as stream:
            yield stream

    @asynccontextmanager
    async def snapshot(self, scope: str, etag: str = "") -> AsyncIterator[Snapshot | None]:
        """Open a snapshot; None when the seat's content of `etag` is still the hub's."""
        headers = {"If-None-Match": etag} if etag else {}
        accept = (NDJSON, JSON)
        ask = Ask("GET", "/v1/snapshot", {"scope": scope}, None, accept, headers, seconds=20.0)
        async with self._door.stream(ask) as stream:
            if stream.is_unchanged:
                yield None
                return
            lines = _lines(stream)
            yield Snapshot(await _head(lines, scope), stream.etag, lines)

    @asynccontextmanager
    async def digest(self, scope: str) -> AsyncIterator[Digest]:
        """Open the digest of a scope."""
        ask = Ask("GET", "/v1/digest", {"scope": scope}, None, (NDJSON,), seconds=20.0)
        async with self._door.stream(ask) as stream:
            lines = _lines(stream)
            yield Digest(await _first(lines, DigestHead), lines)

    async def give_back(self, batch: Any) -> RecoveryAnswer:
        """Give back records, and operations with their answers, that a restored hub has lost."""
        body = msgspec.json.encode(batch)
        reply = await self._door.call(Ask("POST", "/v1/recovered", body=body, seconds=20.0))
        return _read(reply, RecoveryAnswer)

    async def record(self, kind: str, id: str) -> SnapshotRecord:
        """Return one record as the hub has it now."""
        path = f"/v1/{quote(kind, safe='')}/{quote(id, safe='')}"
        return _read(await self._door.call(Ask("GET", path)), SnapshotRecord)

    async def close(self) -> None:
        """Close all connections."""
        await self._door.close()


def _feed_query(after: Cursor, scopes: Iterable[str]) -> dict[str, str | int]:
    scope = ",".join(scopes)
    return {"after": str(after), **({"scope": scope} if scope else {})}


def _read(reply: Reply, type_: type[T]) -> T:
    """Read a JSON answer; fields this version does not know are left aside."""
    try:
        return msgspec.json.decode(reply.body, type=type_)
    except msgspec.MsgspecError as error:
        raise from_error(error) from error


async def _head(lines: AsyncIterator[list[bytes]], scope: str) -> SnapshotHead:
    head = await _first(lines, SnapshotHead)
    if head.scope != scope:
        raise HubTrouble("other_version", status=200, detail=f"snapshot of {head.scope}")
    return head


async def _first(lines: AsyncIterator[list[bytes]], type_: type[T]) -> T:
    async for first in lines:
        try:
            return msgspec.json.decode(first[0], type=type_)
        except msgspec.MsgspecError as error:
            raise from_error(error) from error
    raise HubTrouble("cut_off", status=200, detail="no head")


async def _lines(stream: Stream) -> AsyncIterator[list[bytes]]:
    """Walk NDJSON: the first line alone, then whole lines in portions as they come."""
    rest, is_first = b"", True
    async for part in stream.parts(is_timed=True):
        *whole, rest = (rest + part).split(b"\n")
        if len(rest) > _LONGEST_LINE:
            raise HubTrouble("too_large", status=200, detail="a line without end")
        lines = [line for line in whole if line.strip()]
        if lines and is_first:
            is_first = False
            yield lines[:1]
            lines = lines[1:]
        if lines:
            yield lines
    if rest.strip():
        yield [rest]
