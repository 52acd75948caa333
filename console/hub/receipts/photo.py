"""A photo written anew from its picture data alone: what is no picture, or hides more, is left out.

JPEG and PNG are read by their structure. Only what a decoder needs is written again: no place, no
owner, no comment, nothing behind the end; of a JPEG's notes just which way is up.
"""

import struct
import zlib
from dataclasses import dataclass

MOST_BYTES = 8_000_000
MOST_SIDE = 20_000
"""Pixels along a side; beyond it the picture is made to harm whoever opens it."""
MOST_PIXELS = 60_000_000


class NoPicture(ValueError):  # noqa: N818
    """It is no JPEG or PNG that can be shown."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it is kept."""

    data: bytes
    media_type: str
    ending: str


def rewritten(data: bytes) -> Photo:
    """Return a photo with nothing in it but the picture.

    Raises:
        NoPicture: too large, another format, or broken.
    """
    if len(data) > MOST_BYTES:
        raise NoPicture("too large")
    try:
        if data[:3] == b"\xff\xd8\xff":
            return Photo(_jpeg(data), "image/jpeg", "jpg")
        if data[:8] == _PNG:
            return Photo(_png(data), "image/png", "png")
    except (IndexError, struct.error) as error:
        raise NoPicture("cut off") from error
    raise NoPicture("neither JPEG nor PNG")


_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_FRAMES = (0xC0, 0xC1, 0xC2)
"""Baseline, extended, progressive: what every viewer shows."""
_KEPT_SEGMENTS = (0xDB, 0xC4, 0xDD, 0xE0, *_FRAMES)
_SCAN, _END, _EXIF = 0xDA, 0xD9, 0xE1


def _jpeg(data: bytes) -> bytes:
    out, at, has_frame = bytearray(b"\xff\xd8"), 2, False
    turned = 1
    while True:
        if data[at] != 0xFF:
            raise NoPicture("no marker")
        marker = data[at + 1]
        if marker == 0xFF:  # a filler
            at += 1
            continue
        if marker == _END:
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if length < 2 or len(segment) != 2 + length:
            raise NoPicture("cut off")
        if marker in _FRAMES:
            high, wide = struct.unpack_from(">HH", segment, 5)
            _check_size(wide, high)
            has_frame = True
        at += 2 + length
        if marker == _SCAN:
            end = _scan_end(data, at)
            out += segment + data[at:end]
            at = end
        elif marker in _KEPT_SEGMENTS:
            out += segment
        elif marker == _EXIF and turned == 1:
            turned = _turned(segment[4:])
            out += b"" if turned == 1 else _way_up(turned)
    if not has_frame or b"\xff\xda" not in out:
        raise NoPicture("no picture data")
    return bytes(out + b"\xff\xd9")


def _scan_end(data: bytes, at: int) -> int:
    """Return where the packed picture data end: at the next marker that is none of theirs."""
    while True:
        at = data.find(b"\xff", at)
        follows = data[at + 1] if at >= 0 else -1
        if follows < 0:
            raise NoPicture("cut off")
        if follows != 0 and not 0xD0 <= follows <= 0xD7:
            return at
        at += 2


def _turned(exif: bytes) -> int:
    """Return which way is up (1 to 8) as the camera noted it, 1 where it did not."""
    try:
        if exif[:6] != b"Exif\0\0":
            return 1
        tiff = exif[6:]
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        (first,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, first)
        for number in range(min(count, 64)):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, first + 2 + 12 * number)
            if tag == 0x0112 and 1 <= value <= 8:
                return int(value)
    except (KeyError, struct.error):
        pass
    return 1


def _way_up(turned: int) -> bytes:
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, turned, 0, 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", 2 + len(body)) + body


def _png(data: bytes) -> bytes:
    out, at, seen = bytearray(_PNG), 8, set[bytes]()
    while b"IEND" not in seen:
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (told,) = struct.unpack_from(">I", data, at + 8 + length)
        if len(body) != length or zlib.crc32(name + body) != told:
            raise NoPicture("damaged")
        if name == b"IHDR":
            _check_size(*struct.unpack_from(">II", body))
        elif not seen:
            raise NoPicture("no size")
        seen.add(name)
        if name in _KEPT_CHUNKS:
            out += data[at : at + 12 + length]
        at += 12 + length
    if b"IDAT" not in seen:
        raise NoPicture("no picture data")
    return bytes(out)


def _check_size(wide: int, high: int) -> None:
    if not (0 < wide <= MOST_SIDE and 0 < high <= MOST_SIDE and wide * high <= MOST_PIXELS):
        raise NoPicture(f"{wide} × {high}")
