"""RTP payloads of H.264 (RFC 6184): single NAL units and FU-A fragments, interleaved in TCP."""

import struct

from console.demo.camera_simulator.clip import FPS, Frame

_HEADER = struct.Struct(">BBHBBHII")
_PAYLOAD_TYPE = 96
_CHUNK = 1360
CLOCK_RATE = 90_000
TICKS = CLOCK_RATE // FPS


class RtpWriter:
    """Turns frames into interleaved RTP packets of one session.

    Args:
        ssrc: the session's source id.
        channel: the interleaved channel the client asked for.
    """

    def __init__(self, ssrc: int, channel: int) -> None:
        self._ssrc = ssrc
        self._channel = channel
        self._sequence = ssrc & 0xFFFF

    def frame(self, frame: Frame, index: int) -> bytes:
        """Return all packets of a frame; the last one carries the marker bit."""
        payloads = [p for nal in frame.nals for p in fragments(nal)]
        last = len(payloads) - 1
        return b"".join(self._packet(p, index, at == last) for at, p in enumerate(payloads))

    def rubbish(self, noise: bytes, index: int) -> bytes:
        """Return a well-formed packet with meaningless content."""
        return self._packet(noise, index, marker=True)

    def _packet(self, payload: bytes, index: int, marker: bool) -> bytes:
        self._sequence = (self._sequence + 1) & 0xFFFF
        stamp = (index * TICKS) & 0xFFFFFFFF
        kind = _PAYLOAD_TYPE | (0x80 if marker else 0)
        size = len(payload) + 12
        head = (0x24, self._channel, size, 0x80, kind, self._sequence, stamp, self._ssrc)
        return _HEADER.pack(*head) + payload


def fragments(nal: bytes) -> list[bytes]:
    """Cut a NAL unit into payloads of at most one Ethernet frame."""
    if len(nal) <= _CHUNK:
        return [nal]
    indicator = bytes([(nal[0] & 0xE0) | 28])
    body = nal[1:]
    pieces = [body[i : i + _CHUNK] for i in range(0, len(body), _CHUNK)]
    last = len(pieces) - 1
    return [
        indicator
        + bytes([(0x80 if i == 0 else 0) | (0x40 if i == last else 0) | (nal[0] & 31)])
        + p
        for i, p in enumerate(pieces)
    ]
