"""The short form of `bench wall`: four streams beside the floor, in a table and in verdicts."""

import pytest

from console.bench import wall

pytestmark = pytest.mark.display


def test_four_streams_are_shown_and_set_against_what_decoding_them_costs(capsys) -> None:
    """A-22: all four are live in a window of their own, and each promise has its line."""
    words = ["--cell", "n4", "--runs", "1", "--seconds", "1", "--cameras", "0"]
    wall.main([*words, "--beside", "vlc"])
    told = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines() if line}
    assert told["n4_pyav_tiles_live"][1:] == told["n4_vlc_tiles_live"][1:] == ["4", "4", "ok"]
    assert float(told["n4_pyav_to_floor"][1]) > 0
    assert {"n4_pyav_least_frames", "n4_pyav_longest_ui_gap_ms"} <= told.keys()
