"""Frames in shared memory: none torn, none lost to the reader's claim, memory given back."""

import threading
from multiprocessing.shared_memory import SharedMemory

import numpy as np
import pytest

from console.video.fit import Fit, write
from console.video.frames import Shape, Surface
from console.video.picture import Pictures


@pytest.fixture
def surface():
    made = Surface(Shape(64, 32))
    yield made
    made.retire()


def put(surface, value):
    slot, target = surface.begin()
    target[:] = bytes([value]) * len(target)
    surface.commit(slot, float(value), 0.0)


def test_before_the_first_frame_there_is_nothing(surface):
    assert surface.claim() is None
    assert surface.newest() is None
    assert surface.sequence == 0


def test_the_other_side_sees_what_was_written(surface):
    other = Surface(surface.shape, surface.name)
    put(other, 7)
    data, stamp = surface.bytes_of(surface.claim()), surface.newest()
    assert bytes(data) == b"\x07" * len(data)
    assert (stamp.sequence, stamp.time) == (1, 7.0)


def test_a_claimed_picture_stays_while_others_come(surface):
    put(surface, 1)
    data = surface.bytes_of(surface.claim())
    for value in range(2, 9):
        put(surface, value)
    assert set(bytes(data)) == {1}
    assert set(bytes(surface.bytes_of(surface.claim()))) == {8}


def test_two_that_come_between_two_looks_are_given_one_after_the_other(surface):
    pictures = Pictures(surface)
    given = []
    for value in (1, 2, 3):
        put(surface, value)
    given.append(pictures.next().pixel(0, 0) & 0xFF)
    for value in (4, 5):
        put(surface, value)
    given += [pictures.next().pixel(0, 0) & 0xFF, pictures.next().pixel(0, 0) & 0xFF]
    assert given == [3, 4, 5] and pictures.given == 5
    for value in (6, 7, 8, 9):
        put(surface, value)
    given = [pictures.next().pixel(0, 0) & 0xFF, pictures.next().pixel(0, 0) & 0xFF]
    assert given == [8, 9], "nobody runs behind by more than one"


def test_the_one_before_the_newest_is_not_written_over_while_it_is_looked_at(surface):
    for value in (1, 2):
        put(surface, value)
    for value in range(3, 40):
        data = surface.bytes_of(surface.claim(value - 3))
        put(surface, value)
        assert set(bytes(data)) == {value - 2 if value > 3 else 2}


@pytest.mark.parametrize("is_behind", [False, True])
def test_no_picture_is_ever_torn(surface, is_behind):
    over = threading.Event()

    def writing():
        value = 0
        while not over.is_set():
            value = value % 250 + 1
            put(surface, value)

    writer = threading.Thread(target=writing)
    writer.start()
    seen = set()
    while len(seen) < 100:
        claimed = surface.claim(1 if is_behind else 0)
        if claimed is not None:
            values = set(bytes(surface.bytes_of(claimed)))
            assert len(values) == 1
            seen |= values
    over.set()
    writer.join()


def test_a_retired_surface_is_gone_but_readable_to_who_holds_it():
    surface = Surface(Shape(8, 8))
    put(surface, 5)
    data, name = surface.bytes_of(surface.claim()), surface.name
    surface.retire()
    assert data[0] == 5
    with pytest.raises(FileNotFoundError):
        SharedMemory(name=name)


def test_a_wall_tile_cuts_four_percent_and_a_square_picture_gets_bars():
    assert Fit.of(640, 360, Shape(478, 258)) == Fit(478, 269, 0, -5) or Fit.of(
        640, 360, Shape(478, 258)
    ) == Fit(478, 269, 0, -6)
    assert Fit.of(480, 480, Shape(320, 180)) == Fit(180, 180, 70, 0)


def test_a_picture_with_bars_lies_in_the_middle():
    tile = Shape(6, 2)
    target = bytearray(b"\xff" * tile.slot_bytes)
    write(memoryview(b"\x09" * 16), 8, Fit(2, 2, 2, 0), memoryview(target), tile)
    pixels = np.frombuffer(bytes(target), np.uint8).reshape(2, tile.stride)[:, :24:4]
    assert pixels.tolist() == [[0, 0, 9, 9, 0, 0]] * 2
