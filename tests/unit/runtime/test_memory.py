"""What a burst left behind goes back to the system, so that a seat on duty does not swell."""

import gc
import platform
from pathlib import Path

import pytest

from console.runtime.memory import free_memory, give_back, own_memory


def resident_kb():
    words = Path("/proc/self/statm").read_text().split()
    return int(words[1]) * 4


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps it")
def test_memory_between_things_still_in_use_is_given_back():
    give_back()
    kept = [bytes(3000) for _ in range(20_000)]
    del kept[:-1]  # the last one holds the top, so glibc cannot shrink by itself
    gc.collect()
    before = resident_kb()
    assert give_back()
    assert before - resident_kb() > 30_000
    assert len(kept) == 1


def test_memory_is_unknown_where_the_system_does_not_tell(tmp_path):
    assert free_memory(tmp_path / "none") == 0
    (tmp_path / "meminfo").write_text("MemTotal: 9 kB\nMemAvailable:    2048 kB\n")
    assert free_memory(tmp_path / "meminfo") == 2048 * 1024


def test_a_process_knows_its_memory_where_the_system_tells(tmp_path):
    assert own_memory() > 1_000_000
    assert own_memory(tmp_path / "none") == 0
