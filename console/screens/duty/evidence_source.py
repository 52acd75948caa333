"""识别画面: the picture a machine found something in, as a tile beside the live ones."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QImage

from console.domain.alert_marks import Evidence
from console.models.evidence import NoPicture
from console.models.futures import when_done
from console.runtime.hall_time import hall_time
from console.screens.common.covered_parts import Parts
from widgets.video.tile_source import TileState

Frames = Callable[[str], "Future[QImage]"]
"""Brings a frame by its id; fails with `NoPicture`."""

AGAIN = 5000
"""Milliseconds after which a frame that has not come yet is asked for again."""


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def no_frames(id: str) -> "Future[QImage]":
    """Say of every frame that it cannot be had."""
    failed: Future[QImage] = Future()
    failed.set_exception(NoPicture("not_here"))
    return failed


class EvidenceSource(QObject):
    """Waits for the frame, shows it, or says why there is none.

    Args:
        evidence: which frame, and when it was taken.
        frames: brings it.
        covered: says what of its camera's pictures stays covered.
    """

    is_still = True
    """It is of then: nobody shall read 实时 below it."""

    def __init__(
        self,
        evidence: Evidence,
        frames: Frames,
        parent: QObject,
        covered: Callable[[], Parts],
    ) -> None:
        super().__init__(parent)
        self._covered = covered
        self.evidence = evidence
        self.sequence = 0
        taken = hall_time(evidence.at) if evidence.at is not None else ""
        self.name = _t("Found in this picture {0}").format(taken).strip()
        self._frames = frames
        self._image: QImage | None = None
        self._why = "" if evidence.frame else "none"
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN)
        self._again.timeout.connect(self._ask)
        if evidence.frame:
            self._ask()

    @property
    def state(self) -> str:
        """Whether it is here."""
        if self._image is not None:
            return TileState.LIVE
        return TileState.FAILED if self._why not in ("", "not_here") else TileState.WAITING

    @property
    def own_size(self) -> tuple[int, int]:
        """Its width and height; zeros before it is here."""
        return (0, 0) if self._image is None else (self._image.width(), self._image.height())

    @property
    def covered(self) -> Parts:
        """What stays covered; it may be told only after the picture."""
        return self._covered()

    def age(self) -> float:
        """Return 0: it does not grow old, its time stands in its name."""
        return 0.0

    def lines(self) -> Sequence[str]:
        """Return why there is no picture."""
        words = {
            "none": _t("The source sent no picture"),
            "not_here": _t("The picture has not come yet"),
            "unreadable": _t("The picture is damaged and cannot be shown"),
            "too_many_pixels": _t("The picture is too large to be shown"),
        }
        return (words.get(self._why, self._why),) if self._why else ()

    def image(self) -> QImage | None:
        """Return the frame, once it is here."""
        return self._image

    def close(self) -> None:
        """Ask no more."""
        self._again.stop()
        self.deleteLater()

    def _ask(self) -> None:
        when_done(self._frames(self.evidence.frame), self, self._show, self._fail)

    def _show(self, image: QImage) -> None:
        self._image, self._why = image, ""
        self.sequence += 1

    def _fail(self, error: BaseException) -> None:
        self._why = error.code if isinstance(error, NoPicture) else "not_here"
        self.sequence += 1
        if self._why == "not_here":
            self._again.start()
