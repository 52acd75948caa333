"""A camera's picture on one tile: which of its streams, and the change from one to the other."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from console.app.camera_stream import CameraStream, Hold
from console.domain.camera import Camera
from console.screens.common.covered_parts import Parts, parts_of
from console.video.profile import SUB, profile_for
from widgets.video.privacy import covered_copy, png

_MAY_BE_TRIED = ("failed", "no_session")
_GONE_WRONG = ("denied", "failed", "no_session")

Share = Callable[[Camera, str], CameraStream]
"""Returns the seat's stream of a camera at a profile; the same one to everybody."""


class CameraView:
    """One tile's look at a camera.

    The stream shown stays until that of the other profile has a picture, so a tile that is
    enlarged never goes dark; where the main stream cannot be had, the sub stream goes on.

    Args:
        camera: what is shown.
        width, height: size of the tile's picture, device pixels.
        share: gives the streams.
        wish: the seat's setting for the profile.
        stand_by: connect only, until woken.
        covered: what stays covered of a camera's picture now.
        hint: what can be done about a picture that does not come, in words; empty for nothing.
        denied: the same where nobody here may look.
    """

    def __init__(
        self,
        camera: Camera,
        width: int,
        height: int,
        share: Share,
        wish: Callable[[], str] = lambda: "auto",
        stand_by: bool = False,
        covered: Callable[[Camera], Parts] = parts_of,
        hint: Callable[[], str] = str,
        denied: Callable[[], str] = str,
    ) -> None:
        self._hint, self._denied = hint, denied
        self._covered = covered
        self._share = share
        self._wish = wish
        self._hold = Hold(width, height, not stand_by)
        self._asked = profile_for(width, SUB, camera.has_main, wish())
        self._shown = share(camera, self._asked)
        self._coming: CameraStream | None = None
        self._is_closed = False
        self._pictures_before = self._frames_before = 0
        self._shown.hold(self._hold)

    @property
    def camera(self) -> Camera:
        """What is shown, as the directory tells it now."""
        return self._shown.camera

    @property
    def shown(self) -> CameraStream:
        """The stream whose pictures are shown."""
        return self._shown

    @property
    def name(self) -> str:
        """The camera's name, and that the picture comes without the hub."""
        return self._shown.name

    @property
    def state(self) -> str:
        """A value of TileState."""
        if self._is_closed:
            return "empty"
        if self._coming is not None:
            self._change_over()
        return self._shown.state

    @property
    def sequence(self) -> int:
        """Number of the newest picture; it only rises."""
        stream = self._shown.stream
        return self._pictures_before + (0 if stream is None else stream.sequence)

    @property
    def given(self) -> int:
        """Number of the picture `image` returned last; the newest may be one further."""
        stream = self._shown.stream
        return self._pictures_before + (0 if stream is None else stream.given)

    @property
    def frames(self) -> int:
        """How many frames were decoded so far; it only rises."""
        stream = self._shown.stream
        return self._frames_before + (0 if stream is None else stream.frames)

    @property
    def profile(self) -> str:
        """The profile that is shown, as it was granted."""
        return self._shown.found.profile

    @property
    def mode(self) -> str:
        """How much is decoded: empty for all, `soft` or `key`."""
        stream = self._shown.stream
        return "" if stream is None else stream.mode

    @property
    def decoder(self) -> str:
        """By what it is decoded: processors (empty), `hardware`, or `fell_back` to processors."""
        stream = self._shown.stream
        return "" if stream is None else stream.decoder

    @property
    def is_ready(self) -> bool:
        """Whether a picture is there, or comes at once when it is woken."""
        stream = self._shown.stream
        return stream is not None and stream.is_ready

    @property
    def last(self) -> str:
        """Time of day of the newest picture, also of an earlier look; empty where none came."""
        return self._shown.last_time()

    def age(self) -> float:
        """Return the age of the picture, or how long it is waited for, seconds."""
        return self._shown.age()

    def lines(self) -> Sequence[str]:
        """Return reason and next attempt, and what can be done."""
        lines = self._shown.lines()
        hint = self._hint() if self._shown.state in _MAY_BE_TRIED else ""
        if self._shown.state == "denied":
            hint = self._denied()
        return (*lines, hint) if hint else lines

    def image(self) -> QImage | None:
        """Return the newest picture."""
        stream = self._shown.stream
        return None if stream is None or self._is_closed else stream.image()

    @property
    def covered(self) -> Parts:
        """What of its own picture stays covered now, in fractions (隐私遮挡)."""
        return self._covered(self.camera)

    @property
    def own_size(self) -> tuple[int, int]:
        """Width and height of the camera's own pictures; zeros while unknown."""
        stream = self._shown.stream
        return (0, 0) if stream is None else stream.own_size

    def still(self) -> QImage | None:
        """Return a copy of the newest picture, covered also while the tile is not."""
        image, parts = self.image(), parts_of(self.camera)
        return None if image is None else covered_copy(image, QSize(*self.own_size), parts)

    def still_file(self) -> "Future[bytes] | None":
        """Return the newest picture as PNG at the stream's own size; None without a stream.

        Where parts are covered it is the picture of the tile: a look at all of it has an end, a
        file has none.
        """
        stream = self._shown.stream
        if stream is None:
            return None
        if not parts_of(self.camera):
            return stream.still()
        answer: Future[bytes] = Future()
        still = self.still()
        answer.set_result(b"" if still is None else png(still))
        return answer

    def clip(self, seconds: float) -> "Future[bytes] | None":
        """Return the last seconds as MPEG-TS.

        None without a stream, and where parts are covered: packets cannot be covered.
        """
        return None if parts_of(self.camera) else self._shown.clip(seconds)

    def wake(self) -> None:
        """Decode from now on."""
        self._hold.is_awake = True
        self._follow()

    def retry_now(self) -> None:
        """Try again at once, whatever the wait was to be."""
        if not self._is_closed:
            self._shown.retry_now()

    def resize(self, width: int, height: int) -> None:
        """Decode to another size; a large tile gets the main stream, a small one the sub stream."""
        if self._is_closed:
            return
        self._hold.width, self._hold.height = width, height
        wanted = profile_for(width, self._asked, self.camera.has_main, self._wish())
        if wanted != self._asked:
            self._ask_for(wanted)
        self._follow()

    def close(self) -> None:
        """Let the picture go; others who show the camera keep theirs."""
        if not self._is_closed:
            self._is_closed = True
            self._drop_coming()
            self._shown.let_go(self._hold)

    def _follow(self) -> None:
        if not self._is_closed:
            self._shown.follow_holds()
            if self._coming is not None:
                self._coming.follow_holds()

    def _ask_for(self, profile: str) -> None:
        self._asked = profile
        self._drop_coming()
        wanted = self._share(self.camera, profile)
        if wanted is not self._shown:
            self._coming = wanted
            wanted.hold(self._hold)

    def _change_over(self) -> None:
        """Show what was coming as soon as it has a picture; let it go where it has none to give."""
        coming = self._coming
        assert coming is not None
        if coming.stream is not None and coming.stream.sequence:
            self._pictures_before = self.sequence + 1 - coming.stream.sequence
            self._frames_before = self.frames - coming.stream.frames
            self._shown.let_go(self._hold)
            self._shown, self._coming = coming, None
        elif _is_in_vain(coming, self._asked) and self._shown.state not in _GONE_WRONG:
            self._drop_coming()

    def _drop_coming(self) -> None:
        if self._coming is not None:
            self._coming.let_go(self._hold)
            self._coming = None


def _is_in_vain(coming: CameraStream, asked: str) -> bool:
    """Whether the other stream is not to be had, or is the one that is shown already."""
    return coming.state in _GONE_WRONG or bool(coming.found.urls and coming.found.profile != asked)
