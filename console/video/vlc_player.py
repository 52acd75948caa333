"""One libvlc player: its callbacks, and the memory it draws into.

Callbacks stay referenced until the player is released, and a lock makes sure that a player that
was let go writes nothing more: another one may write into the same surface by then.
"""

import ctypes
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import vlc

from console.runtime.clock import Clock
from console.video.frames import Sign, Surface
from console.video.jumps import Jumps
from console.video.lag import LateStretch, SteppedLag
from console.video.vlc_picture import VlcPicture

_ALIVE = 0.4
"""Seconds after the last byte up to which a displayed frame counts as new; statistics come in
steps of 0.3 s."""
_HARDWARE = (b"VAOP", b"VDV0")
"""Pictures in the memory of a graphics card."""
_PADDING = 64
"""Columns and lines that a picture may have in memory beyond those that are seen."""
_SIZE_AFTER, _SIZE_LOOK = 0.3, 0.005
"""Seconds the first picture waits for its size to be known, and between two looks for it; a
playlist is not read on before its first picture has gone."""
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


class VlcPlayer:
    """A player of one address.

    Args:
        instance: libvlc.
        scaling: libswscale, where it is found; else libvlc scales, which costs more.
        url: the address.
        surface: where pictures go.
        clock: stamps them.
        options: of libvlc, for this address alone.
        signs: what is told with each picture.
        replaced: called once, from a thread of libvlc, when the first picture is about to be
            written: whatever wrote before has to be let go by then.

    Attributes:
        url: the address.
        surface: where pictures go.
        began: monotonic seconds when it was made, or begun where it had to wait for that.
        is_started: whether it was begun.
        has_frame: whether a picture has come.
        has_bytes: whether anything has come.
        late_for: seconds since which its pictures have been late; libvlc itself never catches up.
    """

    def __init__(
        self,
        instance: Any,
        scaling: Any | None,
        url: str,
        surface: Surface,
        clock: Clock,
        options: tuple[str, ...],
        signs: Sign,
        replaced: Callable[[], None],
    ) -> None:
        self.url = url
        self.surface = surface
        self.began = clock.monotonic()
        self.has_frame = False
        self.is_started = False
        self._is_over = False
        self._writing = threading.Lock()
        self._clock = clock
        self._signs = self._plain = signs
        self._replaced = replaced
        self._scaling = scaling
        self._own_size = (0, 0)
        self._is_guessed = False
        self._picture: VlcPicture | None = None
        self._meter = SteppedLag()
        self._stretch = LateStretch()
        self._lag = self.late_for = 0.0
        self._jumps = Jumps()
        self._shown = 0
        self._bytes = 0
        self._bytes_at = self.began
        self._stats = vlc.MediaStats()
        self._media = instance.media_new(url)
        for option in options:
            self._media.add_option(option)
        self._player = instance.media_player_new()
        self._player.set_media(self._media)
        self._callbacks = (_FORMAT(self._set_up), _LOCK(self._lock), _DISPLAY(self._display))
        set_up, lock, display = self._callbacks
        self._player.video_set_format_callbacks(ctypes.cast(set_up, vlc.VideoFormatCb), None)
        self._player.video_set_callbacks(
            ctypes.cast(lock, vlc.VideoLockCb), None, ctypes.cast(display, vlc.VideoDisplayCb), None
        )

    @property
    def has_bytes(self) -> bool:
        """Whether anything has come from the network."""
        return self._stats.read_bytes > 0 or self._bytes > 0

    @property
    def has_ended(self) -> bool:
        """Whether libvlc has given up, or has come to the end."""
        return self._player.get_state() in (vlc.State.Ended, vlc.State.Error)

    @property
    def has_video(self) -> bool:
        """Whether pictures may come: libvlc reads on, and found some or is still looking.

        It takes noise for a picture track, too, but reads nothing of it.
        """
        if self._player.get_state() != vlc.State.Playing:
            return True
        return bool(self._bytes > 0 and self._player.video_get_track_count() > 0)

    @property
    def has_sound(self) -> bool:
        """Whether what comes is known to have sound."""
        return bool(self._player.audio_get_track_count() > 0)

    def start(self) -> None:
        """Begin to open, unless it was let go meanwhile."""
        if not self._is_over:
            self.began, self.is_started = self._clock.monotonic(), True
            self._player.play()

    def let_go(self) -> None:
        """Make sure that nothing is written from now on; returns within one picture's writing."""
        with self._writing:
            self._is_over = True

    def stop(self) -> None:
        """Stop and release; may take seconds, and must not be called by a thread of libvlc."""
        self._player.stop()
        self._player.release()
        self._media.release()

    def snapshot(self) -> bytes:
        """Return the newest picture as PNG at the stream's own size; empty when there is none.

        Takes some 30 ms, and must not be called by a thread of libvlc.
        """
        with TemporaryDirectory(prefix="command-hall-") as folder:
            file = Path(folder, "still.png")
            taken = self._player.video_take_snapshot(0, str(file), 0, 0) == 0
            return file.read_bytes() if taken and file.exists() else b""

    def look(self) -> None:
        """Note when bytes last came from the network, how late the pictures are, and their size."""
        self._learn_size()
        now = self._clock.monotonic()
        if self._media.get_stats(self._stats) and self._stats.demux_read_bytes != self._bytes:
            self._bytes = self._stats.demux_read_bytes
            self._bytes_at = now
            self.surface.arrived(now, self.has_video)
        self._look_for_losses(now)
        shown = self._player.get_time()
        if shown > 0 and shown != self._shown:
            self._shown = shown
            self._lag = self._meter.late(now, shown / 1000)
        self.late_for = self._stretch.told(now, self._lag)

    def _look_for_losses(self, now: float) -> None:
        """Say whether packets are lost on the way; a picture that stands because of it says so."""
        is_torn = self._jumps.are_too_many(now, self._stats.demux_discontinuity)
        signs = self._plain | Sign.DAMAGED if is_torn else self._plain
        if signs != self._signs:
            with self._writing:
                self._signs = signs
                if self.has_frame and not self._is_over:
                    self.surface.tell(signs, *self._own_size)

    def _set_up(
        self, _: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any
    ) -> int:
        """Tell libvlc the size wanted; called again when the stream's own size changes."""
        memory = (width[0], height[0])
        is_asked = bytes(chroma[0]) in _HARDWARE  # first, and never granted
        seen = self._size_seen(memory, 0.0 if is_asked else _SIZE_AFTER)
        self._own_size, self._is_guessed = seen or memory, seen is None
        self._picture = VlcPicture(self._own_size, self.surface.shape, self._scaling)
        self._picture.tell(chroma, width, height, pitches, lines)
        return 1

    def _size_seen(self, memory: tuple[int, int], patience: float = 0.0) -> tuple[int, int] | None:
        """Return the size of what is seen of a picture, or nothing where libvlc does not know yet.

        The size told here is what it takes in memory, with up to some thirty lines that nobody
        drew (386 for 360). libvlc knows once its reading thread has looked after the track.
        """
        until = self._clock.monotonic() + patience
        while not self._is_over:
            wide, high = self._player.video_get_size(0)
            if 0 <= memory[0] - wide < _PADDING and 0 <= memory[1] - high < _PADDING:
                return wide, high
            if self._clock.monotonic() >= until:
                break
            time.sleep(_SIZE_LOOK)
        return None

    def _learn_size(self) -> None:
        """Give the picture its shape as soon as it is known."""
        picture = self._picture
        seen = self._size_seen(self._own_size) if self._is_guessed and picture else None
        if seen is not None and picture is not None:
            self._own_size, self._is_guessed = seen, False
            picture.reshape(seen)

    def _lock(self, _: Any, planes: Any) -> int:
        assert self._picture is not None  # its format was asked for first
        for number, address in enumerate(self._picture.planes):
            planes[number] = address
        return 0

    def _display(self, _: Any, __: Any) -> None:
        now = self._clock.monotonic()
        if self._picture is None or now - self._bytes_at > _ALIVE:
            return  # libvlc repeats the last picture of a stream that is dead
        if not self.has_frame:
            self._replaced()
        with self._writing:
            if self._is_over:
                return
            slot, target = self.surface.begin()
            self._picture.write(target)
            self.surface.commit(slot, now, self._lag)
            self.surface.count(1)
            self.surface.tell(self._signs, *self._own_size)
            self.has_frame = True
