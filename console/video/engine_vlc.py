"""The libvlc engine: for HLS and files; also for HTTP-TS, HTTP-FLV, and RTSP where libvlc has it.

A picture lost before it was packed it does not notice: `engine_choice` leaves live streams to
FFmpeg. Packets of a transport stream that are lost it counts (`jumps`).

What measurements taught: `stop()` may block for seconds, so a small pool of threads does it and
the tile goes on at once with a new player; only bytes read from the network count as life, for the
last picture of a dead stream is displayed again and again; a playlist is looked at before each
player, for the old pieces of a dead one play like new ones; and libvlc gives no reasons and often
no event at all, so an address that brings nothing is asked itself.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import vlc

from console.runtime.clock import Clock
from console.video.engine import Give, Report
from console.video.frames import Sign, Surface
from console.video.knock import has_login, knock
from console.video.playlist import is_playlist, until_it_moves
from console.video.scaler import quick_library
from console.video.states import OPEN_LIMIT, Mode, Reason
from console.video.vlc_player import VlcPlayer

OPTIONS = (
    "--intf=dummy", "--quiet", "--no-audio", "--avcodec-threads=1",
    "--avcodec-hw=none", "--swscale-mode=0", "--network-caching=300", "--no-osd", "--no-spu",
    "--no-video-title-show", "--stats", "--no-avcodec-corrupted",
)  # fmt: skip
_ADDRESS_OPTIONS = (":rtsp-tcp",)
"""Of each address: as an option for all it is refused where RTSP is not built in."""
_KEYS_ALONE = ":avcodec-skip-frame=3"
_CLOSERS = 8
_LOOK = 0.1
_KNOCK_AFTER = 1.5
"""Seconds without a byte after which the address is asked why."""
_SOUND_ALONE_AFTER = 2.0
"""Seconds after which no picture is waited for where sound has come."""
_NOTHING_AFTER = 3.5
"""Seconds after which no picture is waited for where bytes come that are neither."""
_PATIENCE, _LONGEST_PATIENCE = 5.0, 80.0
"""Seconds of lateness after which a stream is joined anew, at first and in the end: where joining
anew does not help, the network is too slow and each joining makes it slower."""
_EARLY = 0.3
"""Seconds before the limit of an opening: a reason told later would not be heard."""


def make_instance() -> Any:
    """Start libvlc.

    Raises:
        OSError: it refuses its options, or its plugins are missing.
    """
    instance = vlc.Instance(list(OPTIONS))
    if instance is None:
        raise OSError("libvlc does not start; its plugins may be missing")
    return instance


@dataclass(slots=True)
class _Opening:
    """One turn of a stream: its addresses, the player that plays, and the one it replaces."""

    turn: int
    urls: tuple[str, ...]
    player: VlcPlayer | None = None
    before: VlcPlayer | None = None
    place: int = 0
    mode: Mode = Mode.FULL
    is_reported: bool = False
    is_asked: bool = False
    patience: float = _PATIENCE


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
        self._scaling = quick_library()
        self._helpers = ThreadPoolExecutor(_CLOSERS, thread_name_prefix="vlc-close")
        self._knockers = ThreadPoolExecutor(_CLOSERS, thread_name_prefix="vlc-knock")
        self._guard = threading.RLock()
        self._openings: dict[int, _Opening] = {}
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
        """Begin to open a stream; an earlier turn of it is let go.

        Stand-by is pre-roll here: libvlc decodes from the beginning.
        """
        self.close(stream)
        opening = _Opening(turn, urls)
        with self._guard:
            self._openings[stream] = opening
            self._play(stream, opening, surface)

    def resize(self, stream: int, surface: Surface) -> None:
        """Open again at another size: libvlc cannot change a running player's format."""
        with self._guard:
            if (opening := self._openings.get(stream)) is not None:
                self._play(stream, opening, surface)

    def wake(self, stream: int) -> None:
        """Nothing to do: it decodes already."""

    def set_mode(self, stream: int, mode: Mode) -> None:
        """Open again to decode key frames only, or all: libvlc cannot change that while it plays.

        The loop filter alone is not worth another session.
        """
        with self._guard:
            opening = self._openings.get(stream)
            if opening is None or opening.player is None:
                return
            before, opening.mode = opening.mode, mode
            if (before is Mode.KEY) != (mode is Mode.KEY):
                self._play(stream, opening, opening.player.surface)

    def clip(self, stream: int, seconds: float, give: Give) -> None:
        """Give nothing: libvlc keeps no packets, and records only what it opens for that."""
        give(b"")

    def still(self, stream: int, give: Give) -> None:
        """Give libvlc's own snapshot, which has the stream's size and not the tile's."""
        with self._guard:
            opening = self._openings.get(stream)
        players = () if opening is None else (opening.player, opening.before)
        player = next((each for each in players if each is not None and each.has_frame), None)
        if player is None:
            give(b"")
        else:
            self._knockers.submit(lambda: give(player.snapshot()))

    def close(self, stream: int) -> None:
        """Let a stream go; a thread of the pool waits for libvlc to stop."""
        with self._guard:
            opening = self._openings.pop(stream, None)
            if opening is not None:
                self._let_go(opening.before)
                self._let_go(opening.player)

    def _play(self, stream: int, opening: _Opening, surface: Surface) -> None:
        """Start a player; the one that plays goes on until the new one has a picture."""
        before, url = opening.player, opening.urls[opening.place]
        if before is not None and not before.has_frame:
            self._let_go(before)
            before = None
        self._let_go(opening.before)

        def replaced() -> None:
            self._let_go(before)
            opening.before = None

        opening.before = before
        is_key = opening.mode is Mode.KEY
        options = (*_ADDRESS_OPTIONS, _KEYS_ALONE) if is_key else _ADDRESS_OPTIONS
        signs = Sign.READY | Sign.KEY if is_key else Sign.READY
        opening.player = player = VlcPlayer(
            self._vlc, self._scaling, url, surface, self._clock, options, signs, replaced
        )
        if is_playlist(url):
            looks = (stream, opening, player)
            threading.Thread(target=self._look_first, args=looks, daemon=True).start()
        else:
            self._helpers.submit(player.start)

    def _look_first(self, stream: int, opening: _Opening, player: VlcPlayer) -> None:
        """Begin a player once its playlist has moved."""

        def stands() -> bool:
            with self._guard:
                is_wanted = self._plays(stream, opening, player)
                if is_wanted and opening.before is None:
                    self._report(stream, opening.turn, True, Reason.STALE)
                return is_wanted

        limit = OPEN_LIMIT / len(opening.urls) - _EARLY
        reason = until_it_moves(player.url, limit, self._clock, stands)
        with self._guard:
            if not self._plays(stream, opening, player):
                return
            if reason:
                self._fail(stream, opening, reason)
            else:
                self._helpers.submit(player.start)

    def _plays(self, stream: int, opening: _Opening, player: VlcPlayer) -> bool:
        """Whether a player is the newest of a stream that is still wanted."""
        return self._openings.get(stream) is opening and opening.player is player

    def _let_go(self, player: VlcPlayer | None) -> None:
        if player is not None:
            player.let_go()
            self._helpers.submit(player.stop)

    def _watch(self) -> None:
        """Look after all players: bytes that arrive, streams that opened or ended."""
        while not self._over.wait(_LOOK):
            with self._guard:
                for stream, opening in list(self._openings.items()):
                    self._look_at(stream, opening)

    def _look_at(self, stream: int, opening: _Opening) -> None:
        player = opening.player
        assert player is not None
        if opening.before is not None:
            opening.before.look()
        if not player.is_started:
            return
        player.look()
        if player.has_frame and not opening.is_reported:
            opening.is_reported = True
            self._report(stream, opening.turn, True, Reason.NONE)
        if player.has_ended:
            self._ended(stream, opening, player)
        elif not player.has_frame:
            self._wait_for(stream, opening, player)
        elif player.late_for >= opening.patience and opening.before is None:
            opening.patience = min(2 * opening.patience, _LONGEST_PATIENCE)
            self._play(stream, opening, player.surface)

    def _ended(self, stream: int, opening: _Opening, player: VlcPlayer) -> None:
        if player.has_frame:
            self._fail(stream, opening, Reason.LOST)
        elif player.has_bytes:
            self._fail(stream, opening, Reason.NOT_VIDEO)
        elif not opening.is_asked:
            self._ask(stream, opening, player, is_over=True)

    def _wait_for(self, stream: int, opening: _Opening, player: VlcPlayer) -> None:
        """See whether a picture may still come."""
        waited = self._clock.monotonic() - player.began
        limit = OPEN_LIMIT / len(opening.urls) - _EARLY
        if not player.has_bytes:
            if waited >= limit:
                self._fail(stream, opening, Reason.NO_ANSWER)
            elif waited >= _KNOCK_AFTER and not opening.is_asked:
                self._ask(stream, opening, player, is_over=False)
            return
        patience = min(limit, _SOUND_ALONE_AFTER if player.has_sound else _NOTHING_AFTER)
        if not player.has_video and waited >= patience:
            reason = Reason.SOUND_ONLY if player.has_sound else Reason.NOT_VIDEO
            self._fail(stream, opening, reason)

    def _ask(self, stream: int, opening: _Opening, player: VlcPlayer, is_over: bool) -> None:
        """Ask the address why; when libvlc has given up there is a reason in any case."""
        opening.is_asked = True

        def ask() -> None:
            reason = knock(player.url)
            with self._guard:
                if not self._plays(stream, opening, player):
                    return
                if is_over:
                    self._fail(stream, opening, reason or Reason.UNSUPPORTED)
                elif _is_final(reason, player.url):
                    self._fail(stream, opening, reason)

        self._knockers.submit(ask)

    def _fail(self, stream: int, opening: _Opening, reason: Reason) -> None:
        """Go on with the next address of a stream that never played, or report it as ended."""
        player = opening.player
        assert player is not None
        opening.place += 1
        if not opening.is_reported and opening.place < len(opening.urls):
            opening.is_asked = False
            self._play(stream, opening, player.surface)
            return
        self.close(stream)
        self._report(stream, opening.turn, False, reason)


def _is_final(reason: Reason, url: str) -> bool:
    """Whether an answer to a knock means that libvlc waits in vain."""
    if reason is Reason.UNAUTHORIZED:
        return not has_login(url)
    return reason in (Reason.REFUSED, Reason.NOT_FOUND, Reason.NO_SESSION)
