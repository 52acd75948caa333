"""Scaling straight into shared memory shows the same picture as PyAV's own way."""

import av
import numpy as np
import pytest

from console.video.fit import Fit
from console.video.frames import SLOTS, Shape, Surface
from console.video.scaler import PlainScaler, ScalerMaker


def frame(width, height, kind="yuv420p"):
    x, y = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    rgb = np.stack([x, y, 255 - x], axis=2).astype(np.uint8)
    return av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format=kind)


def scaled(scaler, picture, tile):
    surface = Surface(tile)
    slot, target = surface.begin()
    scaler.into(picture, target, tile)
    surface.commit(slot, 0.0, 0.0)
    pixels = np.frombuffer(bytes(surface.bytes_of(surface.claim())), np.uint8)
    surface.retire()
    return (
        pixels.reshape(-1, tile.stride)[: tile.height, : tile.width * 4]
        .reshape(tile.height, tile.width, 4)[..., :3]
        .astype(int)
    )


TILES = [
    Shape(478, 258),
    Shape(312, 176),
    Shape(200, 200),
    Shape(958, 518),  # enlarged to 960 and cut
    Shape(638, 345),  # cut, not scaled
    Shape(479, 259),
    Shape(1918, 1038),
]


@pytest.mark.parametrize("tile", TILES)
@pytest.mark.parametrize("kind", ["yuv420p", "yuvj420p", "yuv444p"])
def test_both_ways_agree(tile, kind):
    picture = frame(640, 360, kind)
    direct = scaled(ScalerMaker()(), picture, tile)
    plain = scaled(PlainScaler(), picture, tile)
    assert abs(direct - plain).mean() < 4
    assert plain.max() > 150


def test_a_stream_that_changes_its_size_goes_on():
    scaler, tile = ScalerMaker()(), Shape(160, 90)
    wide = scaled(scaler, frame(640, 360), tile)
    tall = scaled(scaler, frame(360, 640), tile)
    assert wide[:, 0].max() > 100
    assert tall[:, 0].max() == 0, "black bars beside an upright picture"


OLD_CAMERAS = [(704, 576), (352, 288), (640, 480), (176, 144)]


@pytest.mark.parametrize("size", OLD_CAMERAS)
@pytest.mark.parametrize("tile", [Shape(478, 270), Shape(318, 172), Shape(479, 259)])
def test_beside_a_picture_of_another_shape_all_is_black(size, tile):
    """The library writes eights of pixels: a coloured edge stood beside the picture."""
    fit = Fit.of(*size, tile)
    right = fit.left + fit.width
    shown = scaled(ScalerMaker()(), frame(*size), tile)
    assert fit.left > 0 and not shown[:, : fit.left].any() and not shown[:, right:].any()
    assert shown[:, fit.left].any() and shown[:, right - 1].any()


def test_above_and_below_a_wide_picture_all_is_black():
    tile = Shape(201, 201)
    fit = Fit.of(640, 360, tile)
    shown = scaled(ScalerMaker()(), frame(640, 360), tile)
    below = fit.top + fit.height
    assert fit.top > 0 and not shown[: fit.top].any() and not shown[below:].any()
    assert shown[fit.top].any() and shown[below - 1].any()


def test_an_odd_tile_leaves_the_slots_beside_it_alone():
    """Lines are written by pairs; the line after the last one is nobody's."""
    tile = Shape(479, 259)
    surface = Surface(tile)
    for slot in range(SLOTS):
        surface.bytes_of(slot)[:] = b"\x07" * tile.slot_bytes
    slot, target = surface.begin()
    ScalerMaker()().into(frame(640, 360), target, tile)
    others = [bytes(surface.bytes_of(n)) for n in range(SLOTS) if n != slot]
    surface.retire()
    assert all(other == b"\x07" * tile.slot_bytes for other in others)
