"""What Windows is asked about a machine, by libraries that answer as its own do (H862)."""

import ctypes
import sys
from typing import Any

import pytest

from console.runtime import memory, windows
from console.video.machine_load import EVERY, CpuMeter, MachineMeter


class Libraries:
    """Kernel and network of a machine; arguments are passed by reference as the real ones are."""

    def __init__(self) -> None:
        self.idle, self.system, self.programs = 0, 0, 0
        self.rows: list[tuple[int, int]] = []
        self.is_mute = False
        self.freed = 0
        self._table: Any = None
        self.GetCurrentProcess = lambda: -1

    def GlobalMemoryStatusEx(self, told: Any) -> int:
        assert told._obj.size == 64
        told._obj.free = 3 << 30
        return int(not self.is_mute)

    def K32GetProcessMemoryInfo(self, process: Any, told: Any, size: int) -> int:
        assert size == told._obj.size == 72
        told._obj.occupied = 5 << 30
        return int(not self.is_mute)

    def GetSystemTimes(self, idle: Any, system: Any, programs: Any) -> int:
        idle._obj.value, system._obj.value = self.idle, self.system
        programs._obj.value = self.programs
        return int(not self.is_mute)

    def GetIfTable2(self, table: Any) -> int:
        size = windows.Connections.first.offset + 1352 * len(self.rows)
        self._table = ctypes.create_string_buffer(size)
        ctypes.c_uint32.from_buffer(self._table).value = len(self.rows)
        for number, (flags, received) in enumerate(self.rows):
            at = windows.Connections.first.offset + 1352 * number
            row = windows.Connection.from_buffer(self._table, at)
            row.flags, row.received = flags, received
        table._obj.contents = windows.Connections.from_buffer(self._table)
        return int(self.is_mute)

    def FreeMibTable(self, table: Any) -> None:
        self.freed += 1


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Libraries:
    made = Libraries()
    monkeypatch.setattr(windows, "library", lambda name: made)
    monkeypatch.setattr(sys, "platform", "win32")
    return made


def test_structures_are_as_a_compiler_for_windows_lays_them_out() -> None:
    assert (ctypes.sizeof(windows.MemoryStatus), windows.MemoryStatus.free.offset) == (64, 16)
    assert (ctypes.sizeof(windows.ProcessMemory), windows.ProcessMemory.occupied.offset) == (72, 16)
    row = windows.Connection
    assert (ctypes.sizeof(row), row.flags.offset, row.received.offset) == (1352, 1152, 1208)
    assert windows.Connections.first.offset == 8


def test_memory_is_told(machine: Libraries) -> None:
    assert (memory.free_memory(), memory.own_memory()) == (3 << 30, 5 << 30)
    machine.is_mute = True
    assert (memory.free_memory(), memory.own_memory()) == (0, 0)


def test_idle_time_is_part_of_the_systems_own(machine: Libraries) -> None:
    meter = CpuMeter()
    machine.idle, machine.system, machine.programs = 600, 700, 300
    assert meter.idle() == pytest.approx(0.6)
    machine.is_mute = True
    assert meter.idle() is None


def test_what_a_filter_counts_once_more_is_left_out(machine: Libraries) -> None:
    now = 10.0
    machine.rows = [(1, 1000), (2, 1000), (4, 500)]
    meter = MachineMeter(lambda: now)
    machine.rows = [(1, 3000), (2, 3000), (4, 500)]
    now += EVERY
    assert meter.load().received == pytest.approx(8 * 2000 / EVERY)
    assert machine.freed == 2, "the table is given back"
    machine.is_mute = True
    now += EVERY
    assert meter.load().received is None
