"""The calls of the contract, typed: logging in, the records and the acts; the rest by subject.

See `HttpDoor` for how they end.
"""

import ssl
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

import httpx
import msgspec

from console.contract.change import HISTORY, SnapshotHead, SnapshotRecord
from console.contract.cursor import Cursor
from console.contract.grant import LoginAnswer, LoginRequest
from console.contract.operation import AnswerBatch
from console.contract.recovery import DigestHead, RecoveryAnswer
from console.runtime.clock import Clock
from console.sync.answers import NOTHING, Health, HubTime, Missed, Page, WhoAmI
from console.sync.attachment_client import AttachmentClient
from console.sync.camera_client import CameraClient
from console.sync.http_door import EVENTS, JSON, LONGEST_LIST, NDJSON, Ask, HttpDoor, Stream
from console.sync.http_door import read_as as _read
from console.sync.incoming import Digest, Resume, Snapshot, first_line, lines_of
from console.sync.look_client import LookClient
from console.sync.playback_client import PlaybackClient
from console.sync.quarantine_client import QuarantineClient
from console.sync.rule_client import RuleClient
from console.sync.trouble import HubTrouble
from offline_cache.values import Change

HEAD_SECONDS = 12.0
"""A feed whose head or first byte takes longer is held up by something on the way."""


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
        self.attachments = AttachmentClient(self._door)
        self.cameras = CameraClient(self._door)
        self.looks = LookClient(self._door)
        self.playbacks = PlaybackClient(self._door)
        self.quarantine = QuarantineClient(self._door)
        self.rules = RuleClient(self._door)

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

    async def page(
        self, after: Cursor, wait: float, scopes: Iterable[str] = (), missed: Missed = NOTHING
    ) -> Page:
        """Return changes after a cursor at once, or the first within `wait` seconds."""
        query = {**_feed_query(after, scopes), **missed, "wait": int(wait)}
        ask = Ask("GET", "/v1/changes", query, seconds=wait + 10.0, most=LONGEST_LIST)
        return _read(await self._door.call(ask), Page)

    async def newest(self, after: Cursor, until: int, scopes: Iterable[str] = ()) -> Page:
        """Return changes after a cursor, less those that a later one up to `until` replaces.

        A hub that does not know this question tells them all, which is as good and only longer.
        """
        query = {**_feed_query(after, scopes), "wait": 0, "newest": until}
        ask = Ask("GET", "/v1/changes", query, seconds=20.0, most=LONGEST_LIST)
        return _read(await self._door.call(ask), Page)

    async def groups(self, after: Cursor, until: int, scopes: Iterable[str]) -> list[Change]:
        """Return what acts made together after a cursor, in its last states up to `until`.

        A hub that does not know this question tells of none.
        """
        query = {**_feed_query(after, scopes), "wait": 0, "newest": until}
        told: list[Change] = []
        beyond: int | None = 0
        while beyond is not None:
            asked = {**query, "groups": beyond}
            ask = Ask("GET", "/v1/changes", asked, seconds=20.0, most=LONGEST_LIST)
            page = _read(await self._door.call(ask), Page)
            if page.groups is None:
                return []
            told += page.changes
            beyond = page.groups or None
        return told

    @asynccontextmanager
    async def feed(
        self, after: Cursor, scopes: Iterable[str] = (), missed: Missed = NOTHING
    ) -> AsyncIterator[Stream]:
        """Open the feed of changes after a cursor."""
        headers = {"Accept-Encoding": "identity", "Cache-Control": "no-store"}
        query = {**_feed_query(after, scopes), **missed}
        ask = Ask(
            "GET", "/v1/changes", query, None, (EVENTS,), headers=headers, seconds=HEAD_SECONDS
        )
        async with self._door.stream(ask) as stream:
            yield stream

    @asynccontextmanager
    async def snapshot(
        self, scope: str, etag: str = "", resume: Resume | None = None
    ) -> AsyncIterator[Snapshot | None]:
        """Open a snapshot; None when the seat's content of `etag` is still the hub's.

        Args:
            scope: which records.
            etag: of the pack that is here.
            resume: where one goes on that was cut off.
        """
        headers = {"If-None-Match": etag} if etag else {}
        accept, query = (NDJSON, JSON), {"scope": scope}
        if resume is not None:
            query |= {"after": ",".join(resume.last), "at": str(resume.at)}
        ask = Ask("GET", "/v1/snapshot", query, None, accept, headers, seconds=20.0)
        async with self._door.stream(ask) as stream:
            if stream.is_unchanged:
                yield None
                return
            lines = lines_of(stream)
            before = resume.count if resume is not None else 0
            yield Snapshot(await _head(lines, scope), stream.etag, lines, before)

    async def history(self, before: int | None, most: int) -> list[Change]:
        """Return finished records, newest first; `before` is the number of the last one's change.

        Less than `most` means that there are no older ones.
        """
        query: dict[str, str | int] = {"scope": HISTORY, "limit": most}
        if before is not None:
            query["before"] = before
        ask = Ask("GET", "/v1/snapshot", query, None, (NDJSON, JSON), seconds=20.0)
        async with self._door.stream(ask) as stream:
            lines = lines_of(stream)
            snapshot = Snapshot(await _head(lines, HISTORY), "", lines)
            return [record async for some in snapshot.records() for record in some]

    @asynccontextmanager
    async def digest(self, scope: str) -> AsyncIterator[Digest]:
        """Open the digest of a scope."""
        ask = Ask("GET", "/v1/digest", {"scope": scope}, None, (NDJSON,), seconds=20.0)
        async with self._door.stream(ask) as stream:
            lines = lines_of(stream)
            yield Digest(await first_line(lines, DigestHead), lines)

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


async def _head(lines: AsyncIterator[list[bytes]], scope: str) -> SnapshotHead:
    head = await first_line(lines, SnapshotHead)
    if head.scope != scope:
        raise HubTrouble("other_version", status=200, detail=f"snapshot of {head.scope}")
    return head
