"""Logging a person in before there is a session: one call, on a thread of its own."""

import asyncio
import logging
import ssl

from console.contract.grant import LoginAnswer, LoginRequest
from console.runtime.clock import Clock
from console.settings.schema import Words

_log = logging.getLogger(__name__)


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


def trust(ca: str) -> ssl.SSLContext:
    """Return what certificates are judged by: the hall's own authority, else the system's.

    A file that cannot be read trusts nobody: the seat starts and stays cut off, with a reason.
    """
    try:
        return authority(ca)
    except OSError as error:
        _log.warning("the certificate authority is not there, nobody is trusted: %s", error)
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def authority(ca: str) -> ssl.SSLContext:
    """Read the hall's own authority, the system's store when none is named.

    Raises:
        OSError: the file cannot be read, or holds no certificate.
    """
    return ssl.create_default_context(cafile=ca or None)


def authority_fault(ca: str) -> str:
    """Return why the hall's own authority cannot be read; empty when it can."""
    try:
        authority(ca)
    except OSError as error:
        return str(error)
    return ""


def certificate_words(hub: str, ca: str) -> Words:
    """Return what is known of a certificate that was not trusted; blocks."""
    from console.sync.certificate import host_of, shown_at

    found = shown_at(hub)
    zh, en = found.told(host_of(hub)) if found else ("", "")
    fault = authority_fault(ca)
    if fault:
        zh = f"{zh}；签发机构文件读不了：{ca}（{fault}）".removeprefix("；")
        en = f"{en}; the authority's file cannot be read: {ca} ({fault})".removeprefix("; ")
    return Words(zh, en)
