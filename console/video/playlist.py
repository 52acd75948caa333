"""Whether a live playlist moves: that of a dead packager stands still, and its old pieces do play.

An engine opens any playlist and shows what lies there; nothing in it says of which day it is. So a
live playlist is looked at before each opening and played once it has moved before our eyes, or its
own time (`EXT-X-PROGRAM-DATE-TIME`) is the present one. One that has an end is a recording.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from math import isfinite
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from console.runtime.clock import Clock, from_text, utc_epoch
from console.video.knock import has_login, reason_of_status
from console.video.states import Reason

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

PAUSE = 0.5
"""Seconds between two looks."""
_SCHEMES = ("http", "https")
_MOST_BYTES = 4_000_000
"""Of a playlist: a day of pieces has some two million."""
_PIECES, _MORE = 1.5, 1.0
"""A playlist is late with its next piece after one and a half of the longest, and a second."""
_LEAST, _LONGEST = 6.0, 14.0
"""Seconds it is waited for at least and at most; a tile is told that it waits all the while."""


@dataclass(frozen=True, slots=True)
class Playlist:
    """What a playlist says.

    Attributes:
        mark: tells its last piece from the next one; None where it lists none.
        target: seconds its pieces last at most.
        has_end: whether it is a recording.
        until: when its last piece ends, seconds since 1970; None where it does not say.
        variant: the first playlist it names, where it lists playlists and no pieces.
    """

    mark: tuple[int, str] | None = None
    target: float = 0.0
    has_end: bool = False
    until: float | None = None
    variant: str = ""

    @property
    def patience(self) -> float:
        """Seconds within which a live one moves."""
        return min(max(_LEAST, _PIECES * self.target + _MORE), _LONGEST)

    def is_present(self, now: float) -> bool:
        """Whether by its own words it is of now, seconds since 1970."""
        late = _PIECES * self.target + _MORE
        return self.until is not None and abs(now - self.until) <= late


def is_playlist(url: str) -> bool:
    """Whether an address is that of a playlist on a server."""
    parts = urlsplit(url)
    return parts.scheme in _SCHEMES and parts.path.lower().endswith(".m3u8")


def read(text: str) -> Playlist | None:
    """Read a playlist; None where it is something else."""
    lines = [line.strip() for line in text.splitlines()]
    if not lines or not lines[0].lstrip("\ufeff").startswith("#EXTM3U"):
        return None
    addresses = [line for line in lines if line and not line.startswith("#")]
    if any(line.startswith("#EXT-X-STREAM-INF") for line in lines):
        return Playlist(variant=addresses[0] if addresses else "")
    first = next(_values(lines, "#EXT-X-MEDIA-SEQUENCE:"), "")
    name = "" if first else urlsplit(addresses[-1]).path if addresses else ""
    return Playlist(
        mark=(int(_number(first)) + len(addresses), name) if addresses else None,
        target=_number(next(_values(lines, "#EXT-X-TARGETDURATION:"), "")),
        has_end="#EXT-X-ENDLIST" in lines,
        until=_until(lines),
    )


def until_it_moves(url: str, limit: float, clock: Clock, stands: Callable[[], bool]) -> Reason:
    """Look at a playlist until it may be played; return why it may not, or `NONE`.

    Args:
        url: its address.
        limit: seconds one answer may take.
        clock: says which time it is.
        stands: called after each look that found it as before; says whether to look again.
    """
    try:
        return _until_it_moves(url, limit, clock, stands)
    except (OSError, HTTPException) as error:
        return _reason(error)
    except ValueError:  # no address, or a kind of login that is not known
        return Reason.UNAUTHORIZED if has_login(url) else Reason.NO_ANSWER


def _until_it_moves(url: str, limit: float, clock: Clock, stands: Callable[[], bool]) -> Reason:
    address, opener = _without_login(url)
    seen = _look(address, limit, opener)
    if seen is not None and seen.variant:
        address = urljoin(address, seen.variant)
        seen = _look(address, limit, opener)
    first, began = seen, clock.monotonic()
    while seen is not None and first is not None:
        if seen.has_end or seen.mark != first.mark or seen.is_present(utc_epoch(clock.now())):
            return Reason.NONE
        if clock.monotonic() - began >= seen.patience or not stands():
            return Reason.STALE
        time.sleep(PAUSE)
        seen = _look(address, limit, opener)
    return Reason.NONE  # no playlist at all: the engine says what it is


def _look(address: str, limit: float, opener: "OpenerDirector") -> Playlist | None:
    from urllib.request import Request

    if urlsplit(address).scheme not in _SCHEMES:
        raise ValueError("a playlist that points elsewhere")
    asked = Request(address, headers={"User-Agent": "command-hall", "Cache-Control": "no-cache"})
    until = time.monotonic() + limit
    with opener.open(asked, timeout=limit) as answer:
        return read(b"".join(_pieces(answer, until)).decode(errors="replace"))


def _pieces(answer: HTTPResponse, until: float) -> Iterator[bytes]:
    """Yield what comes, as long as it may take and as much as a playlist may have."""
    left = _MOST_BYTES
    while left > 0 and (data := answer.read1(min(left, 65536))):
        if time.monotonic() > until:
            raise TimeoutError
        left -= len(data)
        yield data


def _without_login(url: str) -> "tuple[str, OpenerDirector]":
    """Return an address without the login it carries, and what asks it with that login.

    Certificates are not judged: nothing but whether the playlist moves is taken from it, and the
    engine that plays it judges for itself. Halls have servers that vouch for themselves.
    """
    import ssl
    from urllib import request

    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    handlers: list[request.BaseHandler] = [request.HTTPSHandler(context=trusting)]
    parts = urlsplit(url)._replace(fragment="")
    if has_login(url):
        parts = parts._replace(netloc=parts.netloc.rpartition("@")[2])
        logins = request.HTTPPasswordMgrWithDefaultRealm()
        server = parts._replace(path="/", query="").geturl()
        told = urlsplit(url)
        logins.add_password(
            None, server, unquote(told.username or ""), unquote(told.password or "")
        )
        handlers += [request.HTTPBasicAuthHandler(logins), request.HTTPDigestAuthHandler(logins)]
    return parts.geturl(), request.build_opener(*handlers)


def _reason(error: Exception) -> Reason:
    from urllib.error import HTTPError, URLError

    if isinstance(error, HTTPError):
        error.close()
        return reason_of_status(error.code) or Reason.REFUSED
    if isinstance(error, URLError) and isinstance(error.reason, Exception):
        error = error.reason
    match error:
        case ConnectionRefusedError():
            return Reason.REFUSED
        case ConnectionError() | HTTPException():
            return Reason.LOST
        case _:
            return Reason.NO_ANSWER


def _values(lines: list[str], tag: str) -> Iterator[str]:
    return (line.removeprefix(tag).strip() for line in lines if line.startswith(tag))


def _number(text: str) -> float:
    """Read the number a value begins with; 0 where there is none that can be reckoned with."""
    try:
        number = float(text.partition(",")[0])
    except ValueError:
        return 0.0
    return number if isfinite(number) and number > 0 else 0.0


def _until(lines: list[str]) -> float | None:
    """Return when the last piece ends, reckoned from the last time that is told."""
    at, length = None, 0.0
    for line in lines:
        if line.startswith("#EXT-X-PROGRAM-DATE-TIME:"):
            try:
                at = utc_epoch(from_text(line.partition(":")[2]))
            except ValueError:
                at = None  # a time without its zone may be that of anywhere
        elif line.startswith("#EXTINF:"):
            length = _number(line.partition(":")[2])
        elif line and not line.startswith("#") and at is not None:
            at += length  # time and length stand before their piece in either order
    return at
