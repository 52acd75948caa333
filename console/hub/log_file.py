"""A log that never fills the disk: turned when it is full, the oldest goes."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

FULL = 5_000_000
"""Bytes of one file."""
KEPT = 9
"""Full files that stay beside the one being written: hub.log.1 is the youngest."""
FORMAT = "%(asctime)s %(name)s %(message)s"


def write_log(file: Path | None) -> None:
    """Send what the program logs to a file, to standard error when none is given.

    Raises:
        OSError: the file cannot be written.
    """
    handler = logging.StreamHandler(sys.stderr) if file is None else turned_file(file)
    logging.basicConfig(level=logging.WARNING, format=FORMAT, handlers=[handler])


def turned_file(file: Path, full: int = FULL, kept: int = KEPT) -> RotatingFileHandler:
    """Return what writes to a file and turns it when full; its folder is made when missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return RotatingFileHandler(file, maxBytes=full, backupCount=kept, encoding="utf-8")
