"""FFmpeg's own scaler, the one that PyAV brings along, called without a picture in between."""

import ctypes
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import av

_log = logging.getLogger(__name__)
FOLDER = Path(av.__file__).parent.parent / "av.libs"
"""Where PyAV's wheel keeps the libraries of FFmpeg."""
YUV420P, BGRA = 0, 28
_FAST_BILINEAR = 1
_BT709, _BT601 = 1, 5
_ONE = 1 << 16
_Planes = ctypes.c_void_p * 4
_Strides = ctypes.c_int * 4


class Planes:
    """Where the planes of a picture begin and how long their lines are, as the library asks.

    Args:
        lines: bytes from one line of each plane to the next.
    """

    def __init__(self, lines: Sequence[int]) -> None:
        self._starts = _Planes()
        self.told = self._starts, _Strides(*lines)

    def put(self, *starts: int) -> "Planes":
        """Say where the planes of the next picture begin."""
        for number, start in enumerate(starts):
            self._starts[number] = start
        return self


class Conversion:
    """Pictures of one size and format into another, by one context of libswscale.

    Args:
        library: from `find_library`.
        source: width, height and pixel format that come in.
        target: width, height and pixel format that go out.
        colours: FFmpeg's number of the source's colour space.
        full: whether the source's values use the full range.

    Raises:
        ValueError: the library knows no such conversion.
    """

    def __init__(
        self,
        library: Any,
        source: tuple[int, int, int],
        target: tuple[int, int, int],
        colours: int,
        full: bool,
    ) -> None:
        self._library = library
        self._height = source[1]
        self._context = library.sws_getContext(*source, *target, _FAST_BILINEAR, None, None, None)
        if not self._context:
            raise ValueError(f"no scaling from {source[0]} x {source[1]}")
        table = library.sws_getCoefficients(_BT709 if colours == _BT709 else _BT601)
        full_out = 1 if target[2] == BGRA else int(full)
        library.sws_setColorspaceDetails(
            self._context, table, int(full), table, full_out, 0, _ONE, _ONE
        )

    def run(self, source: "Planes", target: "Planes") -> None:
        """Convert one picture."""
        self._library.sws_scale(self._context, *source.told, 0, self._height, *target.told)

    def __del__(self) -> None:
        if getattr(self, "_context", None):
            self._library.sws_freeContext(self._context)


def find_library() -> Any | None:
    """Return the libswscale that PyAV's wheel carries and has loaded already, or nothing."""
    for file in [*FOLDER.glob("libswscale*"), *FOLDER.glob("swscale*.dll")]:
        try:
            return _declared(ctypes.CDLL(str(file)))
        except (OSError, AttributeError) as error:
            _log.warning("scaling by PyAV: %s", error)
    return None


def _declared(library: Any) -> Any:
    pointer, number = ctypes.c_void_p, ctypes.c_int
    library.sws_getContext.restype = pointer
    library.sws_getContext.argtypes = [*[number] * 7, pointer, pointer, pointer]
    library.sws_getCoefficients.restype = pointer
    library.sws_getCoefficients.argtypes = [number]
    library.sws_setColorspaceDetails.argtypes = [
        pointer, pointer, number, pointer, number, number, number, number,
    ]  # fmt: skip
    library.sws_scale.argtypes = [
        pointer, _Planes, _Strides, number, number, _Planes, _Strides,
    ]  # fmt: skip
    library.sws_freeContext.argtypes = [pointer]
    return library
