"""Adjusted working days loaded by call, as `hub calendar load` does it: whole or not at all."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from console.contract.calendar import CalendarLoaded
from console.domain.rights import Right
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.call import Call
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.calendar import years
from console.hub.calendar.fault import BadCalendar
from console.hub.calendar.reading import read_calendar
from console.hub.calendar.rows import MOST_BYTES

TOML, CSV = "calendar.toml", "calendar.csv"

CALENDAR_CALLS = (
    Call(
        "POST",
        "/v1/calendar/load",
        "load_calendar",
        "Put adjusted working days in force, all of a file or none (TOML; CSV by its content type)",
        takes=str,
        takes_type="application/toml",
        gives=CalendarLoaded,
        problems=(400, 401, 403, 413, 503),
    ),
)


class CalendarCalls:
    """Loads of working days."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access

    async def load(self, request: Request) -> Response:
        """Load the file of the body; who loads it is who calls."""
        grant = self._access.person(request)
        if Right.MANAGE_HUB.value not in grant.rights:
            raise ProblemError(403, "no_right", Right.MANAGE_HUB.value)
        try:
            raw = await bodies.read_body(request, MOST_BYTES)
        except bodies.TooLarge as error:
            raise ProblemError(413, "too_large", f"> {MOST_BYTES}") from error
        name = CSV if "csv" in request.headers.get("content-type", "") else TOML
        try:
            told = await asyncio.to_thread(read_calendar, name, raw)
        except BadCalendar as bad:
            words = "; ".join(fault.words(name) for fault in bad.faults)
            raise ProblemError(400, "bad_calendar", words) from bad
        by = grant.name or grant.person
        changed = await self._service.write(lambda t: years.take(t, told, by, name))
        answer = CalendarLoaded(
            years=[year.id for year in told], changed=[year.id for year in changed]
        )
        return json_response(answer)
