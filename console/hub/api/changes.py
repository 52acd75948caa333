"""`GET /v1/changes`: what was committed, as it happens (SSE) or by long poll (JSON)."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import suppress

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from console.contract.change import EVERY_COVERS, SCOPES, Covers, Notice
from console.contract.cursor import Cursor
from console.contract.grant import Grant
from console.contract.reasons import words
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.broadcast import Burst
from console.hub.api.problems import ProblemError, json_response, problem, problem_response
from console.hub.api.service import HubService
from console.hub.api.shapes import RawChangePage
from console.hub.api.sight import seen_scopes
from console.hub.api.together import Together
from console.hub.store.reader import ChangesGone
from console.runtime.clock import to_text

MOST_SEQ = float(1 << 53)

LONGEST_WAIT = 25.0
"""Longest long poll, seconds."""


class ChangeCalls:
    """The change feed."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access

    async def changes(self, request: Request) -> Response:
        """Tell changes after a cursor; without one, what happens from now on.

        `newest=SEQ` asks for one page without the changes that a later one up to SEQ replaces;
        with `groups=N` only for those that must not be shown one without the other, by whole groups
        that end after N. With `missed=SEQ` the reader has read nothing between SEQ and `until`:
        what acts made together there comes as a whole before a change of a part of it.
        """
        grant = self._access.person(request)
        scopes = seen_scopes(grant, scopes_of(request.query_params.get("scope", "")))
        after = request.query_params.get("after") or request.headers.get("last-event-id", "")
        until = int(bodies.number(request, "newest", 0.0, MOST_SEQ))
        try:
            start = self._start(after)
            if until and "groups" in request.query_params:
                beyond = int(bodies.number(request, "groups", 0.0, MOST_SEQ))
                return json_response(await self._groups(start, until, scopes, beyond))
            if until:
                return json_response(await self._newest(start, until, scopes))
            together = await self._together(request, start, scopes)
            burst = await self._service.feed.after(start, scopes)
        except ChangesGone:
            return self._gone()
        if wants_json(request):
            wait = bodies.number(request, "wait", 0.0, LONGEST_WAIT)
            return json_response(await self._poll(burst, scopes, wait, together))
        return EventStream(
            self._events(grant, start, scopes, together), self._service.core.settings.slow_reader
        )

    async def _together(
        self, request: Request, start: int, scopes: Collection[str]
    ) -> Together | None:
        if "missed" not in request.query_params:
            return None
        missed = int(bodies.number(request, "missed", 0.0, MOST_SEQ))
        until = int(bodies.number(request, "until", float(start), MOST_SEQ))
        return await self._service.feed.together(missed, until, scopes)

    async def _newest(self, start: int, until: int, scopes: Collection[str]) -> RawChangePage:
        burst = await self._service.feed.newest(start, until, scopes)
        lines = [msgspec.Raw(told.line) for told in burst.changes]
        return RawChangePage(changes=lines, covers=self._covers(start, burst.to_seq))

    async def _groups(
        self, start: int, until: int, scopes: Collection[str], beyond: int
    ) -> RawChangePage:
        lines, ends = await self._service.feed.groups(start, until, scopes, beyond)
        raw, nothing = [msgspec.Raw(line) for line in lines], self._covers(start, start)
        return RawChangePage(changes=raw, covers=nothing, groups=ends)

    def _start(self, after: str) -> int:
        if not after:
            return self._service.feed.last
        try:
            cursor = Cursor.parse(after)
        except ValueError as error:
            raise ProblemError(400, "bad_query", f"after: {after[:60]}") from error
        if cursor.epoch != self._service.core.epoch or cursor.seq > self._service.feed.last:
            raise ChangesGone(after)
        return cursor.seq

    def _gone(self) -> Response:
        return problem_response(problem(410, "other_epoch", epoch=self._service.core.epoch))

    async def _poll(
        self, burst: Burst, scopes: Collection[str], wait: float, together: Together | None
    ) -> RawChangePage:
        feed, began = self._service.feed, burst.from_seq
        until = self._service.clock.monotonic() + wait
        while not burst.changes and not self._service.stopping.is_set():
            left = until - self._service.clock.monotonic()
            if left <= 0 and burst.to_seq >= feed.last:
                break
            await feed.wait(burst.to_seq, max(left, 0.0))
            burst = await feed.after(burst.to_seq, scopes)
        lines = [msgspec.Raw(told.line) for told in burst.changes]
        covers = self._covers(began, burst.to_seq)
        if together is None:
            return RawChangePage(changes=lines, covers=covers)
        groups = [*await together.half_told(), *await together.before(burst.changes)]
        raw = [[msgspec.Raw(line) for line in group] for group in groups]
        return RawChangePage(changes=lines, covers=covers, together=raw)

    async def _events(
        self, grant: Grant, start: int, scopes: Collection[str], together: Together | None
    ) -> AsyncIterator[bytes]:
        """Yield events: bursts as they are committed, `covers` after each and every ten seconds."""
        feed, at = self._service.feed, start
        feed.readers += 1
        try:
            yield self._covers_event(at, at)
            if together is not None:
                yield b"".join(map(_group_event, [[], *await together.half_told()]))
            while not self._service.stopping.is_set():
                burst = await feed.after(at, scopes)
                if burst.to_seq == at:
                    await feed.wait(at, EVERY_COVERS)
                    burst = await feed.after(at, scopes)
                if self._is_revoked(grant):
                    yield self._revoked()
                    return
                groups = await together.before(burst.changes) if together is not None else ()
                events = [*map(_group_event, groups)]
                events += [self._event(told.seq, told.line) for told in burst.changes]
                events.append(self._covers_event(at, burst.to_seq))
                self._service.seats.note(grant.seat)
                yield b"".join(events)
                at = burst.to_seq
        except ChangesGone:
            return
        finally:
            feed.readers -= 1

    def _is_revoked(self, grant: Grant) -> bool:
        return self._access.is_disabled(grant) or not grant.is_valid(self._service.now())

    def _revoked(self) -> bytes:
        zh, en = words("unauthorized")
        notice = Notice(code="unauthorized", zh=zh, en=en)
        return b"event: revoked\ndata: %b\n\n" % msgspec.json.encode(notice)

    def _event(self, seq: int, line: bytes) -> bytes:
        epoch = self._service.feed.epoch.encode()
        return b"id: %b:%d\nevent: change\ndata: %b\n\n" % (epoch, seq, line)

    def _covers_event(self, from_seq: int, to_seq: int) -> bytes:
        data = msgspec.json.encode(self._covers(from_seq, to_seq))
        epoch = self._service.feed.epoch.encode()
        return b"id: %b:%d\nevent: covers\ndata: %b\n\n" % (epoch, to_seq, data)

    def _covers(self, from_seq: int, to_seq: int) -> Covers:
        return Covers(
            epoch=self._service.core.epoch,
            from_seq=from_seq,
            to_seq=to_seq,
            now=to_text(self._service.now()),
        )


