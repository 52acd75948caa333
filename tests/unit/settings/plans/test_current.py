"""What stood stands again after a crash (A-09)."""

from dataclasses import replace

from console.settings.plans.current import Current, CurrentScreens
from console.settings.plans.folder import shipped_plans
from console.settings.plans.plan import Mode


def test_what_stood_is_read_at_the_next_start(tmp_path):
    current = Current("shipped/command-calm", shipped_plans()[0].plan)
    CurrentScreens(tmp_path / "screens.toml").write(current)
    assert CurrentScreens(tmp_path / "screens.toml").read() == current


def test_the_turn_by_which_it_stood_is_read_with_it(tmp_path):
    """H846; an unknown one, of another version, is none."""
    file = tmp_path / "screens.toml"
    current = Current("shipped/command-calm", shipped_plans()[0].plan, Mode.NIGHT)
    CurrentScreens(file).write(current)
    assert CurrentScreens(file).read() == current
    file.write_text(file.read_text("utf-8").replace('turn = "night"', 'turn = "dusk"'), "utf-8")
    assert CurrentScreens(file).read() == replace(current, turn=None)


def test_the_first_start_knows_nothing(tmp_path):
    assert CurrentScreens(tmp_path / "screens.toml").read() is None


def test_a_spoilt_file_is_set_aside_and_the_seat_starts(tmp_path):
    file = tmp_path / "screens.toml"
    file.write_text("format = 1\nname = ", "utf-8")
    assert CurrentScreens(file).read() is None
    assert file.with_suffix(".spoilt").exists() and not file.exists()
