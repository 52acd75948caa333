"""Evidence frames for the screen: from here, else from the hub, read where nobody waits for it."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from console.app.file_desk import FileDesk
from console.contract.attachment import KIND
from console.models.evidence import NoPicture, read_picture
from console.runtime.workers import run_aside

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

PATIENCE = 60.0
"""Seconds a frame may take to come over a slow line."""


def frame_loader(files: FileDesk) -> Callable[[str], "Future[QImage]"]:
    """Return what brings a frame by its id; it fails with `NoPicture`."""
    return lambda id: run_aside("frame", lambda: _frame(files, id))


def _frame(files: FileDesk, id: str) -> "QImage":
    try:
        found = files.find([f"{KIND}/{id}"]).result(PATIENCE)
        if not found:
            raise NoPicture("not_here")
        (blob,) = found
        if not files.is_here(blob):
            files.fetch(blob, lambda received: None).result(PATIENCE)
        data = files.content(blob).result(PATIENCE)
    except NoPicture:
        raise
    except Exception as error:  # cut off, closed, gone: it is asked for again
        raise NoPicture("not_here") from error
    return read_picture(data)