def _group_event(group: list[bytes]) -> bytes:
    return b"event: together\ndata: [%b]\n\n" % b",".join(group)


class EventStream(Response):
    """Sends chunks until they end, the reader goes, or it is too slow to take one."""

    media_type = "text/event-stream"

    def __init__(self, chunks: AsyncIterator[bytes], slow_after: float) -> None:
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        self._chunks = chunks
        self._slow_after = slow_after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        headers = [h for h in self.raw_headers if h[0] != b"content-length"]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        tasks = [
            asyncio.create_task(self._pump(send)),
            asyncio.create_task(_until_gone(receive)),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if not tasks[0].cancelled() and tasks[0].exception() is None:
            with suppress(OSError):
                await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _pump(self, send: Send) -> None:
        async for chunk in self._chunks:
            async with asyncio.timeout(self._slow_after):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def scopes_of(text: str) -> frozenset[str]:
    """Return the scopes a comma list names; an empty one names all.

    Raises:
        ProblemError: there is no such scope.
    """
    named = frozenset(part.strip() for part in text.split(",") if part.strip())
    if not named <= SCOPES.keys():
        raise ProblemError(400, "bad_query", f"scope: {text[:60]}")
    return named or frozenset(SCOPES)


def wants_json(request: Request) -> bool:
    """Whether the answer shall be one JSON page."""
    accept = request.headers.get("accept", "")
    return "text/event-stream" not in accept and (
        "application/json" in accept or "wait" in request.query_params
    )
