"""RTP payloads interleaved in TCP: H.264 (RFC 6184), H.265 (RFC 7798), MPEG audio (RFC 2250)."""

import struct

from console.demo.camera_simulator.clip import FPS, Frame
from console.demo.camera_simulator.codec import H264, Codec
from console.demo.camera_simulator.sound import FRAME_SAMPLES, RATE

_HEADER = struct.Struct(">BBHBBHII")
_BYE = struct.Struct(">BBHBBHI")
_VIDEO_TYPE, _AUDIO_TYPE = 96, 14
_CHUNK = 1360
CLOCK_RATE = 90_000
TICKS = CLOCK_RATE // FPS
_SOUND_TICKS = CLOCK_RATE * FRAME_SAMPLES // RATE


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
        payloads = [p for nal in frame.nals for p in fragments(nal, frame.codec)]
        last = len(payloads) - 1
        return b"".join(
            self._packet(p, index * TICKS, _VIDEO_TYPE, at == last) for at, p in enumerate(payloads)
        )

    def sound(self, data: bytes, number: int) -> bytes:
        """Return the packet of a frame of sound."""
        return self._packet(bytes(4) + data, number * _SOUND_TICKS, _AUDIO_TYPE, marker=True)

    def rubbish(self, noise: bytes, index: int) -> bytes:
        """Return a well-formed packet with meaningless content."""
        return self._packet(noise, index * TICKS, _VIDEO_TYPE, marker=True)

    def bye(self) -> bytes:
        """Return the RTCP packet that says the stream has ended (RFC 3550, 6.6)."""
        return _BYE.pack(0x24, self._channel + 1, 8, 0x81, 203, 1, self._ssrc)

    def _packet(self, payload: bytes, ticks: int, kind: int, marker: bool) -> bytes:
        self._sequence = (self._sequence + 1) & 0xFFFF
        kind |= 0x80 if marker else 0
        size = len(payload) + 12
        stamp = ticks & 0xFFFFFFFF
        head = (0x24, self._channel, size, 0x80, kind, self._sequence, stamp, self._ssrc)
        return _HEADER.pack(*head) + payload


def fragments(nal: bytes, codec: Codec = H264) -> list[bytes]:
    """Cut a NAL unit into payloads of at most one Ethernet frame."""
    if len(nal) <= _CHUNK:
        return [nal]
    kind = codec.kind(nal)
    if codec is H264:
        head, body = bytes([(nal[0] & 0xE0) | 28]), nal[1:]
    else:
        head, body = bytes([(nal[0] & 0x81) | 49 << 1, nal[1]]), nal[2:]
    pieces = [body[i : i + _CHUNK] for i in range(0, len(body), _CHUNK)]
    last = len(pieces) - 1
    return [
        head + bytes([(0x80 if i == 0 else 0) | (0x40 if i == last else 0) | kind]) + piece
        for i, piece in enumerate(pieces)
    ]
