"""Which of two ways libswscale makes pictures narrower by; the quicker one is found by trying.

On processors with AVX2 it gathers pixels by one instruction, which is quick on some and on others
slower than the older way (a sixth of the scaling on the machine of the benches). The library knows
some of the latter by name, and goes by that.
"""

import ctypes
import logging
from pathlib import Path
from time import perf_counter
from typing import Any

from console.video.swscale import YUV420P, Conversion, Planes

_log = logging.getLogger(__name__)
_AVX2, _SLOW_GATHER = 1 << 15, 1 << 25
"""Flags of libavutil."""
_WIDE, _HIGH = 640, 360
_TILE = (478, 258)
_TRIES = 4
_BT601 = 5


def choose_gathering(folder: Path, library: Any) -> None:
    """Try both ways, and let this process scale by the quicker one from now on; takes 2 ms.

    Args:
        folder: where the libraries of PyAV lie.
        library: libswscale.
    """
    file = next(iter([*folder.glob("libavutil*"), *folder.glob("avutil*.dll")]), None)
    if file is None:
        return
    try:
        flags = ctypes.CDLL(str(file))
        plain = int(flags.av_get_cpu_flags())
        if not plain & _AVX2 or plain & _SLOW_GATHER:
            return
        ways = {way: _took(flags, way, library) for way in (plain, plain | _SLOW_GATHER)}
        flags.av_force_cpu_flags(min(ways, key=lambda way: ways[way]))
    except (OSError, AttributeError, ValueError) as error:
        _log.warning("scaling as the library finds best: %s", error)


def _took(flags: Any, way: int, library: Any) -> float:
    """Return the seconds one picture takes at best."""
    flags.av_force_cpu_flags(way)
    scale = Conversion(library, (_WIDE, _HIGH, YUV420P), (*_TILE, YUV420P), _BT601, full=False)
    source, target = _picture(_WIDE, _HIGH), _picture(*_TILE)
    return min(_once(scale, source[0], target[0]) for _ in range(_TRIES))


def _once(scale: Conversion, source: Planes, target: Planes) -> float:
    began = perf_counter()
    scale.run(source, target)
    return perf_counter() - began


def _picture(width: int, height: int) -> tuple[Planes, Any]:
    """Return the planes of an empty picture, and the memory they lie in."""
    line, half = (width + 63) // 64 * 64, (width // 2 + 63) // 64 * 64
    memory = ctypes.create_string_buffer(line * height + half * height + 64)
    luma = ctypes.addressof(memory)
    blue = luma + line * height
    planes = Planes((line, half, half)).put(luma, blue, blue + half * (height // 2))
    return planes, memory
