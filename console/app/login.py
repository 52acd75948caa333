"""Logging a person in before there is a session: one call, on a thread of its own."""

import asyncio
import ssl

from console.contract.grant import LoginAnswer, LoginRequest
from console.runtime.clock import Clock


def log_in(
    hub: str, request: LoginRequest, clock: Clock, verify: ssl.SSLContext | bool
) -> LoginAnswer:
    """Ask the hub for a grant; blocks, so it is called from a lane.

    Raises:
        HubTrouble: with the reason in plain words.
    """
    from console.sync.api_client import HubClient  # brings httpx: not before somebody logs in

    async def ask() -> LoginAnswer:
        client = HubClient(hub, None, clock, verify)
        try:
            return await client.login(request)
        finally:
            await client.close()

    return asyncio.run(ask())


def trust(ca: str) -> ssl.SSLContext | bool:
    """Return what certificates are judged by: the hall's own authority, else the system's."""
    return ssl.create_default_context(cafile=ca) if ca else True
