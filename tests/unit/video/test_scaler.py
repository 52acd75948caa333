"""Scaling straight into shared memory shows the same picture as PyAV's own way."""

import av
import numpy as np
import pytest

from console.video.frames import Shape, Surface
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
        pixels.reshape(tile.height, tile.stride)[:, : tile.width * 4]
        .reshape(tile.height, tile.width, 4)[..., :3]
        .astype(int)
    )


@pytest.mark.parametrize("tile", [Shape(478, 258), Shape(312, 176), Shape(200, 200)])
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
