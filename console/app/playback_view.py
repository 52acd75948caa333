"""The picture of a recording on a tile: never 实时, always with the time it is of.

Between two streams of a recording (another time, a pause) its last picture stays, under its own
time.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage

from console.app.covers import Covers
from console.contract.playback import PlaybackAnswer
from console.domain.camera import Camera
from console.models.playback import Playback, PlaybackPhase
from console.runtime.clock import Clock
from console.runtime.hall_time import hall_day_second
from console.screens.common.covered_parts import Parts, parts_of
from console.screens.common.words import trouble_words
from console.video.profile import MAIN
from console.video.states import StreamState
from console.video.stream import StreamRequest, VideoStream
from widgets.video.privacy import covered_copy, png
from widgets.video.tile_source import TileState

_GONE = (StreamState.FROZEN, StreamState.FAILED, StreamState.NO_SESSION)
GONE_AFTER = 5.0
"""Seconds without a picture after which a recording's stream has come to nothing."""


class Opener(Protocol):
    """Opens streams within the seat's budget."""

    clock: Clock
    covers: Covers

    def open(self, request: StreamRequest, profile: str) -> VideoStream | None:
        """Open a stream; None when as many run as may."""
        ...

    def let_go(self, stream: VideoStream) -> None:
        """Close a stream."""
        ...

    def full_words(self) -> str:
        """Say why there is no room."""
        ...


class PlaybackView:
    """What a tile shows of a recording.

    Args:
        camera: whose.
        playback: how the recording stands.
        desk: opens streams.
        width, height: of the tile's picture, device pixels.
    """

    profile = "main"
    mode = ""
    frames = 0
    """None of them is a frame of now."""

    def __init__(
        self, camera: Camera, playback: Playback, desk: Opener, width: int, height: int
    ) -> None:
        self.camera = camera
        self._then = ""
        self._playback, self._desk = playback, desk
        self._width, self._height = width, height
        self._stream: VideoStream | None = None
        self._still: QImage | None = None
        self._own_size = (0, 0)
        self._pictures_before = 0
        self._is_full = False

    def open(self, answer: PlaybackAnswer) -> bool:
        """Show a stream from its first picture on; return whether there is room for one."""
        name = self.camera.name
        size = self._width, self._height
        request = StreamRequest(tuple(answer.urls), *size, name, False, self.camera.recorder)
        self._stream = self._desk.open(request, MAIN)
        self._is_full = self._stream is None
        return self._stream is not None

    def leave(self) -> None:
        """Let the stream go; its last picture stays."""
        stream, image = self._stream, self.image()
        if stream is None:
            return
        if stream.sequence and image is not None:
            self._still, self._own_size = image.copy(), stream.own_size
            self._pictures_before += stream.sequence
        self._stream = None
        self._desk.let_go(stream)

    def look(self) -> float | None:
        """Return when the newest picture was decoded; None while there is none of this stream."""
        if self._stream is None or not self._stream.sequence:
            return None
        return self._stream.frame_at()

    @property
    def is_gone(self) -> bool:
        """Whether the stream has come to nothing."""
        stream = self._stream
        return stream is not None and stream.state in _GONE and stream.age() > GONE_AFTER

    # What a tile asks

    @property
    def then(self) -> str:
        """Day and time of the picture that is seen; the one that stays keeps its own."""
        if self.look() is not None and self._playback.phase is PlaybackPhase.PLAYING:
            self._then = hall_day_second(self._playback.at)
        return self._then

    @property
    def name(self) -> str:
        """The camera's name."""
        return self.camera.name

    @property
    def state(self) -> str:
        """A value of `TileState`."""
        if self.sequence:
            return TileState.PLAYBACK.value
        is_bad = self._playback.phase is PlaybackPhase.FAILED or self._is_full
        return (TileState.FAILED if is_bad else TileState.WAITING).value

    @property
    def sequence(self) -> int:
        """Number of the newest picture; it only rises."""
        stream = self._stream
        return self._pictures_before + (0 if stream is None else stream.sequence)

    @property
    def is_ready(self) -> bool:
        """Whether a picture is there."""
        return self.sequence > 0

    def age(self) -> float:
        """Return 0: the time of the picture is told instead."""
        return 0.0

    def lines(self) -> Sequence[str]:
        """Return what is waited for, or why there is no picture."""
        if self._is_full:
            return (self._desk.full_words(),)
        if self._playback.why is not None:
            return (trouble_words(self._playback.why),)
        return (QCoreApplication.translate("video", "Asking the platform for the recording"),)

    def image(self) -> QImage | None:
        """Return the newest picture."""
        stream = self._stream
        return self._still if stream is None or not stream.sequence else stream.image()

    @property
    def covered(self) -> Parts:
        """What stays covered (隐私遮挡): of a recording as of the live picture."""
        return self._desk.covers.of(self.camera)

    @property
    def own_size(self) -> tuple[int, int]:
        """Width and height of the recording's own pictures; zeros while unknown."""
        known = (0, 0) if self._stream is None else self._stream.own_size
        return known if known[0] else self._own_size

    def still(self) -> QImage | None:
        """Return a copy of the newest picture, covered also while the tile is not."""
        image, parts = self.image(), parts_of(self.camera)
        return None if image is None else covered_copy(image, QSize(*self.own_size), parts)

    def still_file(self) -> "Future[bytes] | None":
        """Return the newest picture as PNG, covered as `still` is."""
        still, answer = self.still(), Future[bytes]()
        answer.set_result(b"" if still is None else png(still))
        return answer

    def clip(self, seconds: float) -> "Future[bytes] | None":
        """Return nothing: what is recorded lies at the platform."""
        return None

    def wake(self) -> None:
        """It is awake."""

    def retry_now(self) -> None:
        """It is asked for anew by the person who looks at it."""

    def resize(self, width: int, height: int) -> None:
        """Decode to another size."""
        self._width, self._height = width, height
        if self._stream is not None:
            self._stream.resize(width, height)

    def close(self) -> None:
        """Let it go."""
        self.leave()
