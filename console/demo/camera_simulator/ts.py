"""A small MPEG transport stream: one programme with one stream of pictures or of sound."""

import struct

from console.demo.camera_simulator.clip import FPS, Frame
from console.demo.camera_simulator.sound import FRAME_SAMPLES, RATE

_STREAM, _PMT, _SIZE = 0x100, 0x1000, 188
_TICKS = 90_000 // FPS
_SOUND_TICKS = 90_000 * FRAME_SAMPLES // RATE
_VIDEO_ID, _SOUND_ID = 0xE0, 0xC0
SOUND_TYPE = 0x03
"""Number of MPEG audio in a programme map."""
_DELAY = 9_000
"""Presentation runs 0.1 s behind the programme clock, so that a player has time to decode."""
_EACH_LOST = 8


def with_gaps(data: bytes) -> bytes:
    """Return packets as they arrive where every eighth is lost on the way; never the tables."""
    packets = (data[at : at + _SIZE] for at in range(0, len(data), _SIZE))
    return b"".join(p for at, p in enumerate(packets) if at % _EACH_LOST != _EACH_LOST - 3)


class TsWriter:
    """Turns frames into transport packets of one connection.

    Args:
        stream_type: what the stream is, by its number in a programme map.
    """

    def __init__(self, stream_type: int) -> None:
        self._type = stream_type
        self._counters = {0: 0, _PMT: 0, _STREAM: 0}

    def frame(self, frame: Frame, index: int) -> bytes:
        """Return the packets of a frame; a key frame brings the tables again."""
        clock = (index * _TICKS) & 0x1FFFFFFFF
        pes = _pes_header(_VIDEO_ID, (clock + _DELAY) & 0x1FFFFFFFF) + frame.annex_b
        tables = self.tables() if frame.is_key else b""
        return tables + self._packets(pes, clock)

    def sound(self, data: bytes, number: int) -> bytes:
        """Return the packets of a frame of sound."""
        clock = (number * _SOUND_TICKS) & 0x1FFFFFFFF
        pes = _pes_header(_SOUND_ID, (clock + _DELAY) & 0x1FFFFFFFF) + data
        return self._packets(pes, clock)

    def tables(self) -> bytes:
        """Return the programme association and map tables."""
        pat = struct.pack(">BHHBBBHH", 0, 0xB00D, 1, 0xC1, 0, 0, 1, 0xE000 | _PMT)
        pmt = struct.pack(">BHHBBBHH", 2, 0xB012, 1, 0xC1, 0, 0, 0xE000 | _STREAM, 0xF000)
        pmt += struct.pack(">BHH", self._type, 0xE000 | _STREAM, 0xF000)
        return self._table(0, pat) + self._table(_PMT, pmt)

    def _table(self, pid: int, section: bytes) -> bytes:
        body = b"\0" + section + struct.pack(">I", crc32_mpeg(section))
        return self._head(pid, start=True, has_field=False) + body.ljust(_SIZE - 4, b"\xff")

    def _head(self, pid: int, start: bool, has_field: bool) -> bytes:
        count = self._counters[pid]
        self._counters[pid] = (count + 1) & 15
        control = (0x30 if has_field else 0x10) | count
        return struct.pack(">BHB", 0x47, (0x4000 if start else 0) | pid, control)

    def _packets(self, pes: bytes, clock: int) -> bytes:
        pcr = struct.pack(">BIH", 0x10, clock >> 1, ((clock & 1) << 15) | 0x7E00)
        room = _SIZE - 4 - 1 - len(pcr)
        packets = [self._packet(pes[:room], pcr, start=True)]
        for at in range(room, len(pes), _SIZE - 4):
            packets.append(self._packet(pes[at : at + _SIZE - 4], b"", start=False))
        return b"".join(packets)

    def _packet(self, payload: bytes, field: bytes, start: bool) -> bytes:
        spare = _SIZE - 4 - len(payload)
        if spare == 0:
            return self._head(_STREAM, start, has_field=False) + payload
        if not field and spare > 1:
            field = b"\0"
        stuffed = (bytes([spare - 1]) + field).ljust(spare, b"\xff")
        return self._head(_STREAM, start, has_field=True) + stuffed + payload


def _pes_header(stream_id: int, pts: int) -> bytes:
    stamp = struct.pack(
        ">BHH",
        0x21 | ((pts >> 30) << 1),
        (((pts >> 15) & 0x7FFF) << 1) | 1,
        ((pts & 0x7FFF) << 1) | 1,
    )
    return bytes([0, 0, 1, stream_id, 0, 0, 0x84, 0x80, 5]) + stamp


def crc32_mpeg(data: bytes) -> int:
    """Return the CRC of table sections (ISO 13818-1 annex A)."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = ((crc << 1) ^ 0x04C11DB7 if crc & 0x80000000 else crc << 1) & 0xFFFFFFFF
    return crc
