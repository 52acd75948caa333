"""How large a monitor's pixels are, and by how much to enlarge what would be too small to read.

A system that reports 100 % on a monitor of small pixels (4K on 27 inches) writes the 15 px of the
console 2.3 mm high. At 65 cm, hanzi want some 18 minutes of arc: 3.4 mm (screens.md 1 asks 22
minutes, 38 mm at 6 m, of a wall). Sizes come from the EDID; one that cannot be true is no size.
"""

from dataclasses import dataclass

from console.settings.plans.scales import STEPS

TEXT = 15
"""Logical pixels of the text of pages."""
LEAST_TEXT = 3.4
"""Millimetres that text is high at a desk."""
WALL_HEIGHT = 685.0
"""Millimetres of the 55-inch panel the sizes of a wall are told for: 60 of 1080 lines are 38."""
_DESK_WIDTH = 900
"""Millimetres from which a panel is not for who sits in front of it."""
_PITCH = (0.1, 1.5)
"""Millimetres of a pixel that can be true; 160 by 90 mm for any panel, which many tell, cannot."""
_SKEW = 0.15
"""How much wider than high a pixel may be told."""
_NEAR = 0.03
"""Share by which the wanted size may be missed before the next step is taken."""


@dataclass(frozen=True, slots=True)
class PanelSize:
    """A panel as its EDID and the system tell of it: pixels, millimetres."""

    wide: int
    high: int
    mm_wide: float
    mm_high: float

    @property
    def pitch(self) -> float | None:
        """Millimetres of a pixel; None where what is told cannot be true."""
        if min(self.wide, self.high, self.mm_wide, self.mm_high) <= 0:
            return None
        across, down = self.mm_wide / self.wide, self.mm_high / self.high
        is_true = _PITCH[0] <= down <= _PITCH[1] and abs(across / down - 1) <= _SKEW
        return down if is_true else None

    @property
    def text_height(self) -> float | None:
        """Millimetres that the text of pages is high at 100 %; None where nobody knows."""
        return None if self.pitch is None else TEXT * self.pitch


def fitting_scale(panel: PanelSize) -> float:
    """Return the least step at which text can be read at a desk.

    1 where it can be read already, where the panel is too large for a desk (how far away it is
    read nobody knows), and where the size cannot be true.
    """
    height = panel.text_height
    if height is None or panel.mm_wide >= _DESK_WIDTH:
        return STEPS[0]
    wanted = LEAST_TEXT / height * (1 - _NEAR)
    return next((step for step in STEPS if step >= wanted), STEPS[-1])


def wall_lines(logical_high: int, panel: PanelSize) -> int:
    """Return the height a wall's page is written for: more than it has where the panel is small.

    On one of 43 inches words of 60 of 1080 lines would be 30 mm high, and 38 are needed for 6 m.
    A monitor of a desk that does as a wall is read from nearer.
    """
    if panel.pitch is None or panel.mm_wide < _DESK_WIDTH:
        return logical_high
    return round(logical_high * max(1.0, WALL_HEIGHT / panel.mm_high))
