"""What sources post, and the list of what could not be read."""

import asyncio
from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from console.contract.ingest import MOST_FRAME, HeartbeatReport, IngestAnswer, IngestAnswers
from console.domain.rights import Right
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.api.sight import sees_online
from console.hub.core import frames, quarantine
from console.hub.core.attachments import NotTaken
from console.hub.core.reading import JSON, XML, Delivery, deliver_json, deliver_xml
from console.hub.core.reports import Unusable
from console.hub.settings import HubSettings
from console.hub.store.transaction import Transaction

LONGEST_PAGE = 200

Deliver = Callable[[bytes, HubSettings], Delivery]
TakeJob = Callable[[str, Delivery], Callable[[Transaction], list[IngestAnswer]]]


class IntakeCalls:
    """Alerts in the hub's form, CAP, heartbeats, quarantine."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access

    async def alerts(self, request: Request) -> Response:
        """Take in one alert or a list of them."""
        return await self._take(request, deliver_json, JSON)

    async def orders(self, request: Request) -> Response:
        """Take in one 工单 or news of one, or a list of them."""
        return await self._take(request, deliver_json, JSON, self._service.core.ingest_orders_job)

    async def cap(self, request: Request) -> Response:
        """Take in a CAP alert, an Atom feed of them, or anything that wraps them."""
        return await self._take(request, deliver_xml, XML)

    async def frame(self, request: Request) -> Response:
        """Take in the picture in which something was found."""
        source = self._access.source(request)
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            data = await bodies.read_body(request, MOST_FRAME)
        except bodies.TooLarge as error:
            raise ProblemError(413, "file_too_large", f"> {MOST_FRAME}") from error
        try:
            answer = await self._service.write(
                lambda transaction: frames.keep(transaction, source, media_type, data)
            )
        except NotTaken as error:
            raise ProblemError(415, error.code, error.detail) from error
        return json_response(answer)

    async def heartbeat(self, request: Request) -> Response:
        """Note whether a source's interface lives."""
        self._access.source(request)
        report = await bodies.read_struct(request, HeartbeatReport, 10_000)
        answer = await self._service.write(self._service.core.heartbeat_job(report))
        self._service.watcher.beat(answer.feed, report.alive)
        return json_response(answer)

    async def quarantined(self, request: Request) -> Response:
        """Return messages nobody could read, newest first."""
        grant = self._access.person(request)
        most = int(bodies.number(request, "limit", 50, LONGEST_PAGE)) or 1
        after = request.query_params.get("after", "")
        is_all = request.query_params.get("all", "") in ("1", "true")
        return json_response(
            quarantine.page(self._service.sql, after, most, is_all, sees_online(grant))
        )

    async def retry(self, request: Request) -> Response:
        """Read one of them again."""
        self._access.person(request, Right.HANDLE_ALERT)
        id = request.path_params["id"]
        try:
            answer = await self._service.write(self._service.core.retry_job(id))
        except quarantine.NoSuchItem as error:
            raise _no_such(error, id) from error
        return json_response(answer)

    async def dismiss(self, request: Request) -> Response:
        """Take one of them from the list."""
        self._access.person(request, Right.HANDLE_ALERT)
        id = request.path_params["id"]
        try:
            item = await self._service.write(partial(quarantine.dismiss, id=id))
        except quarantine.NoSuchItem as error:
            raise _no_such(error, id) from error
        return json_response(item)

    async def _take(
        self, request: Request, deliver: Deliver, media_type: str, job: TakeJob | None = None
    ) -> Response:
        source = self._access.source(request)
        core = self._service.core
        job = job or core.ingest_job
        try:
            raw = await bodies.read_body(request, core.settings.most_raw_bytes)
        except bodies.TooLarge as error:
            why = Unusable("too_large", f"> {core.settings.most_raw_bytes}")
            await self._service.write(job(source, Delivery(media_type, error.head, why=why)))
            raise ProblemError(413, "too_large", why.detail) from error
        delivery = await asyncio.to_thread(deliver, raw, core.settings)
        answers = await self._service.write(job(source, delivery))
        if delivery.why is not None and media_type == JSON:
            status = 413 if delivery.why.code == "too_many_items" else 400
            detail = f"{delivery.why.detail} · quarantine {answers[0].quarantine}"
            raise ProblemError(status, delivery.why.code, detail)
        return json_response(IngestAnswers(answers=answers))


def _no_such(error: quarantine.NoSuchItem, id: str) -> ProblemError:
    status = 404 if error.code == "not_found" else 409
    return ProblemError(status, error.code, id[:60])
