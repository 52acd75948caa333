"""Scaling goes the quicker of two ways on this machine; what is seen is the same."""

import ctypes

import numpy as np
import pytest

from console.video.frames import Shape
from console.video.gathering import choose_gathering
from console.video.scaler import ScalerMaker
from console.video.swscale import FOLDER, find_library
from tests.unit.video.test_scaler import frame, scaled

SLOW_GATHER = 1 << 25


def flags() -> ctypes.CDLL:
    file = next(iter([*FOLDER.glob("libavutil*"), *FOLDER.glob("avutil*.dll")]), None)
    if file is None or find_library() is None:
        pytest.skip("PyAV came without its own libraries")
    return ctypes.CDLL(str(file))


def test_nothing_but_the_way_of_gathering_is_changed() -> None:
    library = flags()
    library.av_force_cpu_flags(-1)
    plain = library.av_get_cpu_flags()
    choose_gathering(FOLDER, find_library())
    assert library.av_get_cpu_flags() | SLOW_GATHER == plain | SLOW_GATHER


def test_both_ways_show_the_same_picture() -> None:
    library, tile = flags(), Shape(478, 258)
    library.av_force_cpu_flags(-1)
    plain = library.av_get_cpu_flags()
    maker, shown = ScalerMaker(), []
    for way in (plain & ~SLOW_GATHER, plain | SLOW_GATHER):
        library.av_force_cpu_flags(way)
        shown.append(scaled(maker(), frame(640, 360), tile))
    library.av_force_cpu_flags(-1)
    assert np.abs(shown[0] - shown[1]).max() <= 1


def test_where_the_library_is_not_found_all_stays_as_it_is(tmp_path) -> None:
    library = flags()
    library.av_force_cpu_flags(-1)
    plain = library.av_get_cpu_flags()
    choose_gathering(tmp_path, find_library())
    assert library.av_get_cpu_flags() == plain
