"""The packets of a stream that came last, in whole groups of pictures; nothing is decoded."""

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import av

MOST_BYTES = 12_000_000
"""A camera whose groups never end may not fill the memory; 12 MB are 24 s at 4 Mbit/s."""


class Kept(NamedTuple):
    """A packet and when it came, monotonic seconds."""

    packet: "av.Packet[av.VideoStream]"
    at: float


class PacketLog:
    """Keeps the group of pictures that runs, and those before it as far back as asked.

    Args:
        seconds: how far back; 0 keeps the running group alone.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._kept: deque[Kept] = deque()
        self._keys: deque[int] = deque()
        """Running numbers of the key frames among those kept."""
        self._first = 0
        self._bytes = 0

    @property
    def is_ready(self) -> bool:
        """Whether a key frame and all since are kept."""
        return bool(self._keys)

    def add(self, packet: "av.Packet[av.VideoStream]", at: float) -> None:
        """Keep one more; what comes before the first key frame is of no use."""
        if packet.is_keyframe:
            self._keys.append(self._first + len(self._kept))
            self._drop_before(at - self.seconds)
        elif not self._keys:
            return
        self._kept.append(Kept(packet, at))
        self._bytes += packet.size
        while self._bytes > MOST_BYTES and self._kept:
            self._drop_group()

    def clear(self) -> None:
        """Forget all: the stream was opened again."""
        self._first += len(self._kept)
        self._kept.clear()
        self._keys.clear()
        self._bytes = 0

    def group(self) -> list[Kept]:
        """Return what came since the last key frame, with it."""
        return list(self._since(self._keys[-1])) if self._keys else []

    def last(self, since: float) -> list[Kept]:
        """Return the packets from the key frame before `since` (monotonic seconds) on."""
        start = None
        for key in self._keys:
            if start is None or self._kept[key - self._first].at <= since:
                start = key
        return [] if start is None else list(self._since(start))

    def _since(self, number: int) -> Iterator[Kept]:
        return islice(self._kept, number - self._first, None)

    def _drop_before(self, time: float) -> None:
        """Drop groups that had ended before a time; the one before the newest key ends now."""
        while len(self._keys) > 1:
            following = self._keys[1] - self._first
            if following < len(self._kept) and self._kept[following].at > time:
                return
            if following >= len(self._kept) and self._kept and self._kept[-1].at > time:
                return
            self._drop_group()

    def _drop_group(self) -> None:
        self._keys.popleft()
        end = self._keys[0] - self._first if self._keys else len(self._kept)
        for _ in range(end):
            self._bytes -= self._kept.popleft().packet.size
        self._first += end
