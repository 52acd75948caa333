"""A file that will be searched is brought into memory before somebody waits for its pages.

After a power cut nothing of a cache of a gigabyte is in memory. A search walks pages from all over
the file, and a keystroke that has to fetch twenty of them from a disk shows late.
"""

import os
import sys
from pathlib import Path

from console.runtime.memory import free_memory
from console.runtime.rank import step_back

SHARE = 4
"""A file is read ahead where it takes at most this part of the free memory: a quarter."""

_PIECE = 128 << 10
"""Bytes asked for at a time: of a greater piece Linux reads only what it would read by itself."""


def read_ahead(file: Path, free: int | None = None) -> int:
    """Ask the system to have a file in memory; it may be taken out again whenever memory is short.

    It takes a second a gigabyte on a good disk: call it on a thread where nobody waits.

    Args:
        file: the file; one that is not there is none.
        free: bytes of memory that are free for programs; asked of the system when not given.

    Returns:
        The bytes asked for; 0 where the system cannot be asked, or has too little memory.
    """
    if sys.platform != "linux":
        return 0
    step_back()
    try:
        handle = os.open(file, os.O_RDONLY)
    except OSError:
        return 0
    try:
        size = os.fstat(handle).st_size
        if size * SHARE > (free_memory() if free is None else free):
            return 0
        for start in range(0, size, _PIECE):
            os.posix_fadvise(handle, start, _PIECE, os.POSIX_FADV_WILLNEED)
        return size
    finally:
        os.close(handle)
