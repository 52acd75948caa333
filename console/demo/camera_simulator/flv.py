"""A small FLV as surveillance platforms offer it over HTTP: H.264, and sound by G.711 A-law.

The sound is silence. Without any, a player that uses FFmpeg's defaults looks for more streams for
five seconds before it shows a picture; platforms send some for that reason.
"""

import struct

from console.demo.camera_simulator.clip import FPS, Clip, Frame

_HEAD = b"FLV\x01\x05" + struct.pack(">II", 9, 0)
_SOUND, _VIDEO = 8, 9
_KEY, _INTER, _AVC = 1, 2, 7
_SETS, _PICTURE = 0, 1
_MILLISECONDS = 1000 // FPS
_SILENCE = b"\x72" + b"\xd5" * (8000 // FPS)


class FlvWriter:
    """Turns frames into tags of one connection; sizes and sets may change with a key frame.

    Args:
        sets: the parameter sets in force when the connection begins.
    """

    def __init__(self, sets: tuple[bytes, ...]) -> None:
        self._sets = sets
        self._first: int | None = None

    def tables(self) -> bytes:
        """Return the file's head and what a decoder needs when it joins in mid-group."""
        return _HEAD + _tag(_VIDEO, _avc(_KEY, _SETS, _config(*self._sets)), 0)

    def frame(self, frame: Frame, index: int) -> bytes:
        """Return the tags of a frame; a key frame with new parameter sets brings those before."""
        if self._first is None:
            self._first = index
        time = (index - self._first) * _MILLISECONDS
        kind = _KEY if frame.is_key else _INTER
        picture = b"".join(struct.pack(">I", len(nal)) + nal for nal in frame.nals)
        tags = [_tag(_VIDEO, _avc(kind, _PICTURE, picture), time), _tag(_SOUND, _SILENCE, time)]
        sets = Clip((frame,)).parameter_sets if frame.is_key else self._sets
        if sets != self._sets:
            tags.insert(0, _tag(_VIDEO, _avc(_KEY, _SETS, _config(*sets)), time))
        self._sets = sets
        return b"".join(tags)


def _config(sps: bytes, pps: bytes) -> bytes:
    """Return the decoder configuration record of ISO 14496-15."""
    return (
        b"\x01" + sps[1:4] + b"\xff\xe1"
        + struct.pack(">H", len(sps)) + sps
        + b"\x01" + struct.pack(">H", len(pps)) + pps
    )  # fmt: skip


def _avc(kind: int, content: int, data: bytes) -> bytes:
    return bytes([kind << 4 | _AVC, content, 0, 0, 0]) + data


def _tag(kind: int, body: bytes, time: int) -> bytes:
    stamp = struct.pack(">I", time & 0xFFFFFF)[1:] + bytes([time >> 24 & 0xFF])
    head = bytes([kind]) + struct.pack(">I", len(body))[1:] + stamp + b"\0\0\0"
    return head + body + struct.pack(">I", len(head) + len(body))
