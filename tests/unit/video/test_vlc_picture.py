"""What libvlc hands over goes into the tile whole, in its shape, by either way."""

import ctypes

import pytest

from console.video.frames import Shape, Surface
from console.video.swscale import find_library
from console.video.vlc_picture import VlcPicture

SIZE, TILE = (640, 360), Shape(320, 180)


def told_of(picture: VlcPicture) -> tuple[bytes, int, int, list[int], list[int]]:
    """What a format callback of libvlc reads."""
    chroma = ctypes.create_string_buffer(b"I420", 5)
    width, height = (ctypes.c_uint * 1)(), (ctypes.c_uint * 1)()
    pitches, lines = (ctypes.c_uint * 3)(), (ctypes.c_uint * 3)()
    picture.tell(chroma, width, height, pitches, lines)
    return chroma.value, width[0], height[0], list(pitches), list(lines)


def drawn(picture: VlcPicture, values: list[int]) -> bytes:
    """The tile after libvlc has filled each plane with one value."""
    _, _, _, pitches, lines = told_of(picture)
    for plane, value, pitch, rows in zip(picture.planes, values, pitches, lines, strict=False):
        ctypes.memset(plane, value, pitch * rows)
    surface = Surface(TILE)
    _, target = surface.begin()
    picture.write(target)
    return bytes(target)


def test_libvlc_keeps_size_and_colours_and_we_scale() -> None:
    library = find_library()
    if library is None:
        pytest.skip("PyAV came without its own libswscale")
    picture = VlcPicture(SIZE, TILE, library)
    assert told_of(picture)[:3] == (b"I420", 640, 360)
    pixels = drawn(picture, [81, 90, 240])  # red, as television writes it
    for x, y in ((0, 0), (319, 179), (160, 90)):
        blue, green, red = pixels[y * TILE.stride + 4 * x :][:3]
        assert red > 220 and green < 30 and blue < 30


def test_without_a_scaler_of_ours_libvlc_scales() -> None:
    picture = VlcPicture(SIZE, TILE, None)
    assert told_of(picture)[:3] == (b"RV32", 320, 180)
    assert drawn(picture, [7]) == bytes([7]) * TILE.slot_bytes


def test_a_shape_that_is_known_later_is_put_right() -> None:
    library = find_library()
    if library is None:
        pytest.skip("PyAV came without its own libswscale")
    picture = VlcPicture((640, 640), TILE, library)
    assert drawn(picture, [81, 90, 240])[:4] == bytes(4), "a square picture stands between bars"
    picture.reshape(SIZE)
    assert drawn(picture, [81, 90, 240])[2] > 220
