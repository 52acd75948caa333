"""From a camera's id to a picture: a lease of the hub while it is shown, a direct address offline.

The hub is asked first; when it does not answer, the addresses of the last lease that may be kept
or of the directory are opened directly, and the tile says so. A restricted camera is judged here by
the rule the hub applies. A page gets its source at once and never waits.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QImage

from console.contract.camera import PlayAnswer
from console.domain.reference import Camera
from console.models.futures import when_done
from console.runtime.clock import Clock, from_text
from console.video.pool import VideoPool
from console.video.stream import StreamRequest, VideoStream

ROOM_AGAIN = 3000
"""Milliseconds until a tile that found no room in the budget asks again."""
RENEW_BEFORE = 15.0
"""Seconds before its end at which a lease is renewed."""

Ask = Callable[[str], "Future[PlayAnswer]"]


class CameraView(QObject):
    """A camera's picture on one tile: waiting for its lease, then the stream's own state.

    Args:
        camera: what is shown.
        width, height: size of the tile's picture, pixels.
        desk: whoever opened it.
        stand_by: connect only, until woken.
    """

    profile = "sub"

    def __init__(
        self, camera: Camera, width: int, height: int, desk: "CameraDesk", stand_by: bool = False
    ) -> None:
        super().__init__(desk)
        self.camera = camera
        self._desk = desk
        self._size = (width, height)
        self._stream: VideoStream | None = None
        self._since = desk.clock.monotonic()
        self._refusal = ""
        self._nowhere = ""
        self._is_direct = False
        self._is_closed = False
        self._is_awake = not stand_by
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.timeout.connect(self._ask)
        self._urls: tuple[str, ...] = ()
        self._room = QTimer(self)
        self._room.setSingleShot(True)
        self._room.setInterval(ROOM_AGAIN)
        self._room.timeout.connect(self._look_for_room)
        if desk.is_away():
            self._open_directly("")  # asking may take its ten seconds meanwhile
        self._ask()

    @property
    def name(self) -> str:
        """The camera's name, and that the picture comes without the hub."""
        if not self._is_direct:
            return self.camera.name
        mark = QCoreApplication.translate("video", "direct (kept address)")
        return f"{self.camera.name}·{mark}"

    @property
    def state(self) -> str:
        """A value of TileState."""
        if self._is_closed:
            return "empty"
        if self._refusal:
            return "denied"
        if self._nowhere:
            return "failed"
        return "waiting" if self._stream is None else self._stream.state.value

    @property
    def sequence(self) -> int:
        """Number of the newest picture."""
        return 0 if self._stream is None else self._stream.sequence

    def age(self) -> float:
        """Return the age of the picture, or how long it is waited for, seconds."""
        if self._stream is None:
            return self._desk.clock.monotonic() - self._since
        return self._stream.age()

    def lines(self) -> Sequence[str]:
        """Return reason and next attempt."""
        if self._refusal:
            return (self._refusal,)
        if self._nowhere:
            return (self._nowhere,)
        if self._stream is None:
            return (QCoreApplication.translate("video", "Asking the platform for the stream"),)
        return self._stream.lines()

    def image(self) -> QImage | None:
        """Return the newest picture."""
        return None if self._stream is None else self._stream.image()

    @property
    def frames(self) -> int:
        """How many frames were decoded so far."""
        return 0 if self._stream is None else self._stream.frames

    @property
    def mode(self) -> str:
        """How much is decoded: empty for all, `soft` or `key`."""
        return "" if self._stream is None else self._stream.mode

    @property
    def is_ready(self) -> bool:
        """Whether a picture is there, or comes at once when it is woken."""
        return self._stream is not None and self._stream.is_ready

    def wake(self) -> None:
        """Decode from now on."""
        self._is_awake = True
        if self._stream is not None:
            self._stream.wake()

    def retry_now(self) -> None:
        """Try again at once, whatever the wait was to be."""
        if self._stream is not None:
            self._stream.retry_now()
        elif not self._is_closed:
            self._renewal.stop()
            self._ask()

    def clip(self, seconds: float) -> "Future[bytes] | None":
        """Return the last seconds as MPEG-TS; None without a stream."""
        return None if self._stream is None else self._stream.clip(seconds)

    def still(self) -> QImage | None:
        """Return a copy of the newest picture."""
        image = self.image()
        return None if image is None else image.copy()

    def still_file(self) -> "Future[bytes] | None":
        """Return the newest picture as PNG at the stream's own size; None without a stream."""
        return None if self._stream is None else self._stream.still()

    def resize(self, width: int, height: int) -> None:
        """Decode to another size."""
        self._size = (width, height)
        if self._stream is not None:
            self._stream.resize(width, height)

    def close(self) -> None:
        """Let the picture go; the lease ends by its time."""
        self._is_closed = True
        self._renewal.stop()
        self._room.stop()
        if self._stream is not None:
            self._desk.let_go(self._stream)
            self._stream = None
        self.deleteLater()

    def _look_for_room(self) -> None:
        """Try again, without asking for a lease anew."""
        if self._stream is None and not self._refusal:
            self._show(self._urls)

    def _ask(self) -> None:
        when_done(self._desk.ask(self.camera.id), self, self._granted, self._failed)

    def _granted(self, answer: PlayAnswer) -> None:
        if self._is_closed:
            return
        self._refusal, self._nowhere, self._is_direct = "", "", False
        if answer.may_cache:
            self._desk.keep(self.camera.id, tuple(answer.urls))
        left = (from_text(answer.until) - self._desk.clock.now()).total_seconds()
        self._renewal.start(int(max(5.0, left - RENEW_BEFORE) * 1000))
        self._show(tuple(answer.urls))

    def _failed(self, error: BaseException) -> None:
        if self._is_closed:
            return
        code = getattr(error, "code", "")
        if code == "restricted":
            self._refuse(
                QCoreApplication.translate("video", "This seat has no permission for this camera")
            )
            return
        self._renewal.start(5000)
        self._open_directly(code)

    def _open_directly(self, code: str) -> None:
        """Show the picture without the hub, or say why that cannot be."""
        if not self._desk.may_see(self.camera):
            self._refuse(
                QCoreApplication.translate(
                    "video", "A restricted camera: only with the hub's permission"
                )
            )
            return
        urls = self._desk.known_urls(self.camera)
        self._is_direct = bool(urls)
        if urls:
            self._show(urls)
        elif code == "no_address":
            self._nowhere = QCoreApplication.translate(
                "video", "No address is known for this camera"
            )
        else:
            self._nowhere = QCoreApplication.translate(
                "video", "Not to be had offline: it comes through the platform"
            )

    def _refuse(self, words: str) -> None:
        self._refusal, self._is_direct = words, False
        if self._stream is not None:
            self._desk.let_go(self._stream)
            self._stream = None

    def _show(self, urls: tuple[str, ...]) -> None:
        if not urls or (self._stream is not None and self._stream.urls == urls):
            return
        self._urls = urls
        if self._stream is not None:
            self._desk.let_go(self._stream)
        self._stream = self._desk.open(urls, *self._size, self.name, not self._is_awake)
        self._nowhere = ""
        if self._stream is None:
            words = QCoreApplication.translate(
                "video", "This seat decodes {0} streams already, and no more"
            )
            self._nowhere = words.format(self._desk.most)
            self._room.start()


