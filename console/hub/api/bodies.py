"""Reading a request's body within its limit."""

import zlib
from typing import TypeVar

import msgspec
from starlette.requests import Request

from console.hub.api.problems import ProblemError

T = TypeVar("T")


class TooLarge(Exception):  # noqa: N818
    """The body is larger than allowed; `head` is what was read of it."""

    def __init__(self, head: bytes) -> None:
        super().__init__(len(head))
        self.head = head


async def read_body(request: Request, limit: int) -> bytes:
    """Return the body, unpacked.

    Raises:
        TooLarge: more than `limit` bytes, packed or unpacked.
        ProblemError: an encoding the hub does not read.
    """
    unpack = _unpacker(request.headers.get("content-encoding", "identity").strip().lower())
    body = bytearray()
    async for chunk in request.stream():
        body += chunk if unpack is None else _unpack(unpack, chunk, limit + 1 - len(body))
        if len(body) > limit:
            raise TooLarge(bytes(body[:limit]))
    return bytes(body)


async def read_struct(request: Request, shape: type[T], limit: int) -> T:
    """Return the body as a struct.

    Raises:
        ProblemError: too large, no JSON, or of another form.
    """
    try:
        body = await read_body(request, limit)
    except TooLarge as error:
        raise ProblemError(413, "too_large", f"> {limit}") from error
    return decode(body, shape)


def decode(body: bytes, shape: type[T]) -> T:
    """Return bytes as a struct.

    Raises:
        ProblemError: no JSON, or of another form.
    """
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        raise ProblemError(400, "bad_message", str(error)) from error
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise ProblemError(400, "bad_json", str(error)) from error


def number(request: Request, name: str, default: float, most: float) -> float:
    """Return a number of the query, never more than `most`.

    Raises:
        ProblemError: it is no number.
    """
    text = request.query_params.get(name, "")
    try:
        value = float(text) if text else default
    except ValueError as error:
        raise ProblemError(400, "bad_query", name) from error
    if not value >= 0:
        raise ProblemError(400, "bad_query", name)
    return min(value, most)


def _unpacker(encoding: str) -> "zlib._Decompress | None":
    if encoding in ("", "identity"):
        return None
    if encoding in ("gzip", "x-gzip"):
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    raise ProblemError(400, "bad_encoding", encoding)


def _unpack(unpack: "zlib._Decompress", chunk: bytes, most: int) -> bytes:
    try:
        return unpack.decompress(chunk, max(most, 1))
    except zlib.error as error:
        raise ProblemError(400, "bad_encoding", str(error)) from error
