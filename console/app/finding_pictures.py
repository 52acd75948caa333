"""Pictures of a finding: its snapshot and its clip, kept aside so that nobody waits for them."""

import logging
from concurrent.futures import Future
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


class FindingPictures:
    """Keeps the pictures of one stream.

    Args:
        acts: keeps files.
    """

    def __init__(self, acts: ProofActs) -> None:
        self._acts = acts

    def keep_still(self, name: str, view: "View | None") -> "Future[str]":
        """Keep the picture of this moment; its reference, empty where none can be had.

        At the stream's own size where the engine can, else as it was decoded for the tile.
        """
        file, image = (None, None) if view is None else (view.still_file(), view.still())
        return run_aside("snapshot", partial(self._still, name, file, image))

    def keep_clip(self, name: str, view: "View | None", seconds: float) -> "Future[str]":
        """Keep the last seconds of a stream that is still open; the reference as above."""
        clip = None if view is None else view.clip(seconds)
        return run_aside("clip", partial(self._clip, name, clip))

    def _still(self, name: str, file: "Future[bytes] | None", image: QImage | None) -> str:
        try:
            content = (b"" if file is None else file.result(PATIENCE)) or _png(image)
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


def _png(image: QImage | None) -> bytes:
    if image is None or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