class CameraDesk(QObject):
    """Opens pictures for every page of the seat.

    Args:
        pool: where streams are decoded.
        ask: asks the hub for a lease, from any thread.
        clock: for leases.
        camera: looks a camera up.
        engine: `vlc` puts HTTP addresses first, because distributions' libvlc opens no RTSP.
        may_see: judges a restricted camera while the hub cannot.
        is_away: whether the hub is known not to answer.
        most: streams decoded at once, of all pages together.
    """

    def __init__(
        self,
        pool: VideoPool,
        ask: Ask,
        clock: Clock,
        camera: Callable[[str], Camera | None],
        engine: str = "ffmpeg",
        parent: QObject | None = None,
        *,
        may_see: Callable[[Camera], bool] = lambda camera: not camera.is_restricted,
        is_away: Callable[[], bool] = lambda: False,
        most: int = 96,
    ) -> None:
        super().__init__(parent)
        self.clock = clock
        self.ask = ask
        self.may_see = may_see
        self.is_away = is_away
        self._pool = pool
        self._camera = camera
        self._engine = engine
        self.most = most
        self._streams: set[VideoStream] = set()
        self._kept: dict[str, tuple[str, ...]] = {}

    def view(self, camera_id: str, width: int, height: int) -> CameraView | None:
        """Begin to show a camera; None when nobody knows it."""
        camera = self._camera(camera_id)
        return None if camera is None else CameraView(camera, width, height, self)

    def stand_by(self, camera_id: str, width: int, height: int) -> CameraView | None:
        """Begin to connect a camera; nothing is decoded until it is woken."""
        camera = self._camera(camera_id)
        return None if camera is None else CameraView(camera, width, height, self, stand_by=True)

    def open(
        self, urls: tuple[str, ...], width: int, height: int, name: str, stand_by: bool = False
    ) -> VideoStream | None:
        """Open a stream at the tile's size; None when as many run as may."""
        if len(self._streams) >= self.most:
            return None
        if self._engine == "vlc":
            urls = tuple(sorted(urls, key=lambda url: not url.startswith("http")))
        stream = self._pool.open(StreamRequest(urls, width, height, name, stand_by))
        self._streams.add(stream)
        return stream

    def let_go(self, stream: VideoStream) -> None:
        """Close a stream; another one has its room."""
        self._streams.discard(stream)
        stream.close()

    def keep(self, camera_id: str, urls: tuple[str, ...]) -> None:
        """Remember direct addresses for an outage."""
        self._kept[camera_id] = urls

    def known_urls(self, camera: Camera) -> tuple[str, ...]:
        """Return direct addresses: of the last lease, else of the directory."""
        return self._kept.get(camera.id) or camera.urls
