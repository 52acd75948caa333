"""The way of a sound through libvlc to a device, and whether it got there.

Lists of devices do not tell: ALSA lists plug-ins on a machine without any card, PulseAudio lists
nothing before something plays, and both sound servers play into nothing when the last device is
gone. So each sound is measured: what the output took, and on which device. A player that lost its
server does not find it again; so each sound has a fresh one.
"""

import tempfile
import time
from dataclasses import dataclass
from typing import Any

from resources.sounds import pcm

NOWHERE = frozenset({b"auto_null", b"null", b"none"})
"""Devices that sound servers make up when there is none."""

OPTIONS = ("--quiet", "--no-video", "--intf=dummy", "--file-caching=0")
"""Without a cache: libvlc counts the time it fills one as lateness, and drops what is late."""
TAIL = 0.5
"""Seconds the output may be behind; a sound is not let go before."""
COUNTED_WITHIN = 0.5
"""Seconds after its end in which a busy machine may still count what was played."""


@dataclass(frozen=True, slots=True)
class Played:
    """What became of one sound.

    Attributes:
        blocks: how many blocks of samples the output took.
        is_heard: whether it went to a device.
    """

    blocks: int
    is_heard: bool


class SoundChain:
    """Plays one sound at a time.

    Args:
        vlc: the library.

    Raises:
        OSError: libvlc does not start.
    """

    def __init__(self, vlc: Any) -> None:
        self._vlc = vlc
        self._library = vlc.Instance(*OPTIONS)
        if self._library is None:
            raise OSError("libvlc does not start")
        self._player: Any = None
        self._media: Any = None
        self._file: Any = None
        self._over_at = self._counted_by = 0.0

    def play_samples(self, samples: pcm.Samples, rate: int = pcm.RATE) -> None:
        """Begin to play; what played before ends. Samples are put on no disk under any name."""
        file = tempfile.TemporaryFile()  # noqa: SIM115 - libvlc reads it until it is let go
        pcm.write(file, samples, rate)
        file.seek(0)
        self._begin(self._library.media_new_fd(file.fileno()), len(samples) / rate)
        self._file = file

    @property
    def is_playing(self) -> bool:
        """Whether a sound was begun and is not over.

        libvlc says “ended” when it has given the last samples away, which may be long before they
        are heard; a player that is let go then cuts them off.
        """
        if self._player is None:
            return False
        over = (self._vlc.State.Ended, self._vlc.State.Error, self._vlc.State.Stopped)
        if self._player.get_state() not in over:
            return True
        now = time.monotonic()
        self._counted_by = self._counted_by or now + COUNTED_WITHIN
        return now < (self._over_at if self._took_any else self._counted_by)

    def finish(self) -> Played:
        """Say what became of the last sound, and let it go."""
        if self._player is None:
            return Played(0, False)
        stats = self._vlc.MediaStats()
        self._media.get_stats(stats)
        devices = self._devices()
        self._release()
        blocks = int(stats.played_abuffers)
        return Played(blocks, blocks > 0 and not (devices and devices <= NOWHERE))

    @property
    def _took_any(self) -> bool:
        stats = self._vlc.MediaStats()
        self._media.get_stats(stats)
        return bool(stats.played_abuffers)

    def _begin(self, media: Any, seconds: float) -> None:
        self._release()
        self._over_at, self._counted_by = time.monotonic() + seconds + TAIL, 0.0
        self._media, self._player = media, self._library.media_player_new()
        self._player.set_media(media)
        self._player.play()

    def _devices(self) -> set[bytes]:
        found = set[bytes]()
        device = self._player.audio_output_device_enum()
        while device:
            found.add(bytes(device.contents.device))
            device = device.contents.next
        return found

    def _release(self) -> None:
        if self._player is not None:
            self._player.stop()
            self._player.release()
            self._media.release()
            self._player = self._media = None
        if self._file is not None:
            self._file.close()
            self._file = None
