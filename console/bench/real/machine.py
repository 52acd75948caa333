"""A machine for one program: its clocks are set and its disk fails without touching anybody else's.

A shim of ours stands before the C library (`machine.c`); so it needs neither root nor a disk that
is really small.
"""

import errno
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SOURCE = Path(__file__).with_name("machine.c")
SECOND = 1_000_000_000
WALL, BOOT, DISK = range(3)


class NoMachine(Exception):  # noqa: N818
    """The shim cannot be made here; the text says what is missing."""


def build(folder: Path) -> Path:
    """Compile the shim into a folder and return it.

    Raises:
        NoMachine: another system than Linux, or no C compiler with its headers.
    """
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not sys.platform.startswith("linux") or compiler is None:
        raise NoMachine("clocks and disks of single programs need Linux and gcc")
    folder.mkdir(parents=True, exist_ok=True)
    library = folder / "machine.so"
    words = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise NoMachine(f"the shim of the machines cannot be compiled: {done.stderr[-500:]}")
    return library


class Machine:
    """What one program takes for its machine.

    Args:
        library: the compiled shim.
        root: its disk: the folder below which writing may fail; made if need be.
    """

    def __init__(self, library: Path, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._control = root.with_name(root.name + ".machine")
        self._told = [0, 0, 0]
        self._put()
        self.environment: Mapping[str, str] = {
            "LD_PRELOAD": str(library),
            "MACHINE_CONTROL": str(self._control),
            "MACHINE_ROOT": str(root),
        }

    def set_clock(self, seconds: float) -> None:
        """Set the wall clock wrong by so much; 0 sets it right."""
        self._told[WALL] = round(seconds * SECOND)
        self._put()

    def oversleep(self, seconds: float) -> None:
        """Let so much time pass as in a suspend, by its wall clock and since its boot."""
        self._told[WALL] += round(seconds * SECOND)
        self._told[BOOT] += round(seconds * SECOND)
        self._put()

    def fill_disk(self) -> None:
        """Leave no room."""
        self._fail(errno.ENOSPC)

    def lock_disk(self) -> None:
        """Let nothing be written, as a disk that was mounted read-only after an error."""
        self._fail(errno.EROFS)

    def free_disk(self) -> None:
        """Let everything be written again."""
        self._fail(0)

    def _fail(self, error: int) -> None:
        self._told[DISK] = error
        self._put()

    def _put(self) -> None:
        """Write in place: the program has the file mapped."""
        handle = os.open(self._control, os.O_WRONLY | os.O_CREAT, 0o600)
        os.pwrite(handle, struct.pack("=3q", *self._told), 0)
        os.close(handle)
