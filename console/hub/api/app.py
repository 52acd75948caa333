"""The ASGI application: routes from the list of calls, every error as a problem."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from console.hub.api import openapi
from console.hub.api.calls import CALLS, Handler, handlers
from console.hub.api.problems import ProblemError, problem, problem_response
from console.hub.api.service import HubService
from console.hub.api.status_calls import VERSION
from console.hub.store.damage import Damage
from console.hub.store.problems import StoreDamaged

log = logging.getLogger(__name__)


def build_app(service: HubService) -> Starlette:
    """Return the application round a service."""

    async def tell_document(request: Request) -> Response:
        return Response(_document(), media_type="application/json")

    by_name = handlers(service, tell_document)
    return Starlette(
        routes=[
            Route(c.path, _plain(by_name[c.name], service.damage), methods=[c.method])
            for c in CALLS
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=1000, compresslevel=3)],
        exception_handlers={
            ProblemError: _on_problem,
            StoreDamaged: _on_damage,
            HTTPException: _on_http,
            ClientDisconnect: _on_gone,
            Exception: _on_error,
        },
        lifespan=_lifespan(service),
    )


@cache
def _document() -> bytes:
    return msgspec.json.encode(openapi.document(VERSION))


def _plain(handler: Handler, damage: Damage) -> Handler:
    """Answer nothing any more once the file was found damaged.

    (Starlette calls functions with a request; a bound method it would take for an ASGI app.)
    """

    async def answer(request: Request) -> Response:
        with damage.watched():
            return await handler(request)

    return answer


def _lifespan(
    service: HubService,
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await service.close()

    return lifespan


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problem_response(error.problem, error.headers)


async def _on_damage(request: Request, error: Exception) -> Response:
    return problem_response(problem(503, "store_damaged"), {"Retry-After": "5"})


async def _on_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return problem_response(problem(status, "no_such_call", request.url.path[:200]), headers)


async def _on_gone(request: Request, error: Exception) -> Response:
    """Whoever sent this hung up in the middle; nobody reads the answer."""
    return problem_response(problem(400, "bad_message", "the request was cut off"))


async def _on_error(request: Request, error: Exception) -> Response:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem_response(problem(500, "internal"))
