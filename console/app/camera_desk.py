"""Opens cameras for every page of the seat: shared streams, one budget, addresses for an outage."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.app.camera_stream import CameraStream
from console.app.camera_view import CameraView
from console.app.covers import Covers
from console.app.stream_resolver import Ask
from console.domain.camera import Camera
from console.runtime.clock import Clock
from console.video.pool import VideoPool
from console.video.profile import MAIN, SUB
from console.video.stream import StreamRequest, VideoStream
from offline_cache.values import ChangeSet

if TYPE_CHECKING:
    from console.domain.silent_camera import PictureLook


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
        profile: the seat's wish: `auto`, `sub` or `main`.
        denied: what can be done about a camera nobody here may look at, in words.

    Signals:
        opened: one more stream was opened; how many sub and main streams are decoded now.
        told: a Camera that is shown, as the directory tells it from now on.
    """

    opened = Signal(int, int)
    told = Signal(object)

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
        profile: Callable[[], str] = lambda: "auto",
        denied: Callable[[], str] = str,
    ) -> None:
        super().__init__(parent)
        self.clock = clock
        self.ask = ask
        self.may_see = may_see
        self.is_away = is_away
        self.most = most
        self._pool = pool
        self._camera = camera
        self._engine = engine
        self._profile = profile
        self._denied = denied
        self._shared: dict[tuple[str, str], CameraStream] = {}
        self._open: dict[VideoStream, str] = {}
        self.covers = Covers(clock.monotonic, self)
        self.last_frames: dict[str, float] = {}
        """When the newest frame of a camera came whose stream was let go, monotonic seconds."""
        self._kept: dict[tuple[str, str], tuple[str, ...]] = {}

    def view(
        self, camera_id: str, width: int, height: int, hint: Callable[[], str] = str
    ) -> CameraView | None:
        """Begin to show a camera; None when nobody knows it.

        Args:
            camera_id: which.
            width: of its tile's picture, device pixels.
            height: likewise.
            hint: what can be done there about a picture that does not come.
        """
        return self._view(camera_id, width, height, False, hint)

    def stand_by(
        self, camera_id: str, width: int, height: int, hint: Callable[[], str] = str
    ) -> CameraView | None:
        """Begin to connect a camera; hardly anything is decoded until it is woken."""
        return self._view(camera_id, width, height, True, hint)

    def open(self, request: StreamRequest, profile: str) -> VideoStream | None:
        """Open a stream at the tile's size; None when as many are decoded as may.

        Those in stand-by decode little and have as many places again, so that the next page of
        a full wall can be ready.
        """
        awake = sum(stream.is_awake for stream in self._open)
        if (len(self._open) >= 2 * self.most) if request.stand_by else (awake >= self.most):
            return None
        stream = self._pool.open(self._in_order(request))
        self._open[stream] = profile
        self.opened.emit(*self.decoded())
        return stream

    def decoded(self) -> tuple[int, int]:
        """Return how many sub and main streams are decoded now."""
        profiles = [profile for stream, profile in self._open.items() if stream.is_awake]
        main = profiles.count(MAIN)
        return len(profiles) - main, main

    def by_hardware(self) -> tuple[int, int]:
        """Return how many streams a graphics device decodes now, and how many are decoded."""
        made = [stream.decoder == "hardware" for stream in self._open if stream.is_awake]
        return sum(made), len(made)

    def let_go(self, stream: VideoStream) -> None:
        """Close a stream; another one has its room."""
        self._open.pop(stream, None)
        stream.close()

    def retry(self, camera_id: str = "") -> None:
        """Try a camera without a picture again at once; without an id, all of them."""
        for (id, _), shared in self._shared.items():
            if camera_id in ("", id) and shared.state not in ("live", "weak"):
                shared.retry_now()

    def follow(self, changes: ChangeSet) -> None:
        """Take at once what the directory tells of cameras that are shown; covers above all."""
        shown = {id for id, _ in self._shared}
        if changes.keys is not None:
            shown &= {id for kind, id in changes.keys if kind == Camera.KIND}
        for id, camera in [(id, self._camera(id)) for id in shown]:
            for shared in [each for (known, _), each in self._shared.items() if known == id]:
                shared.lose() if camera is None else shared.take(camera)
            if camera is not None:
                self.told.emit(camera)

    def judge_again(self) -> None:
        """Ask the hub anew for what was refused and may be looked at by now, or the other way."""
        for shared in list(self._shared.values()):
            if bool(shared.found.refusal) == self.may_see(shared.camera):
                shared.ask_anew()

    def looks(self) -> "Iterator[PictureLook]":
        """Tell which cameras that are asked for their picture give one now."""
        looks = (shared.look() for shared in self._shared.values())
        return (look for look in looks if look is not None)

    def last_frame(self, camera_id: str) -> float | None:
        """Return when the newest frame of a camera came; None where none ever did."""
        shared = (each for (id, _), each in self._shared.items() if id == camera_id)
        known = (*(each.last_frame() for each in shared), self.last_frames.get(camera_id))
        return max((at for at in known if at is not None), default=None)

    def full_words(self) -> str:
        """Say that as many are decoded as may."""
        words = QCoreApplication.translate(
            "video", "This seat decodes {0} streams already, and no more"
        )
        return words.format(self.most)

    def keep(self, camera_id: str, profile: str, urls: tuple[str, ...]) -> None:
        """Remember direct addresses for an outage."""
        self._kept[camera_id, profile] = urls

    def known_urls(self, camera: Camera, profile: str) -> tuple[str, ...]:
        """Return direct addresses: of the last lease, else of the directory."""
        known = camera.main_urls if profile == MAIN else camera.urls
        return self._kept.get((camera.id, profile)) or known

    def is_direct(self, camera: Camera) -> bool:
        """Whether a camera can be had without the hub: its address is known and it may be seen."""
        return bool(self.known_urls(camera, SUB)) and self.may_see(camera)

    def _view(
        self, camera_id: str, width: int, height: int, stand_by: bool, hint: Callable[[], str]
    ) -> CameraView | None:
        camera = self._camera(camera_id)
        if camera is None:
            return None
        look = self._share, self._profile, stand_by, self.covers.of, hint, self._denied
        return CameraView(camera, width, height, *look)

    def _share(self, camera: Camera, profile: str) -> CameraStream:
        key = (camera.id, profile)
        if key not in self._shared:
            self._shared[key] = CameraStream(camera, profile, self, lambda: self._over(key), self)
        return self._shared[key]

    def _over(self, key: tuple[str, str]) -> None:
        del self._shared[key]

    def _in_order(self, request: StreamRequest) -> StreamRequest:
        if self._engine != "vlc":
            return request
        urls = tuple(sorted(request.urls, key=lambda url: not url.startswith("http")))
        return replace(request, urls=urls)
