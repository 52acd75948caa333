"""`GET /v1/snapshot`: all records of a scope as they stood at one number, as NDJSON."""

import asyncio
from collections.abc import AsyncIterator
from hashlib import sha256

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from console.contract.change import HISTORY, SCOPES, SnapshotHead
from console.contract.cursor import Cursor
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.problems import ProblemError, problem, problem_response
from console.hub.api.service import HubService
from console.hub.api.sight import seen_scopes
from console.hub.store.reader import Place, RecordRow, SnapshotGone

NDJSON = "application/x-ndjson"
PAGE = 1000
MOST_SEQ = 2.0**53

_Page = tuple[list[RecordRow], tuple[str, str] | None]


class _Line(msgspec.Struct, frozen=True):
    kind: str
    id: str
    rev: str
    home: str
    body: msgspec.Raw


class SnapshotCalls:
    """Snapshots, whole or resumed."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access
        self._hashes: dict[str, tuple[int, str]] = {}

    async def snapshot(self, request: Request) -> Response:
        """Tell a scope's records; `after=kind,id&at=CURSOR` goes on with one begun before."""
        grant = self._access.person(request)
        scope = request.query_params.get("scope", "open")
        if scope == HISTORY:
            return await self._history(request, seen_scopes(grant, {"open"}))
        if scope not in SCOPES:
            raise ProblemError(400, "bad_query", f"scope: {scope[:60]}")
        scopes = seen_scopes(grant, {scope})
        after = _after(request.query_params.get("after", ""))
        try:
            place = await asyncio.to_thread(self._service.pages.place, self._at(request, after))
            headers = {"X-Cursor": f"{self._service.core.epoch}:{place.seq}"}
            if scope == "reference":
                headers["ETag"] = etag = f'"{await self._content_hash(scope, place)}"'
                if after == ("", "") and etag in request.headers.get("if-none-match", ""):
                    return Response(status_code=304, headers=headers)
            first = await self._page(scopes, place, after)
        except SnapshotGone:
            return problem_response(problem(410, "snapshot_gone", epoch=self._service.core.epoch))
        return StreamingResponse(self._lines(scope, scopes, place, first), 200, headers, NDJSON)

    async def _history(self, request: Request, scopes: frozenset[str]) -> Response:
        """Tell a page of finished records, newest first; `before=NUMBER` goes on further back."""
        before = int(bodies.number(request, "before", MOST_SEQ, MOST_SEQ))
        most = int(bodies.number(request, "limit", PAGE, PAGE)) or 1
        pages, shown = self._service.pages, self._service.core.settings.closed_shown.total_seconds()
        place = await asyncio.to_thread(pages.place)
        rows = await asyncio.to_thread(pages.history, scopes, place, before, shown, most)
        head = SnapshotHead(
            epoch=self._service.core.epoch, seq=place.seq, scope=HISTORY, count=len(rows)
        )
        lines = [msgspec.json.encode(head) + b"\n", *(_line(row) for row in rows)]
        return Response(b"".join(lines), media_type=NDJSON)

    def _at(self, request: Request, after: tuple[str, str]) -> int | None:
        text = request.query_params.get("at", "")
        if not text and after == ("", ""):
            return None
        try:
            cursor = Cursor.parse(text)
        except ValueError as error:
            raise ProblemError(400, "bad_query", f"at: {text[:60]}") from error
        if cursor.epoch != self._service.core.epoch or cursor.seq > self._service.feed.last:
            raise SnapshotGone(text)
        return cursor.seq

    async def _page(self, scopes: frozenset[str], place: Place, after: tuple[str, str]) -> _Page:
        shown = self._service.core.settings.closed_shown.total_seconds()
        return await asyncio.to_thread(self._service.pages.page, scopes, place, after, shown, PAGE)

    async def _lines(
        self, scope: str, scopes: frozenset[str], place: Place, page: _Page
    ) -> AsyncIterator[bytes]:
        """Yield the head, then pages; one that cannot be told any more cuts the answer off."""
        head = SnapshotHead(epoch=self._service.core.epoch, seq=place.seq, scope=scope)
        yield msgspec.json.encode(head) + b"\n"
        while True:
            rows, after = page
            if rows:
                yield b"".join(_line(row) for row in rows)
            if after is None:
                return
            page = await self._page(scopes, place, after)

    async def _content_hash(self, scope: str, place: Place) -> str:
        """Return the hash of a scope's content; read again only after a change."""
        last = await asyncio.to_thread(self._service.pages.last_of_scope, scope)
        known = self._hashes.get(scope)
        if known is not None and known[0] == last <= place.seq:
            return known[1]
        of_scope = frozenset({scope})
        digest, page = sha256(), await self._page(of_scope, place, ("", ""))
        while True:
            rows, after = page
            for kind, id, _, home, body in rows:
                digest.update(f"{kind}\n{id}\n{home}\n".encode() + body + b"\n")
            if after is None:
                break
            page = await self._page(of_scope, place, after)
        if last <= place.seq:
            self._hashes[scope] = (last, digest.hexdigest())
        return digest.hexdigest()


def _line(row: RecordRow) -> bytes:
    kind, id, rev, home, body = row
    return msgspec.json.encode(_Line(kind, id, rev, home, msgspec.Raw(body))) + b"\n"


def _after(text: str) -> tuple[str, str]:
    if not text:
        return "", ""
    kind, comma, id = text.partition(",")
    if not comma:
        raise ProblemError(400, "bad_query", f"after: {text[:60]}")
    return kind, id
