"""Threads and programs that work for later, or for much, come after the screen and the hand.

An act that waits for the disk is woken when the disk is done. Where every core has a thread that
computes, a system that preempts nobody lets the act wait for the end of somebody's slice: several
milliseconds for something that took half of one. A thread of lower rank gives its core up at once.
"""

import os
import sys
import threading

BEHIND = 5
"""Steps of niceness: a third of the share of the others when cores are short, never nothing.

More would let a thread that holds the interpreter starve beside busy video workers, and the screen
with it.
"""


def step_back_whole() -> None:
    """Let this program come after the one that started it; to be called before it has threads."""
    if sys.platform == "linux":
        _step_back_on_linux()  # a thread has the rank of the one that made it
    elif sys.platform == "win32":
        _step_back_whole_on_windows()


def step_back() -> None:
    """Let the calling thread come after the others of the program; nothing where it cannot."""
    if sys.platform == "linux":
        _step_back_on_linux()
    elif sys.platform == "win32":
        _step_back_on_windows()


def _step_back_on_linux() -> None:
    """Stand behind the program's own rank: whoever started it may have put it behind others.

    Only root may come forward, and a thread that tries and may not has ended.
    """
    rank = os.getpriority(os.PRIO_PROCESS, os.getpid()) + BEHIND
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), rank)  # the system knows the last


def _step_back_on_windows() -> None:
    import ctypes

    below_normal = -1
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.GetCurrentThread.restype = ctypes.c_void_p
    kernel.SetThreadPriority(ctypes.c_void_p(kernel.GetCurrentThread()), below_normal)


def _step_back_whole_on_windows() -> None:
    import ctypes

    below_normal_class = 0x4000
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), below_normal_class)
