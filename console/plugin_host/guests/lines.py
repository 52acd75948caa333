"""Bytes of a guest cut into lines, and a line read as what it says."""

import msgspec

from console.plugin_api.messages import MOST_BYTES, FromGuest

_DECODER: msgspec.json.Decoder[FromGuest] = msgspec.json.Decoder(FromGuest)


class LineTooLongError(Exception):
    """More bytes without an end of line than a line may have."""


class LineCutter:
    """Keeps what has no end yet, and never more than one line of it."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> list[bytes]:
        """Return the lines that are whole now, without their ends; empty ones are left out.

        Raises:
            LineTooLongError: the line that has begun is too long already.
        """
        *whole, rest = chunk.split(b"\n")
        if whole:
            whole[0] = bytes(self._rest) + whole[0]
            self._rest.clear()
        self._rest += rest
        if len(self._rest) > self._most or any(len(line) > self._most for line in whole):
            self._rest.clear()
            raise LineTooLongError
        return [line for line in whole if line.strip()]


def read(line: bytes) -> FromGuest | None:
    """Return what a line says; None when it is none of the agreed ones."""
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
