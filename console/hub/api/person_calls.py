"""Logging in, sending operations, looking at cameras: what a seat asks for a person."""

import asyncio
from base64 import b64encode
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from console.contract.camera import PlayAnswer, PlayRequest
from console.contract.grant import Grant, LoginAnswer, LoginRequest
from console.contract.operation import MOST_BYTES, MOST_OPERATIONS, AnswerBatch
from console.domain.entity import decode
from console.domain.reference import Camera
from console.domain.rights import Right
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.problems import ProblemError, json_response, problem, problem_response
from console.hub.api.service import HubService
from console.hub.api.shapes import RawSubmission, WhoAmI
from console.hub.core import accounts, viewings
from console.runtime.clock import to_text


class PersonCalls:
    """Calls that carry a person's name."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access
        self._tries = accounts.Tries(service.core.settings.tries_per_minute)

    async def login(self, request: Request) -> Response:
        """Give a signed grant for account and password."""
        asked = await bodies.read_struct(request, LoginRequest, 10_000)
        core, clock = self._service.core, self._service.clock
        if self._tries.are_too_many(asked.account, clock.monotonic()):
            raise ProblemError(429, "too_many_tries", headers={"Retry-After": "60"})
        self._tries.count(asked.account, clock.monotonic())
        account = await asyncio.to_thread(self._check, asked)
        if account is None:
            raise ProblemError(401, "wrong_password")
        self._tries.forget(asked.account)
        if account.disabled_at:
            raise ProblemError(403, "account_disabled", account.account)
        if account.seat and account.seat != asked.seat:
            raise ProblemError(403, "wrong_seat", account.seat)
        seat = (asked.seat, asked.seat_name)
        _, text = core.signed_grant(account, seat, self._service.now())
        key = b64encode(core.public_key.public_bytes_raw()).decode()
        now = to_text(self._service.now())
        return json_response(LoginAnswer(grant=text, public_key=key, now=now))

    async def who_am_i(self, request: Request) -> Response:
        """Say who the bearer is."""
        grant = self._access.person(request)
        return json_response(
            WhoAmI(
                person=grant.person,
                name=grant.name,
                seat=grant.seat,
                role=grant.role,
                rights=grant.rights,
                areas=grant.areas,
                until=grant.until,
                offline_until=grant.offline_until,
            )
        )

    async def operations(self, request: Request) -> Response:
        """Decide a seat's operations, in order."""
        self._access.anybody(request)
        batch = await bodies.read_struct(request, RawSubmission, MOST_BYTES)
        if len(batch.operations) > MOST_OPERATIONS:
            raise ProblemError(413, "too_many_items", f"> {MOST_OPERATIONS}")
        if batch.epoch not in ("", self._service.core.epoch):
            told = problem(410, "other_epoch", epoch=self._service.core.epoch)
            return problem_response(told)
        raw = [bytes(operation) for operation in batch.operations]
        answers = await self._service.write(self._service.core.submit_job(raw))
        return json_response(AnswerBatch(answers=answers, now=to_text(self._service.now())))

    async def play(self, request: Request) -> Response:
        """Lease a camera's picture."""
        grant = self._access.person(request, Right.PLAY_VIDEO)
        asked = await bodies.read_struct(request, PlayRequest, 10_000)
        core, id = self._service.core, request.path_params["id"]
        camera, until = seen_camera(self._service, grant, id)
        if not camera.urls:
            raise ProblemError(404, "no_address", camera.name)
        is_main = asked.profile == "main" and bool(camera.main_urls)
        return json_response(
            PlayAnswer(
                camera=id,
                lease=core.new_id(),
                urls=list(camera.main_urls if is_main else camera.urls),
                profile="main" if is_main else "sub",
                until=to_text(until),
                may_cache=not camera.is_restricted,
            )
        )

    def _check(self, asked: LoginRequest) -> accounts.Account | None:
        with self._service.pages.at_one_moment() as sql:
            kept = accounts.kept_password(sql, asked.account)
        return accounts.check(kept, asked.password)


def seen_camera(
    service: HubService, grant: Grant, id: str, lasts: timedelta | None = None
) -> tuple[Camera, datetime]:
    """Return a camera a person may look at, and until when a lease of now holds.

    Args:
        service: knows it.
        grant: who asks.
        id: of the camera.
        lasts: how long a lease is to be; None for that of a live picture.

    Raises:
        ProblemError: 404 where there is none, 403 where this person may not.
    """
    record = service.core.reader.record(Camera.KIND, id)
    if record is None:
        raise ProblemError(404, "not_found", f"camera/{id}"[:200])
    try:
        camera = decode(Camera, record.body)
    except ValueError as error:
        raise ProblemError(404, "not_found", str(error)) from error
    now = service.now()
    with service.pages.at_one_moment() as sql:
        end = now + (lasts or service.core.settings.lease)
        until = viewings.lease_end(sql, grant, camera, now, end)
    if until is None:
        raise ProblemError(403, "restricted", camera.name)
    return camera, until
