"""What an engine is: the part of a worker that turns addresses into frames."""

from collections.abc import Callable
from typing import Protocol

from console.video.frames import Surface
from console.video.states import Mode, Reason

Report = Callable[[int, int, bool, Reason], None]
"""Called from any thread as (stream, turn, opened, reason); not opened means ended. Opened and
`STALE`: a playlist is there and has not moved yet; said at each look at it."""


Give = Callable[[bytes], None]
"""Takes what was asked for, from any thread; empty when it cannot be had."""


class Engine(Protocol):
    """Opens streams and writes their frames into surfaces; no call may block.

    In stand-by a stream is connected and keeps what came since its last key frame; nothing is
    shown, and little decoded, until it is woken. What an engine cannot do it leaves: one without
    stand-by decodes from the beginning, one without modes decodes all.
    """

    def open(
        self,
        stream: int,
        turn: int,
        urls: tuple[str, ...],
        surface: Surface,
        stand_by: bool = False,
    ) -> None:
        """Begin to open a stream; an earlier turn of it is let go."""
        ...

    def wake(self, stream: int) -> None:
        """Decode from now on, beginning with what was kept in stand-by."""
        ...

    def set_mode(self, stream: int, mode: Mode) -> None:
        """Decode more or less of a stream from its next key frame on."""
        ...

    def clip(self, stream: int, seconds: float, give: Give) -> None:
        """Give the last seconds as MPEG-TS, beginning with a key frame, not encoded again."""
        ...

    def still(self, stream: int, give: Give) -> None:
        """Give the newest picture as PNG at the stream's own size."""
        ...

    def resize(self, stream: int, surface: Surface) -> None:
        """Write into another surface from the next frame on."""
        ...

    def close(self, stream: int) -> None:
        """Let a stream go."""
        ...
