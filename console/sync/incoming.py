"""Answers that come in lines: snapshots and digests, a head and then records in portions."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from console.contract.change import SnapshotHead
from console.contract.cursor import Cursor
from console.contract.recovery import DigestHead, DigestLine
from console.sync.http_door import Stream
from console.sync.trouble import HubTrouble, from_error
from offline_cache.values import Change, Key

T = TypeVar("T")

_LONGEST_LINE = 8_000_000


@dataclass(frozen=True, slots=True)
class Resume:
    """Where a snapshot that was cut off goes on."""

    last: Key
    """The last record that came."""
    at: Cursor
    """Where it stands."""
    count: int
    """How many records came before."""


class Snapshot:
    """A snapshot that is coming in: its head, then its records in portions."""

    def __init__(
        self, head: SnapshotHead, etag: str, lines: AsyncIterator[list[bytes]], before: int = 0
    ) -> None:
        self.head = head
        self.etag = etag
        self._lines = lines
        self._before = before

    async def records(self) -> AsyncIterator[list[Change]]:
        """Walk the records; ends only when all that the head promised have come.

        Raises:
            HubTrouble: cut off, or not of this version.
        """
        count, decoder = self._before, msgspec.json.Decoder(_Record)
        async for lines in self._lines:
            records = [self._change(decoder, line) for line in lines]
            count += len(records)
            yield records
        if self.head.count and count != self.head.count:
            detail = f"{count} of {self.head.count} records"
            raise HubTrouble("cut_off", status=200, detail=detail)

    def _change(self, decoder: "msgspec.json.Decoder[_Record]", line: bytes) -> Change:
        try:
            record = decoder.decode(line)
        except msgspec.MsgspecError as error:
            raise from_error(error) from error
        return Change(self.head.seq, record.kind, record.id, record.rev, record.home, record.body)


class Digest:
    """A digest that is coming in: its head, then its lines in portions."""

    def __init__(self, head: DigestHead, lines: AsyncIterator[list[bytes]]) -> None:
        self.head = head
        self._lines = lines

    async def records(self) -> AsyncIterator[list[DigestLine]]:
        """Walk revisions and hashes.

        Raises:
            HubTrouble: cut off, or not of this version.
        """
        decoder = msgspec.json.Decoder(DigestLine)
        async for lines in self._lines:
            try:
                yield [decoder.decode(line) for line in lines]
            except msgspec.MsgspecError as error:
                raise from_error(error) from error


class _Record(msgspec.Struct, frozen=True):
    kind: str
    id: str
    rev: str
    home: str
    body: dict[str, Any]


async def first_line(lines: AsyncIterator[list[bytes]], type_: type[T]) -> T:
    """Return the head of an answer.

    Raises:
        HubTrouble: none came, or not of this version.
    """
    async for first in lines:
        try:
            return msgspec.json.decode(first[0], type=type_)
        except msgspec.MsgspecError as error:
            raise from_error(error) from error
    raise HubTrouble("cut_off", status=200, detail="no head")


async def lines_of(stream: Stream) -> AsyncIterator[list[bytes]]:
    """Walk NDJSON: the first line alone, then whole lines in portions as they come."""
    rest, is_first = b"", True
    async for part in stream.parts(is_timed=True):
        *whole, rest = (rest + part).split(b"\n")
        if len(rest) > _LONGEST_LINE:
            raise HubTrouble("too_large", status=200, detail="a line without end")
        lines = [line for line in whole if line.strip()]
        if lines and is_first:
            is_first = False
            yield lines[:1]
            lines = lines[1:]
        if lines:
            yield lines
    if rest.strip():
        yield [rest]
