"""Memory that the C library keeps after a burst, given back to the system."""

import ctypes
import sys


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
