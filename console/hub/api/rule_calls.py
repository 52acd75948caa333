"""Rules tried on the stored reports, for whoever writes them: nothing is changed by it."""

import asyncio
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from console.contract.told_reports import ToldReports
from console.contract.trial import TrialAnswer
from console.domain.rights import Right
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.call import Call
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.rules.fault import BadRules
from console.hub.rules.file import Told
from console.hub.rules.reading import MOST_BYTES, notes_on
from console.hub.rules.stored import DAYS, opened_trial
from console.hub.rules.told import told_page
from console.hub.rules.trial import Trial
from console.runtime.clock import CHINA

MOST_DAYS = 90.0
"""As long as the bytes of requests are kept."""

REST = 0.01
"""Least seconds between two steps of a trial; it rests as long as it works: what comes in goes
first."""

FILE = "rules.toml"

RULE_CALLS: tuple[Call, ...] = (
    Call(
        "POST",
        "/v1/rules/try",
        "try_rules",
        "What rules would have made of the reports of the last days; nothing is changed",
        takes=str,
        takes_type="application/toml",
        gives=TrialAnswer,
        query=("days",),
        problems=(400, 401, 403, 413, 503),
    ),
    Call(
        "GET",
        "/v1/rules/reports",
        "told_reports",
        "Reports of named things in the last days, page by page, with the rules in force",
        gives=ToldReports,
        query=("after", "until", "days"),
        problems=(400, 401, 403),
    ),
)


class RuleCalls:
    """Trials of rules, one at a time."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access
        self._one = asyncio.Lock()

    async def try_rules(self, request: Request) -> Response:
        """Try the rules of the body."""
        grant = self._access.person(request)
        if not {Right.LEAD_SHIFT.value, Right.MANAGE_HUB.value} & set(grant.rights):
            raise ProblemError(403, "no_right", Right.MANAGE_HUB.value)
        try:
            raw = await bodies.read_body(request, MOST_BYTES)
        except bodies.TooLarge as error:
            raise ProblemError(413, "too_large", f"> {MOST_BYTES}") from error
        days = bodies.number(request, "days", DAYS, MOST_DAYS)
        told = await asyncio.to_thread(Told.of, raw, FILE, "")
        try:
            read = told.rules
        except BadRules as bad:
            words = "; ".join(fault.words(FILE) for fault in bad.faults)
            raise ProblemError(400, "bad_rules", words) from bad
        core = self._service.core
        async with self._one:
            now = self._service.now()
            with opened_trial(core.database, core.settings, read, now, days) as trial:
                await self._run(trial)
                notes = await asyncio.to_thread(notes_on, raw, read)
                return json_response(trial.answer([note.words(FILE) for note in notes]))

    async def told_reports(self, request: Request) -> Response:
        """Return a page of what sources have reported."""
        self._access.person(request)
        now = self._service.now()
        until = bodies.number(request, "until", now.timestamp(), now.timestamp())
        after = int(bodies.number(request, "after", 0, 2**53))
        days = bodies.number(request, "days", DAYS, MOST_DAYS)
        core, moment = self._service.core, datetime.fromtimestamp(until, CHINA)
        page = await asyncio.to_thread(told_page, core.database, core.settings, after, moment, days)
        return json_response(page)

    async def _run(self, trial: Trial) -> None:
        clock = self._service.clock
        began = clock.monotonic()
        while await asyncio.to_thread(trial.step):
            await clock.sleep(max(REST, clock.monotonic() - began))
            began = clock.monotonic()
