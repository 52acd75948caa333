"""How much memory is free or taken, and what the C library keeps after a burst, given back."""

import ctypes
import os
import sys
from pathlib import Path


def give_back() -> bool:
    """Return free memory to the system; say whether the C library can.

    A burst leaves holes between what is still in use, and glibc keeps them for the next one. It
    takes some milliseconds without Python's lock. Other C libraries do it by themselves or not at
    all.
    """
    if sys.platform != "linux":
        return False
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim is not None and bool(trim(0))


def free_memory(meminfo: Path = Path("/proc/meminfo")) -> int:
    """Return the bytes of memory that are free for programs; 0 where the system does not tell."""
    if sys.platform == "win32":
        from console.runtime import windows

        return windows.free_memory()
    try:
        lines = meminfo.read_text().splitlines()
        return next(int(x.split()[1]) * 1024 for x in lines if x.startswith("MemAvailable:"))
    except (OSError, ValueError, IndexError, StopIteration):
        return 0


def own_memory(statm: Path = Path("/proc/self/statm")) -> int:
    """Return the bytes of memory this process occupies; 0 where the system does not tell."""
    if sys.platform == "win32":
        from console.runtime import windows

        return windows.own_memory()
    try:
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
