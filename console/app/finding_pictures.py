"""Pictures of a finding: its snapshot and its clip, kept aside so that nobody waits for them."""

import logging
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from console.commands.proof_acts import ProofActs
from console.runtime.workers import run_aside

if TYPE_CHECKING:
    from console.screens.common.views import View

_log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds a picture or clip may take to come from its worker."""


@dataclass(frozen=True, slots=True)
class Still:
    """A picture as it was when it was taken: at the stream's own size, and as on the tile.

    The second is kept where the engine cannot give the first.
    """

    file: "Future[bytes] | None" = None
    image: QImage | None = None


def still_of(view: "View | None") -> Still:
    """Take the picture of this moment; nothing is kept yet."""
    return Still() if view is None else Still(view.still_file(), view.still())


class FindingPictures:
    """Keeps the pictures of one stream.

    Args:
        acts: keeps files.
    """

    def __init__(self, acts: ProofActs) -> None:
        self._acts = acts

    def keep_still(self, name: str, still: Still) -> "Future[str]":
        """Keep a picture; its reference, empty where none can be had."""
        return run_aside("snapshot", partial(self._still, name, still))

    def keep_clip(self, name: str, clip: "Future[bytes] | None") -> "Future[str]":
        """Keep the seconds a stream was asked for; the reference as above."""
        return run_aside("clip", partial(self._clip, name, clip))

    def _still(self, name: str, still: Still) -> str:
        try:
            content = _file_of(still) or _png(still.image)
            return self._acts.keep_file(name, "image/png", content).ref
        except Exception:  # whatever is wrong with a picture, the finding is saved
            _log.warning("no snapshot", exc_info=True)
            return ""

    def _clip(self, name: str, clip: "Future[bytes] | None") -> str:
        if clip is None:
            return ""
        try:
            return self._acts.keep_file(name, "video/mp2t", clip.result(PATIENCE)).ref
        except Exception:  # no packets kept, no room: the finding stands with its snapshot
            _log.warning("no clip", exc_info=True)
            return ""


def _file_of(still: Still) -> bytes:
    try:
        return b"" if still.file is None else still.file.result(PATIENCE)
    except Exception:  # its worker is stuck or gone: the picture of the tile is in hand
        _log.warning("no snapshot at the stream's own size", exc_info=True)
        return b""


def _png(image: QImage | None) -> bytes:
    if image is None or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
