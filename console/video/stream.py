"""One stream as a page sees it: state, age, number and picture, each asked when painting."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from urllib.parse import urlsplit

from PySide6.QtGui import QImage

from console.runtime.clock import Clock
from console.video import words
from console.video.frames import Shape, Sign, Stamp, Surface, Vitals
from console.video.judgement import LONGEST_GROUP, is_held_back, why_none
from console.video.life import Life, Phase
from console.video.picture import Pictures
from console.video.states import FROZEN_AFTER, Mode, Reason, StreamState

_HARDWARE, _FELL_BACK = int(Sign.HARDWARE), int(Sign.FELL_BACK)
_DAMAGED, _LESS = int(Sign.DAMAGED), int(Sign.SOFT | Sign.KEY)
"""Plain numbers: they are asked for at every paint of every tile."""
_LOOKED_AT_WITHIN = 3.0


@dataclass(frozen=True, slots=True)
class StreamRequest:
    """What to open.

    Attributes:
        urls: addresses in the order to be tried.
        width, height: the tile's size, pixels.
        name: of the camera.
        stand_by: connect and keep what comes, decode little and show nothing until woken.
        recorder: whoever grants the session; empty for the host of the first address.
    """

    urls: tuple[str, ...]
    width: int
    height: int
    name: str
    stand_by: bool = False
    recorder: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something a worker is asked for: the last `seconds`, or (None) the newest picture."""

    seconds: float | None
    answer: "Future[bytes]"


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
        self.recorder = request.recorder or urlsplit(request.urls[0]).netloc.rpartition("@")[2]
        self.life = life
        self.is_closed = False
        self.is_awake = not request.stand_by
        self.wanted_mode = Mode.FULL
        self.is_paused = False
        self._asks: deque[Ask] = deque()
        self._clock = clock
        self._changed = changed
        self._since = clock.monotonic()
        self._surface = Surface(Shape(request.width, request.height))
        self._pictures = Pictures(self._surface)
        self._coming: Surface | None = None
        self._watched_at = -_LOOKED_AT_WITHIN
        self._before = 0
        self._frames_before = 0

    @property
    def state(self) -> StreamState:
        """The state now, judged by the age of the newest frame."""
        if self.is_closed:
            return StreamState.EMPTY
        stamp = self._newest()
        now = self._clock.monotonic()
        if stamp is None:
            return self.life.state(now, None, 0.0)
        judged = self.life.state(now, stamp.time, stamp.lag)
        if judged is StreamState.LIVE:
            return StreamState.WEAK if self.target().signs & _DAMAGED else judged
        if judged is StreamState.FROZEN and is_held_back(self._vitals(), now, now - stamp.time):
            return StreamState.WEAK
        return judged

    @property
    def reason(self) -> Reason:
        """Why there is no picture, or none."""
        return self.life.reason

    @property
    def area(self) -> int:
        """How many pixels are decoded to."""
        shape = self.target().shape
        return shape.width * shape.height

    def lag(self) -> float | None:
        """Return how late the newest frame was, seconds; None without one."""
        stamp = self._newest()
        return None if stamp is None else stamp.lag

    @property
    def mode(self) -> str:
        """How much is decoded now: all (empty), `soft`, `key` or `off`."""
        if self.life.reason is Reason.OVERLOAD:
            return Mode.OFF
        signs = self.target().signs & _LESS
        return Mode.FULL if not signs else Mode.KEY if signs & Sign.KEY else Mode.SOFT

    @property
    def decoder(self) -> str:
        """By what it is decoded: processors (empty), `hardware`, or `fell_back` to processors."""
        signs = self.target().signs
        return "hardware" if signs & _HARDWARE else "fell_back" if signs & _FELL_BACK else ""

    @property
    def own_size(self) -> tuple[int, int]:
        """Width and height of the stream's own pictures; zeros while unknown."""
        for surface in (self.target(), self._surface):
            vitals = surface.vitals()
            if vitals.width:
                return vitals.width, vitals.height
        return 0, 0

    @property
    def frames(self) -> int:
        """How many frames were decoded since it was asked for."""
        self._turn_over()
        coming = 0 if self._coming is None else self._coming.vitals().frames
        return self._frames_before + self._surface.vitals().frames + coming

    @property
    def is_ready(self) -> bool:
        """Whether a picture is there, or comes at once when it is woken."""
        fresh = self._clock.monotonic() - FROZEN_AFTER
        vitals = self._vitals()
        return Sign.READY in vitals.signs and vitals.seen >= fresh

    def wake(self) -> None:
        """Decode from now on."""
        self.is_awake = True
        self._changed()

    def retry_now(self) -> None:
        """Open again at once, whatever the wait was to be."""
        self.life.hurried(self._clock.monotonic(), is_forced=True)
        self._changed()

    def clip(self, seconds: float) -> "Future[bytes]":
        """Return the last seconds as MPEG-TS; empty when they are not to be had."""
        return self._asked(seconds)

    def still(self) -> "Future[bytes]":
        """Return the newest picture as PNG at the stream's own size; empty without one."""
        return self._asked(None)

    def taken_asks(self) -> list[Ask]:
        """Return what was asked for since the last call; the pool sees to the answers."""
        taken = []
        while self._asks:
            taken.append(self._asks.popleft())
        return taken

    def has_lost(self, now: float) -> bool:
        """Look at what came last; return whether this opening has to be given up."""
        vitals, stamp = self._vitals(), self._newest()
        if not self.is_awake:
            return self.life.check(now, vitals.seen or None)
        at = None if stamp is None else stamp.time
        if at is not None and Sign.KEY in vitals.signs:
            at = max(at, vitals.seen)
        is_coming = self.life.phase is Phase.PLAYING and now - vitals.seen < FROZEN_AFTER
        if is_coming and (at is None or at < self.life.began):
            return now - self.life.began >= LONGEST_GROUP and self.life.check(
                now, at, Reason.DAMAGED
            )
        return self.life.check(now, at, why_none(vitals, now))

    def _asked(self, seconds: float | None) -> "Future[bytes]":
        ask = Ask(seconds, Future())
        if self.is_closed:
            ask.answer.set_result(b"")
        else:
            self._asks.append(ask)
            self._changed()
        return ask.answer

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
        if reason is Reason.NONE and self.life.phase is Phase.PLAYING:
            reason = why_none(self._vitals(), self._clock.monotonic())
        return words.lines(self.state, reason, attempts, self.retry_in(), self.age())

    @property
    def sequence(self) -> int:
        """Number of the newest frame; it only rises, also over a change of size."""
        self._turn_over()
        return self._before + self._surface.sequence

    @property
    def given(self) -> int:
        """Number of the frame `image` returned last; the newest may be one further."""
        return self._before + self._pictures.given

    def image(self) -> QImage | None:
        """Return the picture to be shown now without copying it, or nothing before the first."""
        self._watched_at = self._clock.monotonic()
        self._turn_over()
        return self._pictures.next()

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

    def new_target(self) -> Surface:
        """Return a fresh surface of the same size, which is shown from its first frame on."""
        shape = self.target().shape
        self._drop_coming()
        self._coming = Surface(shape)
        return self._coming

    def is_watched(self, now: float) -> bool:
        """Whether somebody has looked at its picture in the last seconds."""
        return now - self._watched_at < _LOOKED_AT_WITHIN

    def frame_at(self) -> float | None:
        """Return when the newest frame was decoded, in monotonic seconds."""
        stamp = self._newest()
        return None if stamp is None else stamp.time

    def give_back(self) -> None:
        """Return the memory to the system; pictures still held keep theirs."""
        for ask in self.taken_asks():
            ask.answer.set_result(b"")
        self._surface.retire()
        self._drop_coming()

    def _vitals(self) -> Vitals:
        return self.target().vitals()

    def _newest(self) -> Stamp | None:
        coming = None if self._coming is None else self._coming.newest()
        return coming or self._surface.newest()

    def _turn_over(self) -> None:
        if self._coming is not None and self._coming.sequence:
            self._before += self._surface.sequence
            self._frames_before += self._surface.vitals().frames
            self._surface.retire()
            self._surface, self._coming = self._coming, None
            self._pictures = Pictures(self._surface)

    def _drop_coming(self) -> None:
        if self._coming is not None:
            self._coming.retire()
