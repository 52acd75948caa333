"""What Windows tells of its machine and of this process; asked nowhere else.

Structures are as in Microsoft's headers (sysinfoapi.h, psapi.h, netioapi.h), so far as they are
read: sizes and places were compared with those a compiler for Windows gives.
"""

import ctypes
from typing import Any, ClassVar

_WORD, _LONG, _SIZE = ctypes.c_uint32, ctypes.c_uint64, ctypes.c_size_t
_FILTER = 2
"""Bit of a connection that passes on what another one has received and counted."""


class MemoryStatus(ctypes.Structure):
    """`MEMORYSTATUSEX`."""

    _fields_: ClassVar = [
        ("size", _WORD),
        ("percent_used", _WORD),
        ("total", _LONG),
        ("free", _LONG),
        ("others", _LONG * 5),
    ]


class ProcessMemory(ctypes.Structure):
    """`PROCESS_MEMORY_COUNTERS`."""

    _fields_: ClassVar = [
        ("size", _WORD),
        ("page_faults", _WORD),
        ("most_occupied", _SIZE),
        ("occupied", _SIZE),
        ("others", _SIZE * 6),
    ]


class Connection(ctypes.Structure):
    """`MIB_IF_ROW2`."""

    _fields_: ClassVar = [
        ("id", _LONG),
        ("names", ctypes.c_uint8 * 1120),
        ("kinds", _WORD * 6),
        ("flags", ctypes.c_uint8),
        ("states", _WORD * 3),
        ("network", ctypes.c_uint8 * 16),
        ("kind", _WORD),
        ("speeds", _LONG * 2),
        ("received", _LONG),
        ("others", _LONG * 17),
    ]


class Connections(ctypes.Structure):
    """`MIB_IF_TABLE2`, of which the first row is described here."""

    _fields_: ClassVar = [("count", _WORD), ("first", Connection * 1)]


def library(name: str) -> Any:
    """Return one of the system's libraries."""
    return ctypes.WinDLL(name)  # type: ignore[attr-defined,unused-ignore]


def free_memory() -> int:
    """Return the bytes of memory that are free for programs; 0 when it is not told."""
    told = MemoryStatus(size=ctypes.sizeof(MemoryStatus))
    is_told = library("kernel32").GlobalMemoryStatusEx(ctypes.byref(told))
    return int(told.free) if is_told else 0


def own_memory() -> int:
    """Return the bytes of memory this process occupies; 0 when it is not told."""
    told, kernel = ProcessMemory(size=ctypes.sizeof(ProcessMemory)), library("kernel32")
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    is_told = kernel.K32GetProcessMemoryInfo(process, ctypes.byref(told), told.size)
    return int(told.occupied) if is_told else 0


def processor_time() -> tuple[int, int] | None:
    """Return how long all processors were idle since the start, and how long there are any."""
    idle, system, programs = _LONG(), _LONG(), _LONG()
    told = (ctypes.byref(each) for each in (idle, system, programs))
    if not library("kernel32").GetSystemTimes(*told):
        return None
    return idle.value, system.value + programs.value  # the system's contains what was idle


def received() -> int | None:
    """Return the bytes that came in by all connections; None when it is not told."""
    network, table = library("iphlpapi"), ctypes.POINTER(Connections)()
    if network.GetIfTable2(ctypes.byref(table)) != 0:
        return None
    try:
        found = table.contents
        start = ctypes.addressof(found) + Connections.first.offset
        rows = (Connection * found.count).from_address(start)
        return sum(int(row.received) for row in rows if not row.flags & _FILTER)
    finally:
        network.FreeMibTable(table)
