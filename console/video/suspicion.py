"""Which streams may have killed their worker: they go to one of their own, and the others stand.

Whatever was opened just before is accused first. Where all were opened together nobody can tell:
they are opened together once more, and parted in halves whenever it happens again, until whoever
does it is alone. A rule of its own, without processes.
"""

from collections.abc import Mapping

from console.video.life import Phase
from console.video.stream import VideoStream

CALM = 300.0
"""Seconds without a crash after which nobody is suspected any more."""
MOST = 8
"""Suspected groups at once; a machine on which everything crashes starts no more processes."""
_RECENT = 10.0
"""Seconds an opening is recent: a camera that kills its decoder does so with its first pictures."""


def accused(streams: Mapping[int, VideoStream], now: float, again: bool) -> list[int]:
    """Return the numbers of those that are to be parted from the others.

    Args:
        streams: what the worker had.
        now: monotonic seconds.
        again: it was not the first crash lately.
    """
    had = [number for number, stream in streams.items() if stream.life.phase is not Phase.DUE]
    recent = [number for number in had if now - streams[number].life.began < _RECENT]
    if 0 < len(recent) < len(had):
        return recent
    if not again:
        return []
    return had if len(had) < len(streams) else had[: len(had) // 2]
