"""Asks an address itself why there is no picture, for an engine that gives no reasons.

One request in the address's own protocol, without login; nothing is played.
"""

import socket
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from console.video.states import Reason

LIMIT = 2.0
"""Seconds the address has for its answer."""
_PORTS = {"http": 80, "rtsp": 554}
_BY_STATUS = {
    401: Reason.UNAUTHORIZED,
    403: Reason.UNAUTHORIZED,
    404: Reason.NOT_FOUND,
    410: Reason.NOT_FOUND,
    429: Reason.NO_SESSION,
    453: Reason.NO_SESSION,
    486: Reason.NO_SESSION,
}
"""What recorders say; from 500 on they are full, too."""


def knock(url: str, limit: float = LIMIT) -> Reason:
    """Return what an address says of itself, or `NONE` when it would play or cannot be asked.

    Args:
        url: the address.
        limit: seconds it has for an answer; may take as long.
    """
    parts = urlsplit(url)
    if parts.scheme in ("", "file"):
        return Reason.NONE if Path(unquote(parts.path)).exists() else Reason.NOT_FOUND
    if parts.scheme not in _PORTS or not parts.hostname:
        return Reason.NONE
    try:
        return reason_of_status(_status(parts, parts.hostname, limit))
    except ConnectionRefusedError:
        return Reason.REFUSED
    except ConnectionError:
        return Reason.LOST
    except (OSError, ValueError):
        return Reason.NO_ANSWER


def reason_of_status(status: int) -> Reason:
    """Return what a status of HTTP or RTSP means, or `NONE` where it says nothing of a picture."""
    return Reason.NO_SESSION if status >= 500 else _BY_STATUS.get(status, Reason.NONE)


def has_login(url: str) -> bool:
    """Whether an address carries a login, which `knock` leaves out."""
    return urlsplit(url).username is not None


def _status(parts: SplitResult, host: str, limit: float) -> int:
    port = parts.port or _PORTS[parts.scheme]
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    if parts.scheme == "rtsp":
        line = f"DESCRIBE rtsp://{host}:{port}{path} RTSP/1.0\r\nCSeq: 1\r\n"
    else:
        line = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n"
    with socket.create_connection((host, port), limit) as asked:
        asked.sendall(f"{line}User-Agent: command-hall\r\n\r\n".encode())
        answer = asked.recv(64)
    if not answer:
        raise ConnectionResetError
    return int(answer.split(b" ", 2)[1])
