"""What stood stands again after a crash (A-09)."""

from console.settings.plans.current import Current, CurrentScreens
from console.settings.plans.folder import shipped_plans


def test_what_stood_is_read_at_the_next_start(tmp_path):
    current = Current("shipped/command-calm", shipped_plans()[0].plan)
    CurrentScreens(tmp_path / "screens.toml").write(current)
    assert CurrentScreens(tmp_path / "screens.toml").read() == current


def test_the_first_start_knows_nothing(tmp_path):
    assert CurrentScreens(tmp_path / "screens.toml").read() is None


def test_a_spoilt_file_is_set_aside_and_the_seat_starts(tmp_path):
    file = tmp_path / "screens.toml"
    file.write_text("format = 1\nname = ", "utf-8")
    assert CurrentScreens(file).read() is None
    assert file.with_suffix(".spoilt").exists() and not file.exists()
