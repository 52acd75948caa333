"""Main or sub by the pixels of the tile, never flapping, never main in a small one (A-15)."""

import pytest

from console.video.profile import profile_for


@pytest.mark.parametrize(
    ("width", "now", "shown"),
    [
        (478, "sub", "sub"),
        (639, "main", "sub"),
        (640, "main", "main"),
        (799, "main", "main"),
        (799, "sub", "sub"),
        (800, "sub", "main"),
        (1918, "sub", "main"),
    ],
)
def test_between_the_borders_a_tile_keeps_what_it_shows(width, now, shown):
    assert profile_for(width, now, has_main=True) == shown


def test_a_camera_without_a_main_stream_has_its_sub_stream():
    assert profile_for(1918, "sub", has_main=False) == "sub"


def test_the_seat_may_want_otherwise_but_never_main_in_a_small_tile():
    assert profile_for(1918, "main", True, "sub") == "sub"
    assert profile_for(640, "sub", True, "main") == "main"
    assert profile_for(639, "main", True, "main") == "sub"
