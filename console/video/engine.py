"""What an engine is: the part of a worker that turns addresses into frames."""

from collections.abc import Callable
from typing import Protocol

from console.video.frames import Surface
from console.video.states import Reason

Report = Callable[[int, int, bool, Reason], None]
"""Called from any thread as (stream, turn, opened, reason); not opened means ended."""


class Engine(Protocol):
    """Opens streams and writes their frames into surfaces; no call may block."""

    def open(self, stream: int, turn: int, urls: tuple[str, ...], surface: Surface) -> None:
        """Begin to open a stream; an earlier turn of it is let go."""
        ...

    def resize(self, stream: int, surface: Surface) -> None:
        """Write into another surface from the next frame on."""
        ...

    def close(self, stream: int) -> None:
        """Let a stream go."""
        ...
