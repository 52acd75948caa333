"""Looking at another desk: asked and told over the hub, kept by it in memory alone."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from console.contract.looks import (
    LONGEST_TEXT,
    WAIT,
    DeskState,
    Look,
    Looked,
    Looks,
    LookWish,
)
from console.domain.rights import Right
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.call import Call
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.core.looks import LookTable, NoLook

STEP = 0.2
"""Seconds between looks whether there is something new; looks are few and short."""
STATUS = {"own_seat": 409, "seat_away": 404, "look_over": 410}

LOOK_CALLS: tuple[Call, ...] = (
    Call(
        "GET",
        "/v1/looks",
        "looks",
        "Who looks at one's own desk, and for a leader which desks there are; waits for news",
        gives=Looks,
        query=("known", "wait"),
        problems=(400, 401, 403),
    ),
    Call(
        "PUT",
        "/v1/looks",
        "show_desk",
        "What one's own desk shows; kept in memory while somebody looks",
        takes=DeskState,
        gives=Looks,
        problems=(400, 401, 403, 413),
    ),
    Call(
        "POST",
        "/v1/looks",
        "begin_look",
        "Begin to look at a desk (shift leaders)",
        takes=LookWish,
        gives=Look,
        problems=(400, 401, 403, 404, 409, 413),
    ),
    Call(
        "GET",
        "/v1/looks/{id}",
        "looked",
        "How the desk stands that one looks at; waits for news",
        gives=Looked,
        query=("known", "wait"),
        problems=(400, 401, 403, 410),
    ),
    Call(
        "DELETE",
        "/v1/looks/{id}",
        "end_look",
        "End a look, by who looks or by the desk",
        gives=Looks,
        problems=(401, 403),
    ),
)
"""One desk looked at from another; nothing of it is kept."""


class LookCalls:
    """The calls of both sides."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access
        self._table = LookTable(service.clock, service.core.new_id)

    async def looks(self, request: Request) -> Response:
        """Say who looks at one's own desk; waits for news of that."""
        grant = self._access.person(request)
        known = _number(request, "known")
        self._table.hear(grant)
        await self._wait(request, lambda: self._table.version(grant.seat) != known)
        self._table.hear(grant)
        return json_response(self._table.looks(grant))

    async def begin_look(self, request: Request) -> Response:
        """Begin to look at a desk: for shift leaders."""
        grant = self._access.person(request, Right.LEAD_SHIFT)
        wish = await bodies.read_struct(request, LookWish, 1_000)
        try:
            return json_response(self._table.begin(grant, wish.seat, self._service.now()))
        except NoLook as no:
            raise _problem(no) from no

    async def show_desk(self, request: Request) -> Response:
        """Take what one's own desk shows, while somebody looks at it."""
        grant = self._access.person(request)
        state = await bodies.read_struct(request, DeskState, 10_000)
        if len(state.text) > LONGEST_TEXT:
            raise ProblemError(400, "bad_message", f"text: > {LONGEST_TEXT}")
        self._table.show(grant.seat, state)
        return json_response(self._table.looks(grant))

    async def looked(self, request: Request) -> Response:
        """Say how the desk stands that one looks at; waits for news of that."""
        grant, id = self._access.person(request, Right.LEAD_SHIFT), request.path_params["id"]
        known = _number(request, "known")
        try:
            await self._wait(request, lambda: self._table.looked(id, grant).version != known)
            return json_response(self._table.looked(id, grant))
        except NoLook as no:
            raise _problem(no) from no

    async def end_look(self, request: Request) -> Response:
        """End a look, from either side."""
        grant = self._access.person(request)
        self._table.end(request.path_params["id"], grant)
        return json_response(Looks(version=self._table.version(grant.seat), looks=[]))

    async def _wait(self, request: Request, has_news: Callable[[], bool]) -> None:
        """Wait until there is news, at most so long as was asked for."""
        clock = self._service.clock
        until = clock.monotonic() + min(_number(request, "wait"), WAIT)
        while not has_news() and not self._service.stopping.is_set():
            left = until - clock.monotonic()
            if left <= 0:
                return
            await asyncio.sleep(min(STEP, left))


def _number(request: Request, name: str) -> int:
    told = request.query_params.get(name, "0")
    if not told.removeprefix("-").isdecimal() or len(told) > 12:
        raise ProblemError(400, "bad_query", name)
    return int(told)


def _problem(no: NoLook) -> ProblemError:
    return ProblemError(STATUS[no.code], no.code)
