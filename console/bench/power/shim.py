"""The shim: compiled by the machine's own gcc, loaded in front of the C library."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
LIBRARY = "power_shim.so"


class NoShim(Exception):  # noqa: N818
    """The shim cannot be made here; the text says what is missing and how to get it."""


def build(folder: Path) -> Path:
    """Compile the shim into a folder and return it.

    Raises:
        NoShim: another system than Linux, or no C compiler with its headers.
    """
    if not sys.platform.startswith("linux"):
        raise NoShim("power cuts are tried on Linux only: the shim stands before its C library")
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise NoShim("no C compiler: apt-get install gcc libc6-dev (./hall test does it by itself)")
    library = folder / LIBRARY
    words = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise NoShim(f"the shim cannot be compiled (is libc6-dev there?):\n{done.stderr[-2000:]}")
    return library


def environment(library: Path, watched: Path) -> Mapping[str, str]:
    """Return the environment of a program whose files below `watched` are to be logged."""
    return {**os.environ, "LD_PRELOAD": str(library), "POWER_ROOT": str(watched)}


class Shim:
    """The shim as the program sees it that runs under it."""

    def __init__(self) -> None:
        """Find it.

        Raises:
            NoShim: this program was started without it.
        """
        library = ctypes.CDLL(None)
        try:
            self._log: Callable[[bytes], int] = library.power_log
            self._note: Callable[[bytes], int] = library.power_note
            self._die: Callable[[int, int], int] = library.power_die
        except AttributeError as error:
            raise NoShim("this program runs without the shim (LD_PRELOAD)") from error

    def log_to(self, path: Path) -> None:
        """Begin a new log; every call from now on is in it."""
        if self._log(os.fsencode(path)):
            raise NoShim(f"no log can be written at {path}, or POWER_ROOT is missing")

    def note(self, text: str) -> None:
        """Put a mark of our own between the calls, in their order."""
        self._note(text.encode())

    def die_at(self, sync: int, *, before: bool) -> None:
        """End this process by SIGKILL right before or after its n-th sync."""
        self._die(sync, int(before))
