"""What will be searched is in memory before somebody searches; never where memory is short."""

import os
import sys
from pathlib import Path

import pytest

from console.runtime.read_ahead import read_ahead
from console.runtime.workers import run_aside
from tests.support.patience import until

PAGE = 4096
SIZE = 48 << 20

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file larger than one piece, on the disk and, where that can be had, not in memory."""
    made = tmp_path / "cache.db"
    made.write_bytes(bytes(SIZE))
    handle = os.open(made, os.O_RDWR)
    os.fsync(handle)
    os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(handle)
    return made


def is_in_memory(file: Path) -> bool:
    """Whether every eighth page can be read without waiting for a disk."""
    handle = os.open(file, os.O_RDONLY)
    try:
        for place in range(0, file.stat().st_size, 8 * PAGE):
            os.preadv(handle, [bytearray(PAGE)], place, os.RWF_NOWAIT)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def test_all_of_it_comes_into_memory_without_being_read(file: Path) -> None:
    """The seat goes on meanwhile: only the system is asked."""
    if is_in_memory(file):
        pytest.skip("a file system of memory: nothing of it is ever on a disk")
    assert run_aside("read-ahead", lambda: read_ahead(file, 10 * SIZE)).result(60) == SIZE
    until(lambda: is_in_memory(file), "all of the file in memory")


def test_it_takes_no_memory_that_others_need(file: Path) -> None:
    """Beside a wall of sixty streams a cache of a gigabyte stays on the disk."""
    assert run_aside("read-ahead", lambda: read_ahead(file, 2 * SIZE)).result(60) == 0


def test_a_file_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert run_aside("read-ahead", lambda: read_ahead(tmp_path / "none", SIZE)).result(60) == 0
