"""One stream of one camera, shared by every tile of the seat that shows it at this profile.

Tiles are counted: the stream is as large as the largest of them, decodes while one of them wants
pictures, and is let go with the last. One session of the recorder, decoded once, whoever looks.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.app.stream_resolver import Resolved, Sources, StreamResolver, gone
from console.domain.camera import Camera
from console.runtime.clock import past_time
from console.runtime.hall_time import hall_time
from console.video.states import Reason, StreamState
from console.video.stream import StreamRequest, VideoStream

if TYPE_CHECKING:
    from console.domain.silent_camera import PictureLook

_MOVES = (StreamState.LIVE, StreamState.WEAK)
_STANDS = (StreamState.FROZEN, StreamState.FAILED, StreamState.DENIED)
_OF_THIS_SEAT = (Reason.OVERLOAD, Reason.WORKER, Reason.UNSUPPORTED)
"""Why there is no picture though the camera may well give one."""

ROOM_AGAIN = 3000
"""Milliseconds until a stream that found no room in the budget asks again."""


class Opener(Sources, Protocol):
    """Opens streams within the seat's budget."""

    def open(self, request: StreamRequest, profile: str) -> VideoStream | None:
        """Open a stream; None when as many run as may."""
        ...

    def let_go(self, stream: VideoStream) -> None:
        """Close a stream; another one has its room."""
        ...

    def full_words(self) -> str:
        """Say why there is no room."""
        ...

    @property
    def last_frames(self) -> dict[str, float]:
        """When the newest frame of each camera came whose stream was let go, monotonic seconds."""
        ...


class Hold:
    """One tile's part in a stream: how large it wants it, and whether it wants pictures."""

    def __init__(self, width: int, height: int, is_awake: bool) -> None:
        self.width = width
        self.height = height
        self.is_awake = is_awake


