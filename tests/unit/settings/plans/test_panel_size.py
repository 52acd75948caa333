"""H506: on small pixels text is enlarged; what the EDID cannot mean changes nothing."""

import pytest

from console.settings.plans.monitor import MonitorId
from console.settings.plans.panel_size import PanelSize, fitting_scale, wall_lines
from console.settings.plans.scales import MonitorScales

DESK = [
    ("24 inches, 1080p", PanelSize(1920, 1080, 531, 299), 1.0),
    ("27 inches, 1440p", PanelSize(2560, 1440, 597, 336), 1.0),
    ("27 inches, 4K", PanelSize(3840, 2160, 597, 336), 1.5),
    ("32 inches, 4K", PanelSize(3840, 2160, 708, 398), 1.25),
    ("24 inches, 4K", PanelSize(3840, 2160, 527, 296), 1.75),
    ("4K standing upright", PanelSize(2160, 3840, 336, 597), 1.5),
    ("55 inches on a wall, 4K", PanelSize(3840, 2160, 1210, 680), 1.0),
    ("no size told", PanelSize(3840, 2160, 0, 0), 1.0),
    ("sixteen to nine told as its size", PanelSize(3840, 2160, 160, 90), 1.0),
    ("the same at 1080p", PanelSize(1920, 1080, 160, 90), 1.0),
    ("told for another shape", PanelSize(3840, 2160, 520, 520), 1.0),
]


@pytest.mark.parametrize(("panel", "scale"), [d[1:] for d in DESK], ids=[d[0] for d in DESK])
def test_text_at_a_desk_can_be_read(panel: PanelSize, scale: float) -> None:
    assert fitting_scale(panel) == scale
    if scale > 1:
        assert panel.text_height is not None
        assert panel.text_height < 3.3 < panel.text_height * scale < 4.2


def test_words_on_a_small_wall_are_as_high_as_on_one_of_55_inches() -> None:
    """screens.md 1: 38 mm at least for 6 m; 60 of 1080 lines are that on 55 inches."""
    for panel in (PanelSize(1920, 1080, 952, 535), PanelSize(1920, 1080, 1210, 680)):
        pixels = 60 * wall_lines(1080, panel) / 1080
        assert pixels * panel.mm_high / panel.high >= 37.9
    assert wall_lines(1080, PanelSize(1920, 1080, 1650, 930)) == 1080, "larger may stay larger"
    assert wall_lines(1080, PanelSize(1920, 1080, 531, 299)) == 1080, "a desk's, read from near"
    assert wall_lines(1080, PanelSize(1920, 1080, 0, 0)) == 1080


def test_a_scale_somebody_chose_is_left_alone(tmp_path) -> None:
    scales = MonitorScales(tmp_path / "scales.toml")
    one, other = MonitorId("A", "27U", "1", "DP-1"), MonitorId("A", "27U", "2", "DP-2")
    assert scales.propose(one, 1.5) and not scales.propose(one, 1.25)
    while scales.next_for(other) != 1.0:
        pass
    assert not scales.propose(other, 1.5), "100 % was chosen"
    assert MonitorScales(tmp_path / "scales.toml").read() == {one.text: 1.5, other.text: 1.0}
