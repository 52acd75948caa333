"""A photo of a receipt is decoded within limits that are looked at before anything is decoded."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from widgets.common import picture
from widgets.common.picture import decoded

ROOM = QSize(928, 560)


def saved(width: int, height: int, format: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, format)
    return bytes(buffer.data().data())


def bomb() -> bytes:
    """Forty thousand pixels a side, in a few bytes."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + head
    crc = struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk + crc


def turned(jpeg: bytes) -> bytes:
    """The same with the note that its right side is up."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    body = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", 2 + len(body)) + body + jpeg[2:]


def test_a_photo_is_shown_no_larger_than_its_room_and_the_right_way_up(qapp) -> None:
    large = decoded(saved(2400, 1200, "JPG"), ROOM)
    assert large is not None and (large.width(), large.height()) == (928, 464)
    small = decoded(saved(30, 20, "PNG"), ROOM)
    assert small is not None and small.size() == QSize(30, 20)
    upright = decoded(turned(saved(2400, 1200, "JPG")), ROOM)
    assert upright is not None and upright.height() > upright.width()
    assert upright.height() <= 560


@pytest.mark.parametrize(
    "content",
    [bomb(), b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.4"],
)
def test_what_is_no_photo_or_asks_for_too_much_is_not_shown(qapp, content: bytes) -> None:
    assert decoded(content, ROOM) is None


def test_more_bytes_than_a_photo_has_are_not_looked_at(qapp, monkeypatch) -> None:
    photo = saved(30, 20, "PNG")
    monkeypatch.setattr(picture, "MOST_BYTES", len(photo) - 1)
    assert decoded(photo, ROOM) is None
