"""HTTP/1.1 on the wire, as far as a proxy must know it: where a message begins and ends."""

from asyncio import IncompleteReadError, StreamReader
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

MOST_HEAD = 64 * 1024
MOST_BODY = 8_000_000
PIECE = 16 * 1024


class NotHttp(Exception):  # noqa: N818 - a word of this tool
    """What came is no HTTP/1.1 message, or too large a one."""


@dataclass(frozen=True, slots=True)
class Head:
    """First line and headers of a message; `raw` is what came."""

    raw: bytes
    first: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        """The path of a request, without its query."""
        return self.first.split(" ")[1].partition("?")[0]

    @property
    def status(self) -> int:
        """The status of an answer."""
        return int(self.first.split(" ")[1])

    @property
    def length(self) -> int | None:
        """Length of the body that follows; None when it comes in chunks."""
        if "chunked" in self.headers.get("transfer-encoding", ""):
            return None
        return int(self.headers.get("content-length", "0"))

    @property
    def ends_connection(self) -> bool:
        """Whether the one who sent this closes after it."""
        return self.headers.get("connection", "").lower() == "close"


async def read_head(stream: StreamReader) -> Head | None:
    """Return the next message's head; None when the other side has closed.

    Raises:
        NotHttp: something else came.
    """
    try:
        raw = await stream.readuntil(b"\r\n\r\n")
    except IncompleteReadError as error:
        if error.partial:
            raise NotHttp("cut off in a head") from error
        return None
    first, *lines = raw.decode("latin-1").rstrip("\r\n").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    head = Head(raw, first, {name.lower(): value.strip() for name, _, value in pairs})
    if "HTTP/1." not in first:
        raise NotHttp(first[:80])
    return head


async def body_pieces(stream: StreamReader, head: Head, has_body: bool) -> AsyncIterator[bytes]:
    """Walk the bytes of a body as they come, framing included.

    Raises:
        NotHttp, IncompleteReadError: the body is not whole.
    """
    if not has_body:
        return
    if head.length is None:
        async for piece in _chunks(stream):
            yield piece
        return
    left = head.length
    while left:
        piece = await stream.read(min(PIECE, left))
        if not piece:
            raise IncompleteReadError(b"", left)
        left -= len(piece)
        yield piece


async def whole_body(stream: StreamReader, head: Head) -> bytes:
    """Return a request's body.

    Raises:
        NotHttp: it is too large.
    """
    pieces: list[bytes] = []
    size = 0
    async for piece in body_pieces(stream, head, head.length != 0):
        size += len(piece)
        if size > MOST_BODY:
            raise NotHttp(f"a body over {MOST_BODY} bytes")
        pieces.append(piece)
    return b"".join(pieces)


async def whole_chunks(stream: StreamReader) -> AsyncIterator[bytes]:
    """Walk a body that comes in chunks, one chunk at a time with its framing."""
    held: list[bytes] = []
    async for piece in _chunks(stream):
        is_line, held = not held, [*held, piece]
        size = int(held[0].partition(b";")[0], 16)
        if not is_line and sum(map(len, held[1:])) == size + 2:
            yield b"".join(held)
            held = []


async def _chunks(stream: StreamReader) -> AsyncIterator[bytes]:
    while True:
        line = await stream.readuntil(b"\r\n")
        size = int(line.partition(b";")[0], 16)
        yield line
        left = size + 2
        while left:
            piece = await stream.readexactly(min(PIECE, left))
            left -= len(piece)
            yield piece
        if size == 0:
            return
