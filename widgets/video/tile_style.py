"""Measures of a tile in pixels: the wall's, and the small one of panels."""

from dataclasses import dataclass

from widgets.common.theme import Step


@dataclass(frozen=True, slots=True)
class TileStyle:
    """Measures and type steps of the tiles of one grid.

    Attributes:
        margin: around all tiles.
        gap: between two tiles.
        bar: height of the name bar.
        step: type step of the name bar.
        plate: height of the plate that says frozen.
        plate_step: its type step.
        plate_icon: side of its icon.
        word_step: type step of the word on a tile without a picture.
        line_step: type step of the lines below it.
        line_height: of those lines.
        hatch_pitch: distance of hatch lines along x.
    """

    margin: int
    gap: int
    bar: int
    step: Step
    plate: int
    plate_step: Step
    plate_icon: int
    word_step: Step
    line_step: Step
    line_height: int
    hatch_pitch: float


WALL = TileStyle(1, 2, 28, Step.BODY, 40, Step.TITLE, 22, Step.TITLE, Step.BODY, 24, 12.02)
PANEL = TileStyle(0, 8, 24, Step.SMALL, 32, Step.BODY, 18, Step.BODY, Step.SMALL, 20, 12.0)
