"""The libvlc engine: for HTTP-TS, HTTP-FLV and HLS, and for RTSP where libvlc was built with it.

Three things are done the way measurements taught: `stop()` may block for seconds, so a small
pool of threads does it and the tile goes on at once with a new player; the display callback also
repeats the last picture of a dead stream, so only bytes read from the network count as life; and
callbacks stay referenced until the player they belong to is released.
"""

import ctypes
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import vlc

from console.runtime.clock import Clock
from console.video.engine import Give, Report
from console.video.fit import Fit, write
from console.video.frames import Shape, Sign, Surface
from console.video.states import Mode, Reason

OPTIONS = (
    "--intf=dummy", "--quiet", "--no-audio", "--avcodec-threads=1",
    "--avcodec-hw=none", "--swscale-mode=0", "--network-caching=300", "--no-osd", "--no-spu",
    "--no-video-title-show", "--stats",
)  # fmt: skip
_CLOSERS = 8
_LOOK = 0.1
_ALIVE = 0.4
"""Seconds after the last byte up to which a displayed frame counts as new; statistics come in
steps of 0.3 s."""
_FORMAT = ctypes.CFUNCTYPE(
    ctypes.c_uint,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_char * 4),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
)

_LOCK = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
_DISPLAY = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


def make_instance() -> Any:
    """Start libvlc.

    Raises:
        OSError: it refuses its options, or its plugins are missing.
    """
    instance = vlc.Instance(list(OPTIONS))
    if instance is None:
        raise OSError("libvlc does not start; its plugins may be missing")
    return instance


class VlcEngine:
    """Opens what this machine's libvlc can.

    Args:
        report: told when a stream opened or ended.
        clock: stamps the frames.
    """

    def __init__(self, report: Report, clock: Clock) -> None:
        self._report = report
        self._clock = clock
        self._vlc: Any = make_instance()
        self._closers = ThreadPoolExecutor(_CLOSERS, thread_name_prefix="vlc-close")
        self._guard = threading.Lock()
        self._playing: dict[int, _Player] = {}
        self._over = threading.Event()
        threading.Thread(target=self._watch, daemon=True, name="vlc-watch").start()

    def open(
        self,
        stream: int,
        turn: int,
        urls: tuple[str, ...],
        surface: Surface,
        stand_by: bool = False,
    ) -> None:
        """Begin to open a stream; an earlier turn of it is let go. Only the first URL is tried.

        Stand-by is pre-roll here: libvlc decodes from the beginning.
        """
        player = _Player(self._vlc, urls[0], surface, self._clock)
        player.turn = turn
        with self._guard:
            before = self._playing.get(stream)
            self._playing[stream] = player
        self._let_go(before)
        self._closers.submit(player.start)

    def resize(self, stream: int, surface: Surface) -> None:
        """Open again at another size: libvlc cannot change a running player's format."""
        with self._guard:
            before = self._playing.get(stream)
        if before is not None:
            self.open(stream, before.turn, (before.url,), surface)

    def wake(self, stream: int) -> None:
        """Nothing to do: it decodes already."""

    def set_mode(self, stream: int, mode: Mode) -> None:
        """Nothing to do: libvlc chooses how much it decodes when it opens."""

    def clip(self, stream: int, seconds: float, give: Give) -> None:
        """Give nothing: libvlc keeps no packets."""
        give(b"")

    def still(self, stream: int, give: Give) -> None:
        """Give nothing: libvlc hands over pictures of the tile's size alone."""
        give(b"")

    def close(self, stream: int) -> None:
        """Let a stream go; a thread of the pool waits for libvlc to stop."""
        with self._guard:
            before = self._playing.pop(stream, None)
        self._let_go(before)

    def _let_go(self, player: "_Player | None") -> None:
        if player is not None:
            player.is_over = True
            self._closers.submit(player.stop)

    def _watch(self) -> None:
        """Look after all players: bytes that arrive, streams that opened or ended."""
        while not self._over.wait(_LOOK):
            with self._guard:
                playing = list(self._playing.items())
            for stream, player in playing:
                self._look_at(stream, player)

    def _look_at(self, stream: int, player: "_Player") -> None:
        player.count_bytes()
        if player.has_frame and not player.is_reported:
            player.is_reported = True
            self._report(stream, player.turn, True, Reason.NONE)
        if player.has_ended():
            reason = Reason.LOST if player.has_frame else Reason.REFUSED
            self.close(stream)
            self._report(stream, player.turn, False, reason)


class _Player:
    """One libvlc player and the memory it draws into."""

    def __init__(self, instance: Any, url: str, surface: Surface, clock: Clock) -> None:
        self.url = url
        self.turn = 0
        self.is_over = False
        self.is_reported = False
        self.has_frame = False
        self._surface = surface
        self._clock = clock
        self._fit = Fit(surface.shape.width, surface.shape.height, 0, 0)
        self._stride = surface.shape.stride
        self._buffer = ctypes.create_string_buffer(1)
        self._bytes = 0
        self._bytes_at = clock.monotonic()
        self._stats = vlc.MediaStats()
        self._media = instance.media_new(url)
        self._media.add_option(":rtsp-tcp")  # globally it is refused where RTSP is not built in
        self._player = instance.media_player_new()
        self._player.set_media(self._media)
        self._callbacks = (
            _FORMAT(self._set_up),
            _LOCK(self._lock),
            _DISPLAY(self._display),
        )
        set_up, lock, display = self._callbacks
        self._player.video_set_format_callbacks(ctypes.cast(set_up, vlc.VideoFormatCb), None)
        self._player.video_set_callbacks(
            ctypes.cast(lock, vlc.VideoLockCb), None, ctypes.cast(display, vlc.VideoDisplayCb), None
        )

    def start(self) -> None:
        if not self.is_over:
            self._player.play()

    def stop(self) -> None:
        """Stop and release; may take seconds."""
        self._player.stop()
        self._player.release()
        self._media.release()

    def count_bytes(self) -> None:
        """Note when bytes last came from the network."""
        if self._media.get_stats(self._stats) and self._stats.demux_read_bytes != self._bytes:
            self._bytes = self._stats.demux_read_bytes
            self._bytes_at = self._clock.monotonic()
            self._surface.arrived(self._bytes_at, True)

    def has_ended(self) -> bool:
        return self._player.get_state() in (vlc.State.Ended, vlc.State.Error)

    def _set_up(
        self, _: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any
    ) -> int:
        self._fit = Fit.of(width[0], height[0], self._surface.shape)
        shape = Shape(self._fit.width, self._fit.height)
        self._stride = shape.stride
        self._buffer = ctypes.create_string_buffer(shape.stride * (shape.height + 1) + 64)
        ctypes.memmove(chroma, b"RV32", 4)
        width[0], height[0] = shape.width, shape.height
        pitches[0], lines[0] = shape.stride, shape.height
        return 1

    def _lock(self, _: Any, planes: Any) -> int:
        planes[0] = ctypes.addressof(self._buffer)
        return 0

    def _display(self, _: Any, __: Any) -> None:
        now = self._clock.monotonic()
        if self.is_over or now - self._bytes_at > _ALIVE:
            return
        slot, target = self._surface.begin()
        size = self._stride * self._fit.height
        source = memoryview(self._buffer).cast("B")[:size]
        write(source, self._stride, self._fit, target, self._surface.shape)
        self._surface.commit(slot, now, 0.0)
        self._surface.count(1)
        self._surface.tell(Sign.READY, self._fit.width, self._fit.height)
        self.has_frame = True
