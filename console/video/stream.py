"""One stream as a page sees it: state, age, number and picture, each asked when painting."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from console.runtime.clock import Clock
from console.video import words
from console.video.frames import Shape, Stamp, Surface
from console.video.life import Life
from console.video.states import Reason, StreamState


@dataclass(frozen=True, slots=True)
class StreamRequest:
    """What to open: addresses in the order to be tried, the tile's size in pixels, a name."""

    urls: tuple[str, ...]
    width: int
    height: int
    name: str


class Picture(QImage):
    """A look into shared memory; it keeps the memory alive as long as it lives itself.

    It shows one frame until the stream is asked for its next picture; `copy()` it to keep it.
    """

    def __init__(self, data: memoryview, surface: Surface) -> None:
        shape = surface.shape
        kind = QImage.Format.Format_RGB32
        super().__init__(data, shape.width, shape.height, shape.stride, kind)
        self._surface = surface


class VideoStream:
    """A stream of a pool; call it from one thread, nothing here waits.

    Args:
        request: what was asked for.
        life: its openings, moved on by the pool.
        clock: judges ages.
        changed: tells the pool that there is something to do.
    """

    def __init__(
        self,
        request: StreamRequest,
        life: Life,
        clock: Clock,
        changed: Callable[[], None],
    ) -> None:
        self.name = request.name
        self.urls = request.urls
        self.life = life
        self.is_closed = False
        self._clock = clock
        self._changed = changed
        self._since = clock.monotonic()
        self._surface = Surface(Shape(request.width, request.height))
        self._coming: Surface | None = None
        self._before = 0

    @property
    def state(self) -> StreamState:
        """The state now, judged by the age of the newest frame."""
        if self.is_closed:
            return StreamState.EMPTY
        stamp = self._newest()
        now = self._clock.monotonic()
        if stamp is None:
            return self.life.state(now, None, 0.0)
        return self.life.state(now, stamp.time, stamp.lag)

    @property
    def reason(self) -> Reason:
        """Why there is no picture, or none."""
        return self.life.reason

    @property
    def attempts(self) -> int:
        """How many openings in a row have failed."""
        return self.life.attempts

    def retry_in(self) -> float:
        """Return the seconds until the next opening, 0 while one is under way."""
        return max(0.0, self.life.due_at - self._clock.monotonic())

    def age(self) -> float:
        """Return how many seconds old the picture is; without one, how long it is waited for."""
        stamp, now = self._newest(), self._clock.monotonic()
        return now - self._since if stamp is None else now - stamp.time + stamp.lag

    def lines(self) -> tuple[str, ...]:
        """Return what a tile says below the state's word: reason and next attempt."""
        reason, attempts = self.life.reason, self.life.attempts
        return words.lines(self.state, reason, attempts, self.retry_in(), self.age())

    @property
    def sequence(self) -> int:
        """Number of the newest frame; it only rises, also over a change of size."""
        self._turn_over()
        return self._before + self._surface.sequence

    def image(self) -> QImage | None:
        """Return the newest picture without copying it, or nothing before the first."""
        self._turn_over()
        claimed = self._surface.claim()
        return None if claimed is None else Picture(claimed[0], self._surface)

    def resize(self, width: int, height: int) -> None:
        """Decode to another size from the next frame on; the old picture stays until then."""
        shape = Shape(width, height)
        if shape == self.target().shape or self.is_closed:
            return
        self._drop_coming()
        self._coming = Surface(shape)
        self._changed()

    def close(self) -> None:
        """Let the stream go; its last picture is gone with it."""
        self.is_closed = True
        self._changed()

    def target(self) -> Surface:
        """Return the surface the worker shall write into."""
        return self._coming or self._surface

    def frame_at(self) -> float | None:
        """Return when the newest frame was decoded, in monotonic seconds."""
        stamp = self._newest()
        return None if stamp is None else stamp.time

    def give_back(self) -> None:
        """Return the memory to the system; pictures still held keep theirs."""
        self._surface.retire()
        self._drop_coming()

    def _newest(self) -> Stamp | None:
        coming = None if self._coming is None else self._coming.newest()
        return coming or self._surface.newest()

    def _turn_over(self) -> None:
        if self._coming is not None and self._coming.sequence:
            self._before += self._surface.sequence
            self._surface.retire()
            self._surface, self._coming = self._coming, None

    def _drop_coming(self) -> None:
        if self._coming is not None:
            self._coming.retire()