class CameraStream(QObject):
    """A camera's stream from its lease to its pictures.

    Args:
        camera: what is shown.
        profile: `sub` or `main`, as it is asked for.
        desk: opens streams.
        over: called when the last tile has let go.

    Attributes:
        camera: as the directory tells it now.
    """

    def __init__(
        self, camera: Camera, profile: str, desk: Opener, over: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.camera = camera
        self.stream: VideoStream | None = None
        self.found = Resolved(profile=profile)
        self._desk = desk
        self._over = over
        self._holds: list[Hold] = []
        self._since = desk.clock.monotonic()
        self._is_full = False
        self._resolver = StreamResolver(camera, profile, desk, self)
        self._resolver.resolved.connect(self._show)
        self._room = QTimer(self)
        self._room.setSingleShot(True)
        self._room.setInterval(ROOM_AGAIN)
        self._room.timeout.connect(self.look_for_room)

    @property
    def holders(self) -> int:
        """How many tiles show it."""
        return len(self._holds)

    def hold(self, hold: Hold) -> None:
        """Let one more tile show it; the first one begins."""
        self._holds.append(hold)
        if len(self._holds) == 1:
            self._resolver.begin()
        else:
            self.follow_holds()

    def let_go(self, hold: Hold) -> None:
        """A tile shows it no more; the last one ends it, and its lease ends by its time."""
        self._holds.remove(hold)
        if self._holds:
            self.follow_holds()
            return
        self._resolver.end()
        self._room.stop()
        self._close()
        self._over()
        self.deleteLater()

    def follow_holds(self) -> None:
        """Decode as large, and as much, as the tiles want."""
        if self.stream is not None:
            self.stream.resize(*self._size())
            if self._is_awake():
                self.stream.wake()

    @property
    def name(self) -> str:
        """The camera's name, and that the picture comes without the hub."""
        if not self.found.is_direct:
            return self.camera.name
        mark = QCoreApplication.translate("video", "direct (kept address)")
        return f"{self.camera.name}·{mark}"

    @property
    def state(self) -> str:
        """A value of TileState."""
        if self.found.refusal:
            return "denied"
        if self.found.nowhere or self._is_full:
            return "failed"
        return "waiting" if self.stream is None else self.stream.state.value

    def last_frame(self) -> float | None:
        """Return when the newest frame came, also of an earlier look, in monotonic seconds."""
        at = None if self.stream is None else self.stream.frame_at()
        return self._desk.last_frames.get(self.camera.id) if at is None else at

    def last_time(self) -> str:
        """Return the hall's time of that; empty where none came."""
        at = self.last_frame()
        clock = self._desk.clock
        return "" if at is None else hall_time(past_time(clock, at))

    def look(self) -> "PictureLook | None":
        """Tell whether pictures come; None where that is not the camera's affair."""
        from console.domain.silent_camera import PictureLook  # whoever asks has it

        stream = self.stream
        if stream is None or not self._is_awake() or stream.reason in _OF_THIS_SEAT:
            return None
        state = stream.state
        if state in _MOVES:
            return PictureLook(self.camera.id)
        if state not in _STANDS:
            return None
        began = max(self._since, stream.frame_at() or 0.0)
        return PictureLook(self.camera.id, began, stream.reason)

    def age(self) -> float:
        """Return the age of the picture, or how long it is waited for, seconds."""
        if self.stream is None:
            return self._desk.clock.monotonic() - self._since
        return self.stream.age()

    def lines(self) -> Sequence[str]:
        """Return reason and next attempt."""
        if self.found.refusal or self.found.nowhere:
            return (self.found.refusal or self.found.nowhere,)
        if self._is_full:
            return (self._desk.full_words(),)
        if self.stream is None:
            return (QCoreApplication.translate("video", "Asking the platform for the stream"),)
        return self.stream.lines()

    def retry_now(self) -> None:
        """Try again at once: the stream, or the hub that gave no address."""
        if self.stream is not None:
            self.stream.retry_now()
        else:
            self._resolver.ask()

    def take(self, camera: Camera) -> None:
        """The directory tells otherwise of the camera: what stays covered counts at once.

        Who may look and where it is to be had is asked anew where that is other; the picture
        stays until the answer.
        """
        is_elsewhere = _source(camera) != _source(self.camera) or self.found.is_gone
        self.camera = self._resolver.camera = camera
        if is_elsewhere:
            self.ask_anew()

    def lose(self) -> None:
        """The directory has the camera no more: whoever took it out wants it looked at no more."""
        self._show(gone())

    def ask_anew(self) -> None:
        """Ask whether it may be looked at, and where it is; cut off, that is judged here."""
        self._resolver.begin()

    def clip(self, seconds: float) -> "Future[bytes] | None":
        """Return the last seconds as MPEG-TS; None without a stream."""
        return None if self.stream is None else self.stream.clip(seconds)

    def look_for_room(self) -> None:
        """Try again, without asking for a lease anew."""
        if self.stream is None and self.found.urls:
            self._open()

    def _show(self, found: Resolved) -> None:
        if found.nowhere and self.stream is not None and not found.is_gone:
            return  # what plays goes on; only a new lease is not to be had
        if self.found.is_gone and found.is_direct:
            return  # a kept address does not bring it back
        self.found = found
        if found.refusal or found.is_gone:
            self._close()
        if not found.urls or (self.stream is not None and self.stream.urls == found.urls):
            return
        self._close()
        self._open()

    def _open(self) -> None:
        request = StreamRequest(
            self.found.urls, *self._size(), self.name, not self._is_awake(), self.camera.recorder
        )
        self.stream = self._desk.open(request, self.found.profile)
        self._is_full = self.stream is None
        if self._is_full:
            self._room.start()

    def _close(self) -> None:
        if self.stream is not None:
            at = self.stream.frame_at()
            if at is not None:
                self._desk.last_frames[self.camera.id] = at
            self._desk.let_go(self.stream)
            self.stream = None

    def _size(self) -> tuple[int, int]:
        """Return the size of the largest tile."""
        largest = max(self._holds, key=lambda hold: hold.width * hold.height)
        return largest.width, largest.height

    def _is_awake(self) -> bool:
        return any(hold.is_awake for hold in self._holds)


def _source(camera: Camera) -> tuple[object, ...]:
    """Return what decides who may look at a camera, and where its picture is to be had."""
    return camera.is_restricted, camera.town, camera.area, camera.urls, camera.main_urls
