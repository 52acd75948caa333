"""A camera catalogue (GB/T 28181) by HTTP, from whatever speaks SIP beside the hub."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from console.contract.catalog import CatalogAnswer
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.call import Call
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.connectors.gb28181 import MEDIA_TYPE, CatalogText, read_catalog
from console.hub.core.reports import Unusable

CATALOG_CALLS: tuple[Call, ...] = (
    Call(
        "POST",
        "/v1/ingest/catalog",
        "ingest_catalog",
        "Take in one text of a GB/T 28181 catalogue: part of an answer, or news of a subscription",
        "source",
        str,
        MEDIA_TYPE,
        gives=CatalogAnswer,
        problems=(401, 413, 503),
    ),
)


class CatalogCalls:
    """The one call; read only: nothing is ever asked of the platform from here."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service, self._access = service, access

    async def catalog(self, request: Request) -> Response:
        """Take in one text."""
        source, core = self._access.source(request), self._service.core
        try:
            raw = await bodies.read_body(request, core.settings.most_raw_bytes)
        except bodies.TooLarge as error:
            raise ProblemError(413, "too_large", f"> {core.settings.most_raw_bytes}") from error
        found = await asyncio.to_thread(_read, raw)

        def read() -> CatalogText:
            if isinstance(found, Unusable):
                raise found
            return found

        return json_response(
            await self._service.write(lambda t: core.catalogs.take(t, source, raw, read))
        )


def _read(raw: bytes) -> CatalogText | Unusable:
    try:
        return read_catalog(raw)
    except Unusable as why:
        return why
