"""Many streams in trouble at the same time: each has its story, all go on together.

A story is a generator that yields what it waits for. Whoever waits for the end of one story moves
all of them on, so that the suite pays for the longest and not for their sum.
"""

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from console.video.states import FROZEN_AFTER, StreamState
from console.video.stream import VideoStream

Story = Generator[Callable[[], bool], None, None]
LIVE, WEAK, FROZEN = StreamState.LIVE, StreamState.WEAK, StreamState.FROZEN
PATIENCE_MS = 60_000


@dataclass(eq=False)
class Watch:
    """A stream and all that its tile ever said.

    Attributes:
        stream: the stream.
        said: states with their reasons, in order, each once in a row.
        lies: what a tile must not say, with the age it was said at.
    """

    stream: VideoStream
    said: list[tuple[str, str]] = field(default_factory=list)
    lies: list[str] = field(default_factory=list)

    def look(self) -> None:
        """Note what the tile says, and whether it can be true."""
        frame_before, before = self.stream.frame_at(), time.monotonic()
        state, reason = self.stream.state, self.stream.reason
        frame_after, after = self.stream.frame_at(), time.monotonic()
        if self.said[-1:] != [(str(state), str(reason))]:
            self.said.append((str(state), str(reason)))
        if state is LIVE and before - (frame_after or 0) >= FROZEN_AFTER:
            self.lies.append(f"{state} with a picture of {before - (frame_after or 0):.2f} s")
        if state is FROZEN and after - (frame_before or 0) < FROZEN_AFTER:
            self.lies.append(f"{state} with a picture of {after - (frame_before or 0):.2f} s")

    def is_(self, state: StreamState, *reasons: str) -> Callable[[], bool]:
        """Return the question whether the tile says this, with one of the reasons if any."""

        def asked() -> bool:
            stream = self.stream
            return stream.state is state and (not reasons or stream.reason in reasons)

        return asked


class SideBySide:
    """All stories of a module."""

    def __init__(self) -> None:
        self._running: dict[str, tuple[Story, Callable[[], bool]]] = {}
        self._failed: dict[str, BaseException] = {}
        self.watches: dict[str, Watch] = {}

    def begin(self, name: str, watch: Watch, story: Story) -> None:
        """Start a story, up to what it waits for first."""
        self.watches[name] = watch
        self._go_on(name, story)

    def end_of(self, name: str) -> Callable[[], bool]:
        """Return the question whether a story has ended; asking it moves all stories on."""

        def asked() -> bool:
            self.move_on()
            return name not in self._running

        return asked

    def verdict(self, name: str) -> None:
        """Raise what went wrong in a story that has ended."""
        if name in self._failed:
            raise self._failed[name]

    def move_on(self) -> None:
        """Look at every tile, and let go on whoever has what it waited for."""
        for name in list(self._running):
            self.watches[name].look()
            story, is_so = self._running[name]
            if is_so():
                self._go_on(name, story)

    def _go_on(self, name: str, story: Story) -> None:
        self._running.pop(name, None)
        try:
            self._running[name] = (story, next(story))
        except StopIteration:
            pass
        except AssertionError as error:
            self._failed[name] = error
        if name not in self._running:
            self.watches[name].stream.close()
