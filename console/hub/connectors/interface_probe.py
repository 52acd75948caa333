"""Asks whether the interface of a source answers; what it says is none of the probe's business."""

import asyncio
import ssl
from contextlib import suppress
from urllib.parse import urlsplit

from console.hub.feed_file import Probe

WELL = ""
TIMEOUT, REFUSED, UNREACHABLE = "timeout", "refused", "unreachable"
BAD_ANSWER, CERTIFICATE = "bad_answer", "certificate"

_NO_ANSWER = (ConnectionResetError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)
_ASKS_WHO = (401, 403)
"""Answers of an interface that lives and wants to know who asks."""


async def ask(probe: Probe) -> str:
    """Return the code of what is wrong, empty when the interface answered in time."""
    try:
        async with asyncio.timeout(probe.timeout):
            return await (_http(probe) if probe.kind == "http" else _tcp(probe))
    except TimeoutError:
        return TIMEOUT
    except ConnectionRefusedError:
        return REFUSED
    except ssl.SSLCertVerificationError:
        return CERTIFICATE
    except (*_NO_ANSWER, ssl.SSLError, ValueError):
        return BAD_ANSWER
    except OSError:
        return UNREACHABLE


async def _tcp(probe: Probe) -> str:
    _, writer = await asyncio.open_connection(*probe.place)
    await _leave(writer)
    return WELL


async def _http(probe: Probe) -> str:
    told = urlsplit(probe.address)
    secure = ssl.create_default_context() if told.scheme == "https" else None
    reader, writer = await asyncio.open_connection(*probe.place, ssl=secure)
    try:
        path = (told.path or "/") + (f"?{told.query}" if told.query else "")
        host = told.netloc.rpartition("@")[2]
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: command-hall-probe\r\n"
            "Accept: */*\r\nConnection: close\r\n\r\n".encode()
        )
        await writer.drain()
        line = await reader.readuntil(b"\n")
    finally:
        await _leave(writer)
    return WELL if _is_well(line) else BAD_ANSWER


def _is_well(line: bytes) -> bool:
    """Whether the first line of an answer says that somebody is there (`HTTP/1.1 200 OK`)."""
    parts = line.split(None, 2)
    if len(parts) < 2 or not parts[0].startswith(b"HTTP/") or not parts[1].isdigit():
        return False
    return 200 <= int(parts[1]) < 400 or int(parts[1]) in _ASKS_WHO


async def _leave(writer: asyncio.StreamWriter) -> None:
    """Hang up at once: a peer that does not say good-bye must not hold the probe."""
    writer.transport.abort()
    with suppress(OSError):
        await writer.wait_closed()
