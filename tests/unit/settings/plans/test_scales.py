"""A monitor with a wrong EDID gets a scale of its own (D-05)."""

import pytest

from console.settings.plans.monitor import MonitorId
from console.settings.plans.scales import VARIABLE, MonitorScales

WALL = MonitorId("LG", "55VH7E", "S1", "HDMI-1", "1920x1080")


def test_d05_steps_go_round_and_stay(tmp_path):
    scales = MonitorScales(tmp_path / "scales.toml")
    assert [scales.next_for(WALL) for _ in range(5)] == [1.25, 1.5, 1.75, 2.0, 1.0]
    scales.next_for(WALL)
    assert MonitorScales(tmp_path / "scales.toml").read() == {WALL.text: 1.25}


def test_d05_the_toolkit_gets_them_by_connector_and_what_is_set_outside_wins(tmp_path):
    scales = MonitorScales(tmp_path / "scales.toml")
    scales.next_for(WALL)
    scales.next_for(MonitorId(connector="DP-2", size="3840x2160"))
    environment: dict[str, str] = {}
    scales.give(environment)
    assert environment == {VARIABLE: "DP-2=1.25;HDMI-1=1.25"}
    given = {VARIABLE: "2"}
    scales.give(given)
    assert given == {VARIABLE: "2"}


@pytest.mark.parametrize("text", ["", "scales = 3", "[scales]\n", "[scales]\nx = 'a'", "\x00", "="])
def test_a_spoilt_file_scales_nothing_and_stops_nothing(tmp_path, text):
    file = tmp_path / "scales.toml"
    file.write_text(text, "utf-8")
    environment: dict[str, str] = {}
    MonitorScales(file).give(environment)
    assert environment == {}
