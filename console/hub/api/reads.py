"""`GET /v1/<kind>` and `/v1/<kind>/<id>`: records for integrators, with ETag and paging by id."""

import asyncio
from hashlib import sha256

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from console.contract.change import RESTRICTED, SCOPES, SnapshotRecord
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.api.shapes import RecordPage
from console.hub.api.sight import sees_online
from console.hub.core.decide import CHECK
from console.hub.store.connection import Connection

KINDS = frozenset({kind for kinds in SCOPES.values() for kind in kinds} | {CHECK})

PLURALS = {
    **{f"{kind}s": kind for kind in KINDS},
    "log_entries": "log_entry",
    "log": "log_entry",
}

FILTERS = ("severity", "condition", "disposition", "type", "channel", "source", "order", "alert")
"""Fields of the body that can be asked for by value."""

LONGEST_PAGE = 500


class ReadCalls:
    """Plain reads."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access

    async def page(self, request: Request) -> Response:
        """Return records of a kind by id, `open=true` and fields as filters."""
        grant = self._access.person(request)
        kind = _kind(request)
        most = int(bodies.number(request, "limit", 100, LONGEST_PAGE)) or 1
        query, values = _query(request, kind, most, sees_online(grant))
        rows = await asyncio.to_thread(self._rows, query, values)
        items = [msgspec.Raw(_encoded(kind, *row)) for row in rows]
        tag = sha256(b"".join(f"{r[0]}{r[1]}\n".encode() for r in rows)).hexdigest()[:32]
        if _is_known(request, tag):
            return Response(status_code=304, headers={"ETag": f'"{tag}"'})
        next_id = rows[-1][0] if len(rows) == most else ""
        return json_response(RecordPage(items=items, next=next_id), headers={"ETag": f'"{tag}"'})

    async def one(self, request: Request) -> Response:
        """Return one record."""
        grant = self._access.person(request)
        kind, id = _kind(request), request.path_params["id"]
        record = self._service.core.reader.record(kind, id, sees_online(grant))
        if record is None:
            raise ProblemError(404, "not_found", f"{kind}/{id}"[:200])
        headers = {"ETag": f'"{record.rev}"'}
        if _is_known(request, record.rev):
            return Response(status_code=304, headers=headers)
        return json_response(record, headers=headers)

    def _rows(self, query: str, values: list[object]) -> list[tuple[str, str, str, bytes]]:
        with self._service.pages.at_one_moment() as sql:
            return _fetch(sql, query, values)


def _fetch(sql: Connection, query: str, values: list[object]) -> list[tuple[str, str, str, bytes]]:
    return sql.execute(query, values).fetchall()


def _query(
    request: Request, kind: str, most: int, with_restricted: bool
) -> tuple[str, list[object]]:
    where = ["kind = ?", "id > ?", "body IS NOT NULL"]
    if not with_restricted:
        where.append(f"scope <> '{RESTRICTED}'")
    values: list[object] = [kind, request.query_params.get("after", "")]
    if request.query_params.get("open", "").lower() in ("1", "true"):
        where.append("is_open = 1")
    for name in FILTERS:
        if name in request.query_params:
            where.append(f"json_extract(CAST(body AS TEXT), '$.{name}') = ?")
            values.append(request.query_params[name])
    values.append(most)
    return (
        f"SELECT id, rev, home, body FROM records WHERE {' AND '.join(where)} ORDER BY id LIMIT ?",
        values,
    )


def _encoded(kind: str, id: str, rev: str, home: str, body: bytes) -> bytes:
    record = SnapshotRecord(kind=kind, id=id, rev=rev, home=home, body={})
    empty = msgspec.json.encode(record)
    return empty[: -len(b"{}}")] + body + b"}"


def _kind(request: Request) -> str:
    named = request.path_params["kind"]
    kind = PLURALS.get(named, named)
    if kind not in KINDS:
        raise ProblemError(404, "no_such_call", request.url.path[:200])
    return str(kind)


def _is_known(request: Request, tag: str) -> bool:
    return f'"{tag}"' in request.headers.get("if-none-match", "")
