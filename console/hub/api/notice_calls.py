"""`/v1/ingest/notices`: what the programs of SMS, radio and voice gateways tell of each attempt."""

from starlette.requests import Request
from starlette.responses import Response

from console.contract.notice import MOST_NOTICES, NoticeAnswer, NoticeAnswers, NoticeReport
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.call import Call
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.core import notices
from console.hub.store.transaction import Transaction

MOST_BYTES = 500_000

NOTICE_CALLS = (
    Call(
        "POST",
        "/v1/ingest/notices",
        "ingest_notices",
        "Say how far messages to units have come: sms, radio, sip; up to 500",
        "source",
        list[NoticeReport],
        gives=NoticeAnswers,
        problems=(400, 401, 413, 503),
    ),
)


class NoticeCalls:
    """Takes receipts of channels."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service = service
        self._access = access

    async def take(self, request: Request) -> Response:
        """Write them down, each with its own answer."""
        source = self._access.source(request)
        reports = await bodies.read_struct(request, list[NoticeReport], MOST_BYTES)
        if len(reports) > MOST_NOTICES:
            raise ProblemError(413, "too_many_items", f"{len(reports)} > {MOST_NOTICES}")
        new_id = self._service.core.new_id

        def job(transaction: Transaction) -> list[NoticeAnswer]:
            return [notices.take(transaction, source, report, new_id) for report in reports]

        return json_response(NoticeAnswers(answers=await self._service.write(job)))
