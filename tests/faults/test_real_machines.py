"""The machines of the real nemesis are as wrong as they say, so that what survives them counts."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.bench.real import machine
from console.bench.real.machine import Machine

PROGRAM = """
import os, sys, time
folder = sys.argv[1]
kept = open(folder + "/kept", "wb", buffering=0)
for _ in sys.stdin:
    told = []
    for do in (
        lambda: kept.write(b"x"),
        lambda: os.close(os.open(folder + "/made", os.O_CREAT | os.O_WRONLY)),
        lambda: os.close(os.open(folder + "/kept", os.O_RDONLY)),
        lambda: os.close(os.open(os.path.dirname(folder) + "/beside", os.O_CREAT | os.O_WRONLY)),
    ):
        try:
            do()
            told.append(0)
        except OSError as error:
            told.append(error.errno)
    print(time.time(), time.clock_gettime(time.CLOCK_BOOTTIME), time.monotonic(), *told, flush=True)
"""


class Running:
    """A program on a machine; tells its clocks and what became of four calls of its disk."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )

    def tell(self) -> tuple[float, float, float, list[int]]:
        """Wall clock, clock since boot and monotonic clock, each less the real one; errors."""
        assert self.process.stdin is not None and self.process.stdout is not None
        print(file=self.process.stdin, flush=True)
        wall, boot, monotonic, *errors = self.process.stdout.readline().split()
        boot_here = time.clock_gettime(time.CLOCK_BOOTTIME)
        off = (
            float(wall) - time.time(),
            float(boot) - boot_here,
            float(monotonic) - time.monotonic(),
        )
        return (*off, [int(each) for each in errors])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "seat" / "data"


@pytest.fixture(scope="module")
def library() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield machine.build(Path(folder))


@pytest.fixture
def here(library: Path, root: Path) -> Machine:
    return Machine(library, root)


@pytest.fixture
def running(here: Machine, root: Path) -> Iterator[Running]:
    running = Running(root, dict(here.environment))
    yield running
    running.process.communicate()


def test_a_disk_is_full_then_read_only_then_well_while_the_program_runs(
    here: Machine, running: Running
) -> None:
    assert running.tell()[3] == [0, 0, 0, 0]
    here.fill_disk()
    assert running.tell()[3] == [28, 0, 0, 0], "ENOSPC; names can still be made"
    here.lock_disk()
    assert running.tell()[3] == [30, 30, 0, 0], "EROFS; what is there can be read"
    here.free_disk()
    assert running.tell()[3] == [0, 0, 0, 0]


def test_clocks_are_set_and_slept_past_and_waiting_goes_on_as_before(
    here: Machine, running: Running
) -> None:
    here.set_clock(-48 * 3600)
    wall, boot, monotonic, _ = running.tell()
    assert -48 * 3600 - 60 < wall < -48 * 3600 + 1 and -60 < boot < 1 and -60 < monotonic < 1
    here.set_clock(0)
    here.oversleep(9 * 3600)
    wall, boot, monotonic, _ = running.tell()
    assert 9 * 3600 - 60 < wall < 9 * 3600 + 1 and 9 * 3600 - 60 < boot < 9 * 3600 + 1
    assert -60 < monotonic < 1
