"""The calls of the contract, typed; see `HttpDoor` for how they end."""

import ssl
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

import httpx
import msgspec

from console.contract.attachment import AttachmentOffer, AttachmentState
from console.contract.camera import (
    MoveAnswer,
    MoveRequest,
    PlayAnswer,
    PlayRequest,
    PresetsAnswer,
    TurnAnswer,
    TurnRequest,
)
from console.contract.change import HISTORY, SnapshotHead, SnapshotRecord
from console.contract.cursor import Cursor
from console.contract.grant import LoginAnswer, LoginRequest
from console.contract.ingest import IngestAnswer, QuarantineItem, QuarantinePage
from console.contract.operation import AnswerBatch
from console.contract.recovery import DigestHead, RecoveryAnswer
from console.contract.told_reports import ToldReports
from console.contract.trial import TrialAnswer
from console.runtime.clock import Clock
from console.sync.answers import NOTHING, Health, HubTime, Missed, Page, WhoAmI
from console.sync.http_door import EVENTS, JSON, NDJSON, Ask, HttpDoor, Stream
from console.sync.http_door import read_as as _read
from console.sync.incoming import Digest, Resume, Snapshot, first_line, lines_of
from console.sync.look_client import LookClient
from console.sync.playback_client import PlaybackClient
from console.sync.trouble import HubTrouble
from offline_cache.values import Change

MOST = 64_000_000
"""Bytes of a page of changes."""

QUARANTINED = 100
"""Messages that could not be taken, shown at most; the rest come up as these are decided."""

TURN_SECONDS = 45.0
"""The platform behind the hub has its own, shorter time; without its word nobody knows."""

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
        self.looks = LookClient(self._door)
        self.playbacks = PlaybackClient(self._door)

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

    async def turn(self, camera: str, request: TurnRequest) -> TurnAnswer:
        """Let a camera look where its preset says; it is never asked twice."""
        path = f"/v1/cameras/{quote(camera, safe='')}/turn"
        body = msgspec.json.encode(request)
        ask = Ask("POST", path, body=body, seconds=TURN_SECONDS)
        return _read(await self._door.call(ask), TurnAnswer)

    async def move(self, camera: str, request: MoveRequest) -> MoveAnswer:
        """Turn a camera by hand, stop it, hold it or let it go; it is never asked twice."""
        path = f"/v1/cameras/{quote(camera, safe='')}/move"
        body = msgspec.json.encode(request)
        ask = Ask("POST", path, body=body, seconds=TURN_SECONDS)
        return _read(await self._door.call(ask), MoveAnswer)

    async def presets(self, camera: str) -> PresetsAnswer:
        """Return what the presets of a camera are called."""
        path = f"/v1/cameras/{quote(camera, safe='')}/presets"
        ask = Ask("GET", path, seconds=TURN_SECONDS)
        return _read(await self._door.call(ask), PresetsAnswer)

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
        ask = Ask("GET", "/v1/changes", query, seconds=wait + 10.0, most=MOST)
        return _read(await self._door.call(ask), Page)

    async def newest(self, after: Cursor, until: int, scopes: Iterable[str] = ()) -> Page:
        """Return changes after a cursor, less those that a later one up to `until` replaces.

        A hub that does not know this question tells them all, which is as good and only longer.
        """
        query = {**_feed_query(after, scopes), "wait": 0, "newest": until}
        ask = Ask("GET", "/v1/changes", query, seconds=20.0, most=MOST)
        return _read(await self._door.call(ask), Page)

    async def groups(self, after: Cursor, until: int, scopes: Iterable[str]) -> list[Change]:
        """Return what acts made together after a cursor, in its last states up to `until`.

        A hub that does not know this question tells of none.
        """
        query = {**_feed_query(after, scopes), "wait": 0, "newest": until}
        told: list[Change] = []
        beyond: int | None = 0
        while beyond is not None:
            ask = Ask("GET", "/v1/changes", {**query, "groups": beyond}, seconds=20.0, most=MOST)
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

    async def quarantined(self) -> QuarantinePage:
        """Return what the hub could not take and nobody has decided on, newest first."""
        query: dict[str, str | int] = {"limit": QUARANTINED}
        ask = Ask("GET", "/v1/quarantine", query, seconds=20.0, most=MOST)
        return _read(await self._door.call(ask), QuarantinePage)

    async def read_again(self, id: str) -> IngestAnswer:
        """Have the hub read such a message once more, by the rules of today."""
        ask = Ask("POST", f"/v1/quarantine/{quote(id, safe='')}/retry")
        return _read(await self._door.call(ask), IngestAnswer)

    async def dismiss(self, id: str) -> QuarantineItem:
        """Have the hub take such a message from the list."""
        ask = Ask("POST", f"/v1/quarantine/{quote(id, safe='')}/dismiss")
        return _read(await self._door.call(ask), QuarantineItem)

    async def told_reports(self, after: int, until: float, days: float) -> ToldReports:
        """Return a page of what sources have reported in the last days.

        Args:
            after: where the page before ended; 0 for the first.
            until: as the first page told it; 0 for the first.
            days: how far back.
        """
        query: dict[str, str | int] = {"days": str(days), "after": after}
        if until:
            query["until"] = str(until)
        ask = Ask("GET", "/v1/rules/reports", query, seconds=20.0, most=MOST)
        return _read(await self._door.call(ask), ToldReports)

    async def try_rules(self, raw: bytes, days: float) -> TrialAnswer:
        """Return what rules would have made of the reports of the last days; nothing changes.

        Args:
            raw: the file, TOML.
            days: how far back.
        """
        headers = {"Content-Type": "application/toml"}
        ask = Ask("POST", "/v1/rules/try", {"days": str(days)}, raw, headers=headers, seconds=600.0)
        return _read(await self._door.call(ask), TrialAnswer)

    async def offer(self, offer: AttachmentOffer) -> AttachmentState:
        """Offer a file, or learn how far it has come."""
        body = msgspec.json.encode(offer)
        reply = await self._door.call(Ask("POST", "/v1/attachments", body=body))
        return _read(reply, AttachmentState)

    async def send_part(self, id: str, start: int, part: bytes, size: int) -> AttachmentState:
        """Send a part of a file."""
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Range": f"bytes {start}-{start + len(part) - 1}/{size}",
        }
        path = f"/v1/attachments/{quote(id, safe='')}"
        ask = Ask("PUT", path, body=part, headers=headers, seconds=30.0)
        return _read(await self._door.call(ask), AttachmentState)

    async def commit(self, id: str) -> AttachmentState:
        """Say that all of a file was sent."""
        path = f"/v1/attachments/{quote(id, safe='')}/commit"
        return _read(await self._door.call(Ask("POST", path, seconds=30.0)), AttachmentState)

    async def content(self, id: str, media_type: str, start: int, most: int) -> bytes:
        """Return bytes of a file from `start` on, at most `most`."""
        path = f"/v1/attachments/{quote(id, safe='')}/content"
        headers = {"Range": f"bytes={start}-{start + most - 1}", "Accept-Encoding": "identity"}
        ask = Ask(
            "GET", path, {}, None, (media_type,), headers, seconds=30.0, most=most, status=206
        )
        return (await self._door.call(ask)).body

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
