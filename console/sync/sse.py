"""Server-sent events out of bytes as they come.

Own parser instead of httpx-sse: that one turns the stream into text and walks it line by line; here
the data of an event stays bytes and goes to the JSON decoder as it is, and what a peer may make us
keep is bounded.
"""

from dataclasses import dataclass

from console.sync.trouble import HubTrouble

MOST_BUFFERED = 8_000_000
"""Longest event taken, bytes: more than any record the hub keeps."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `name` is `message` where none was given, as the standard says."""

    name: bytes
    data: bytes


class EventParser:
    """Collects bytes and hands out whole events; comments are left out."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, chunk: bytes) -> list[Event]:
        """Take the next bytes.

        Raises:
            HubTrouble: `too_large`, an event without end.
        """
        data = self._rest + chunk
        if b"\r" in data:
            data = _with_plain_ends(data)
        whole, gap, rest = data.rpartition(b"\n\n")
        self._rest = rest if gap else data
        if len(self._rest) > MOST_BUFFERED:
            self._rest = b""
            raise HubTrouble("too_large", status=200)
        if not gap:
            return []
        return [event for block in whole.split(b"\n\n") if (event := _event(block)) is not None]


def _with_plain_ends(data: bytes) -> bytes:
    """Turn CR LF into LF; a CR at the very end waits for its LF."""
    keep = b"\r" if data.endswith(b"\r") else b""
    body = data[:-1] if keep else data
    return body.replace(b"\r\n", b"\n").replace(b"\r", b"\n") + keep


def _event(block: bytes) -> Event | None:
    name, data = b"message", b""
    for line in block.split(b"\n"):
        field, _, value = line.partition(b":")
        if value[:1] == b" ":
            value = value[1:]
        if field == b"data":
            data = data + b"\n" + value if data else value
        elif field == b"event":
            name = value
    return Event(name, data) if data else None
