"""`GET /v1/digest` and `POST /v1/recovered`: seat and hub compare after a restored backup."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from console.contract.change import SCOPES
from console.contract.recovery import (
    MOST_RECORDS,
    MOST_RECOVERED_BYTES,
    DigestHead,
    DigestLine,
    RecoveryAnswer,
    content_hash,
)
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.recovery_transfers import RecoveryTransfers
from console.hub.api.service import HubService
from console.hub.api.sight import seen_scopes
from console.hub.api.snapshots import NDJSON, PAGE
from console.hub.core import recovery
from console.hub.core.recovery_cards import Giver
from console.hub.store.reader import Place, RecordRow
from console.runtime.clock import to_text

EVER = float("inf")
"""Finished records of any age are told."""


class RecoveryCalls:
    """What a seat asks and gives after a new epoch."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access
        self._transfers = RecoveryTransfers(service.clock.monotonic)

    async def digest(self, request: Request) -> Response:
        """Tell revisions and hashes of a scope, finished records too."""
        grant = self._access.person(request)
        scope = request.query_params.get("scope", "open")
        if scope not in SCOPES:
            raise ProblemError(400, "bad_query", f"scope: {scope[:60]}")
        place = await asyncio.to_thread(self._service.pages.place)
        return StreamingResponse(
            self._lines(scope, seen_scopes(grant, {scope}), place), media_type=NDJSON
        )

    async def recovered(self, request: Request) -> Response:
        """Take back what this database has lost."""
        grant = self._access.anybody(request)
        batch = await bodies.read_struct(request, recovery.Batch, MOST_RECOVERED_BYTES)
        if max(len(batch.records), len(batch.settled)) > MOST_RECORDS:
            raise ProblemError(413, "too_many_items", f"> {MOST_RECORDS}")
        whole = self._transfers.add(grant.seat, batch)
        if whole is None:
            told = to_text(self._service.clock.now())
            return json_response(RecoveryAnswer(records=[], settled=[], now=told))
        job = self._service.core.recovery_job(whole, Giver(grant.seat, grant.person))
        return json_response(await self._service.write(job))

    async def _lines(
        self, scope: str, scopes: frozenset[str], place: Place
    ) -> AsyncIterator[bytes]:
        pages, after = self._service.pages, ("", "")
        head = DigestHead(epoch=self._service.core.epoch, seq=place.seq, scope=scope)
        yield msgspec.json.encode(head) + b"\n"
        while True:
            rows, last = await asyncio.to_thread(pages.page, scopes, place, after, EVER, PAGE)
            if rows:
                yield await asyncio.to_thread(_encoded, rows)
            if last is None:
                return
            after = last


def _encoded(rows: list[RecordRow]) -> bytes:
    lines = (
        msgspec.json.encode(DigestLine(kind=kind, id=id, rev=rev, hash=content_hash(body)))
        for kind, id, rev, _, body in rows
    )
    return b"".join(line + b"\n" for line in lines)
