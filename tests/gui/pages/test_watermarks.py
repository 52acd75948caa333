"""A-31: wherever a camera is seen, its picture says who looks: seat, work number, second."""

import re

import pytest

from tests.gui.pages.deploy_states import turn
from widgets.common.theme import Look
from widgets.video.tile_grid import TileGrid

WITH_PICTURES = (
    "duty.normal", "duty.ai_find", "intake.normal", "deploy.normal", "incident.normal",
    "wall.normal", "plugin.normal",
)  # fmt: skip
WHO = re.compile(r"一号席 林岚 \S+ \d\d-\d\d \d\d:\d\d:\d\d")


@pytest.mark.parametrize("name", WITH_PICTURES)
def test_h828_every_picture_says_who_looks_to_the_second(chinese, dressed, show, name) -> None:
    window = show(name, dressed(Look())).window
    turn()
    grids = [each for each in window.findChildren(TileGrid) if each.isVisible()]
    seen = [g for g in grids if any(g.source(n) is not None for n in range(g.count))]
    assert seen
    for grid in seen:
        assert WHO.fullmatch(grid.watermark)
