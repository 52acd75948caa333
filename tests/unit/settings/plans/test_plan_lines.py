"""A mistake in a plan is told with file and line, and nothing of it is loaded (A-08)."""

import pytest

from console.settings.plans.folder import PlanFolder, load
from console.settings.plans.plan_fault import PlanFault

GOOD = """format = 1
name = "沿江"
post = "patrol"
mode = "calm"

[[wall]]
page = "video"
tiles = 9
cameras = ["c1"]

[[wall]]
page = "video-2"
tiles = 4
guests = [
    { tile = 3, camera = "c2" },
]

[[wall]]
page = "video-3"
tiles = 16
layout = "2x1: 0,0,1,1; 1,0,1,1"
hot = 1

[[layout]]
monitors = 2

[[layout.window]]
name = "desk"
kind = "desk"
monitor = "1"
area = { tabs = ["duty"] }

[[ layout.window ]]
name = "wall-1"
kind = "wall"
monitor = "2"
area = { tabs = ["video"] }
"""


@pytest.mark.parametrize(
    ("good", "bad", "line"),
    [
        ('mode = "calm"', 'mode = "storm"', 4),
        ("tiles = 9", "tiles = 8", 8),
        ("tiles = 4", "tiles = four", 13),
        ("tile = 3", "tile = 4", 14),
        ('page = "video-2"', 'page = "video"', 12),
        ('page = "video-2"', 'page = "map"', 12),
        ("1,0,1,1", "0,0,1,1", 21),
        ('"2x1: 0,0,1,1; 1,0,1,1"', '"17"', 21),
        ("hot = 1", "hot = 2", 22),
        ("monitors = 2", "monitors = true", 25),
        ('kind = "desk"', 'kind = "wall"', 24),
        ('kind = "wall"', 'kind = "door"', 35),
        ('tabs = ["video"]', 'tabs = ["duty"]', 37),
        ('monitor = "2"\n', "", 33),
    ],
    ids=str,
)
def test_the_line_of_the_mistake_is_told(tmp_path, good, bad, line) -> None:
    assert GOOD.count(good) == 1, good
    file = tmp_path / "own" / "坏.toml"
    file.parent.mkdir()
    file.write_text(GOOD.replace(good, bad), "utf-8")
    with pytest.raises(PlanFault) as told:
        load(file)
    assert told.value.line == line
    kept, unusable = PlanFolder(tmp_path / "own").plans("person/lin")
    assert all(one.is_shipped for one in kept)
    assert [(one.file, one.fault.line) for one in unusable] == [("坏.toml", line)]


def test_without_a_mistake_it_is_read(tmp_path) -> None:
    file = tmp_path / "好.toml"
    file.write_text(GOOD, "utf-8")
    assert [wall.page for wall in load(file).walls] == ["video", "video-2", "video-3"]
