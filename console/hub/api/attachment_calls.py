"""`/v1/attachments`: files of seats, in parts, resumed after any cut."""

import asyncio
import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from console.contract.attachment import MOST_BYTES, MOST_PART, AttachmentOffer, AttachmentState
from console.domain.rights import Right
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.core import attachments
from console.hub.core.attachments import NotTaken
from console.hub.store.transaction import Transaction

_CONTENT_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})")
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")

_STATUS = {
    "not_found": 404,
    "exists": 409,
    "part_gap": 409,
    "hash_differs": 409,
    "too_large": 413,
    "file_too_large": 413,
    "bad_type": 415,
    "type_differs": 415,
}


class AttachmentCalls:
    """Files that go with acts.

    Offering and sending need a grant this hub signed, even one that has run out: what was done in
    an outage is still delivered.
    """

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access

    async def offer(self, request: Request) -> Response:
        """Begin a file, or say how far it has come."""
        grant = self._access.anybody(request)
        asked = await bodies.read_struct(request, AttachmentOffer, 10_000)
        return await self._do(lambda t: attachments.offer(t, asked, grant.seat, grant.person))

    async def part(self, request: Request) -> Response:
        """Keep a part of a file."""
        grant, id = self._access.anybody(request), request.path_params["id"]
        start, end = _content_range(request)
        try:
            part = await bodies.read_body(request, MOST_PART)
        except bodies.TooLarge as error:
            raise ProblemError(413, "too_large", f"> {MOST_PART}") from error
        if len(part) != end + 1 - start:
            raise ProblemError(400, "bad_range", f"{len(part)} bytes")
        return await self._do(lambda t: attachments.add(t, id, grant.seat, start, part))

    async def commit(self, request: Request) -> Response:
        """Make a file whole; parts of another content than was said are forgotten."""
        grant, id = self._access.anybody(request), request.path_params["id"]
        try:
            return await self._do(lambda t: attachments.commit(t, id, grant.seat))
        except ProblemError as error:
            if error.problem.code in ("hash_differs", "type_differs"):
                await self._service.write(lambda t: attachments.drop(t, id))
            raise

    async def content(self, request: Request) -> Response:
        """Give a whole file, or a part of it."""
        self._access.person(request, Right.READ)
        id, asked = request.path_params["id"], request.headers.get("range", "")
        found = _RANGE.fullmatch(asked)
        start = int(found[1]) if found else 0
        most = int(found[2]) + 1 - start if found and found[2] else MOST_BYTES
        try:
            told = await asyncio.to_thread(self._read, id, start, max(0, most))
        except NotTaken as error:
            raise _problem(error) from error
        media_type, size, data = told
        headers = {
            "Content-Disposition": "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Encoding": "identity",  # pictures are packed already, and ranges count bytes
        }
        if not found:
            return Response(data, 200, headers, media_type)
        if not data:
            raise ProblemError(416, "bad_range", asked[:60], {"Content-Range": f"bytes */{size}"})
        headers["Content-Range"] = f"bytes {start}-{start + len(data) - 1}/{size}"
        return Response(data, 206, headers, media_type)

    def _read(self, id: str, start: int, most: int) -> tuple[str, int, bytes]:
        with self._service.pages.at_one_moment() as sql:
            return attachments.content(sql, id, start, most)

    async def _do(self, job: Callable[[Transaction], AttachmentState]) -> Response:
        try:
            return json_response(await self._service.write(job))
        except NotTaken as error:
            raise _problem(error) from error


def _problem(error: NotTaken) -> ProblemError:
    return ProblemError(_STATUS.get(error.code, 400), error.code, error.detail)


def _content_range(request: Request) -> tuple[int, int]:
    found = _CONTENT_RANGE.fullmatch(request.headers.get("content-range", ""))
    if found is None or int(found[2]) < int(found[1]) or int(found[3]) > MOST_BYTES:
        raise ProblemError(400, "bad_range", request.headers.get("content-range", "")[:60])
    return int(found[1]), int(found[2])
