"""From a camera to addresses: a lease of the hub while it is shown, a direct address offline.

The hub is asked first; when it does not answer, the addresses of the last lease that may be kept
or of the directory are taken, and the tile says so. A restricted camera is judged here by the rule
the hub applies. A lease is renewed while it is held and ends by its time: no platform is ever told
to stop, because others may be watching.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.contract.camera import PlayAnswer
from console.domain.camera import Camera
from console.models.futures import when_done
from console.runtime.clock import Clock, from_text
from console.video.profile import MAIN, SUB

RENEW_BEFORE = 15.0
"""Seconds before its end at which a lease is renewed."""
ASK_AGAIN = 5000
"""Milliseconds until a hub that did not answer is asked again."""

Ask = Callable[[str, str], "Future[PlayAnswer]"]
"""Asks the hub for a lease by camera and profile, from any thread."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where a camera's picture is to be had now, or why nowhere.

    Attributes:
        urls: in the order to be tried; empty when there are none.
        profile: `sub` or `main`, as it was granted.
        is_direct: the hub did not answer; the addresses were kept.
        refusal: why this person may not look.
        nowhere: why there is no address.
        is_gone: the directory has no such camera any more; what plays ends, too.
    """

    urls: tuple[str, ...] = ()
    profile: str = SUB
    is_direct: bool = False
    refusal: str = ""
    nowhere: str = ""
    is_gone: bool = False


def gone() -> Resolved:
    """Return where a camera is that was taken out of the directory."""
    words = QCoreApplication.translate("video", "The directory has this camera no more")
    return Resolved(nowhere=words, is_gone=True)


class Sources(Protocol):
    """What a resolver asks."""

    clock: Clock
    ask: Ask
    may_see: Callable[[Camera], bool]
    is_away: Callable[[], bool]

    def keep(self, camera_id: str, profile: str, urls: tuple[str, ...]) -> None:
        """Remember direct addresses for an outage."""
        ...

    def known_urls(self, camera: Camera, profile: str) -> tuple[str, ...]:
        """Return direct addresses: of the last lease, else of the directory."""
        ...


class StreamResolver(QObject):
    """Holds one camera's lease.

    Args:
        camera: whose.
        profile: `sub` or `main`.
        sources: hub, clock, rule and kept addresses.

    Attributes:
        camera: as the directory tells it now.

    Signals:
        resolved: a `Resolved`; comes again with every renewal.
    """

    resolved = Signal(object)

    def __init__(
        self, camera: Camera, profile: str, sources: Sources, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.camera = camera
        self._profile = profile
        self._sources = sources
        self._is_over = False
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.timeout.connect(self.ask)

    def begin(self) -> None:
        """Ask the hub; while it is known to be away, a kept address is told at once."""
        if self._sources.is_away():
            self._tell_direct("")  # asking may take its ten seconds meanwhile
        self.ask()

    def ask(self) -> None:
        """Ask the hub now."""
        self._renewal.stop()
        asked = self._sources.ask(self.camera.id, self._profile)
        when_done(asked, self, self._granted, self._failed)

    def end(self) -> None:
        """Renew no more; the lease ends by its time."""
        self._is_over = True
        self._renewal.stop()

    def _granted(self, answer: PlayAnswer) -> None:
        if self._is_over:
            return
        urls, profile = tuple(answer.urls), MAIN if answer.profile == MAIN else SUB
        if answer.may_cache:
            self._sources.keep(self.camera.id, profile, urls)
        left = (from_text(answer.until) - self._sources.clock.now()).total_seconds()
        self._renewal.start(int(max(5.0, left - RENEW_BEFORE) * 1000))
        self.resolved.emit(Resolved(urls, profile))

    def _failed(self, error: BaseException) -> None:
        if self._is_over:
            return
        code = getattr(error, "code", "")
        if code == "restricted":
            words = QCoreApplication.translate(
                "video", "This seat has no permission for this camera"
            )
            self.resolved.emit(Resolved(refusal=words))
            return
        self._renewal.start(ASK_AGAIN)
        self.resolved.emit(gone()) if code == "not_found" else self._tell_direct(code)

    def _tell_direct(self, code: str) -> None:
        """Tell where the picture is without the hub, or why that cannot be."""
        translate, camera = QCoreApplication.translate, self.camera
        if not self._sources.may_see(camera):
            words = translate("video", "A restricted camera: only with the hub's permission")
            self.resolved.emit(Resolved(refusal=words))
            return
        profile = self._profile
        urls = self._sources.known_urls(camera, profile)
        if not urls:
            profile, urls = SUB, self._sources.known_urls(camera, SUB)
        if urls:
            self.resolved.emit(Resolved(urls, profile, is_direct=True))
        elif code == "no_address":
            words = translate("video", "No address is known for this camera")
            self.resolved.emit(Resolved(nowhere=words))
        else:
            words = translate("video", "Not available offline: it comes through the platform")
            self.resolved.emit(Resolved(nowhere=words))
