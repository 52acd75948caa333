"""Settings: who wins, what is wrongly written, what is locked, and nothing else touched."""

import os
import subprocess
import sys
from datetime import time, timedelta
from pathlib import Path

import pytest

from console.app.args import parse
from console.app.doctor_settings import look
from console.app.main import scale_by
from console.app.settings_word import main
from console.domain.alert import Severity
from console.settings import declared, hall_values
from console.settings.at_start import said_at_start
from console.settings.declared import SETTINGS
from console.settings.nights import Night, night_look, night_plans
from console.settings.profile_data import profile_source, profile_value
from console.settings.replay_profile import replay_bounds
from console.settings.schema import GROUPS, Level
from console.settings.setting_file import read_file, write_value
from console.settings.sound_profile import load_sound_rules, sound_rules
from console.settings.store import NotSet, Paths, Settings

ROOT = Path(__file__).parents[3]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(
        tmp_path / "policy.toml", tmp_path / "machine.toml", tmp_path / "seat.toml", tmp_path / "p"
    )


def held(paths: Paths, person: str = "") -> tuple[object, Level]:
    settings = Settings(paths)
    if person:
        settings.sit(person)
    found = settings.in_force(declared.THEME)
    return found.value, found.level


def test_what_stands_higher_wins_and_the_hall_has_the_last_word(paths: Paths) -> None:
    assert held(paths) == ("dark", Level.DEFAULT)
    paths.policy.write_text('[look]\ntheme = "light"\n')
    assert held(paths) == ("light", Level.HALL)
    write_value(paths.machine, "look.theme", "dark")
    assert held(paths) == ("dark", Level.MACHINE)
    write_value(paths.seat, "look.theme", "light")
    assert held(paths) == ("light", Level.SEAT)
    settings = Settings(paths)
    settings.sit("linlan")
    settings.set("look.theme", "dark")
    assert held(paths, "linlan") == ("dark", Level.PERSON)
    assert held(paths, "zhouyan") == ("light", Level.SEAT), "another person has their own"
    paths.policy.write_text('locked = ["look.theme"]\n[look]\ntheme = "light"\n')
    assert held(paths, "linlan") == ("light", Level.LOCKED)
    settings.load()
    with pytest.raises(NotSet, match="locked"):
        settings.set("look.theme", "dark")


def test_a_wrong_value_is_not_taken_and_is_named_by_file_and_line(paths: Paths) -> None:
    write_value(paths.machine, "look.scale", 125)
    paths.seat.write_text(
        '# ours\n[look]\n\nscale = 900\ntheme = "pink"\n[seat]\nlock_after = true\n'
    )
    settings = Settings(paths)
    assert settings.value(declared.SCALE) == 125, "the next lower one holds"
    told = {(p.line, p.name, p.allowed) for p in settings.problems}
    assert told == {
        (4, "look.scale", "100 … 200"),
        (5, "look.theme", "dark, light"),
        (7, "seat.lock_after", "0 … 240"),
    }


@pytest.mark.parametrize("text", ["look.theme = ", "\x00\x01", "[look\ntheme=1", "[[look]]\na=1"])
def test_a_broken_file_says_so_and_stops_nothing(paths: Paths, text: str) -> None:
    paths.seat.write_text(text)
    settings = Settings(paths)
    assert settings.value(declared.THEME) == "dark"
    assert bool(settings.problems) == (not text.startswith("[["))


def test_a_file_in_another_encoding_or_a_folder_stops_nothing(paths: Paths) -> None:
    paths.seat.write_bytes(b"# \xff\xfe\n")
    paths.machine.mkdir()
    assert len(Settings(paths).problems) == 2


def test_comments_and_what_a_newer_console_wrote_stay(paths: Paths) -> None:
    before = '# for the hall\n[look]\n# old\ntheme = "light"\nnewer = 3\n\n[future]\nthing = "x"\n'
    paths.seat.write_text(before)
    write_value(paths.seat, "look.theme", "dark")
    assert paths.seat.read_text() == before.replace("light", "dark")
    file = read_file(paths.seat)
    assert file.values == {"look.theme": "dark"} and file.unknown == ("look.newer", "future.thing")


def test_a_setting_taken_back_is_what_stands_below(paths: Paths) -> None:
    settings = Settings(paths)
    settings.set("look.scale", 150)
    settings.set("look.scale", None)
    assert settings.in_force(declared.SCALE).level is Level.DEFAULT
    assert paths.seat.read_text().strip() == ""


@pytest.mark.parametrize(
    ("name", "value", "level", "code"),
    [
        ("look.colour", "red", None, "unknown"),
        ("look.scale", 99, None, "unfit"),
        ("look.scale", True, None, "unfit"),
        ("look.theme", "dark", Level.PERSON, "level"),  # nobody sits there
        ("hub.address", "x", Level.SEAT, "level"),  # the machine's
        ("look.scale", 150, Level.HALL, "level"),  # the policy is written by the hall alone
    ],
)
def test_what_cannot_be_set_says_why(paths, name, value, level, code) -> None:
    with pytest.raises(NotSet) as refusal:
        Settings(paths).set(name, value, level)
    assert refusal.value.code == code


def test_each_change_is_told_and_audited_once(paths: Paths) -> None:
    audited: list[tuple[str, str, str, str]] = []
    settings = Settings(paths, audit=lambda *told: audited.append(told))
    heard: list[str] = []
    settings.changed.append(heard.append)
    settings.set("look.scale", 150)
    settings.set("look.scale", 150)
    assert heard == ["look.scale"]
    assert audited[0] == ("look.scale", "100", "150", "seat")


def test_what_is_said_at_the_start_wins_for_this_run(tmp_path: Path) -> None:
    data = ["--data", str(tmp_path)]
    write_value(tmp_path / "settings.toml", "look.scale", 150)
    options = parse([*data, "--theme", "light", "--set", "look.scale=125"])
    assert options.theme == "light"
    assert options.settings.in_force(declared.SCALE).level is Level.START
    assert parse(data).settings.value(declared.SCALE) == 150


@pytest.mark.parametrize("given", ["look.scale=abc", "look.colour=red", "look.scale"])
def test_a_mistake_at_the_start_ends_in_a_plain_sentence(
    tmp_path: Path, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(["--data", str(tmp_path), "--set", given])
    assert "--set" in capsys.readouterr().err


def test_the_command_line_lists_sets_and_explains(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path), "--policy", str(tmp_path / "policy.toml")]
    assert main(["set", "look.scale", "150", *data]) == 0
    assert main(["get", "look.scale", *data]) == 0
    assert "150" in capsys.readouterr().out.splitlines()[-1]
    assert main(["set", "look.scale", "5", *data]) == 1
    assert "100 … 200" in capsys.readouterr().err
    (tmp_path / "policy.toml").write_text('locked = ["look.scale"]\nlook.scale = 100\n')
    assert main(["set", "look.scale", "150", *data]) == 1
    assert main(["list", *data]) == 0
    assert "大厅锁定" in capsys.readouterr().out


def test_every_setting_is_fit_in_both_languages_and_stands_in_the_manual() -> None:
    for setting in SETTINGS:
        assert setting.check(setting.default) == setting.default
        assert setting.group in GROUPS
        words = (setting.title.zh, setting.title.en, setting.help.zh, setting.help.en)
        assert all(words), setting.name
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "write_setting_pages.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_doctor_names_file_and_line(paths: Paths) -> None:
    (well,) = look(paths.seat.parent, paths)
    assert well.verdict == "ok" and "0 项由大厅锁定" in well.zh
    paths.seat.write_text("look.scale = 900\n")
    (found,) = look(paths.seat.parent, paths)
    assert f"{paths.seat}:1 look.scale" in found.zh and "100 … 200" in found.to_do_zh


def test_the_scale_of_a_seat_is_what_qt_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "")  # what is set here is gone after the test
    monkeypatch.delenv("QT_SCALE_FACTOR")
    scale_by(parse(["--data", str(tmp_path)]))
    assert "QT_SCALE_FACTOR" not in os.environ
    write_value(tmp_path / "settings.toml", "look.scale", 150)
    scale_by(parse(["--data", str(tmp_path)]))
    assert os.environ["QT_SCALE_FACTOR"] == "1.5"
    monkeypatch.delenv("QT_SCALE_FACTOR")


def test_what_only_the_hall_says_is_not_taken_from_another_file(paths: Paths, capsys) -> None:
    days = hall_values.CERTIFICATE_DAYS
    for path, said in ((paths.policy, 45), (paths.machine, 90), (paths.seat, 120)):
        path.write_text(f"[hub]\ncertificate_days = {said}\n")
    settings = Settings(paths, {days.name: 60})
    assert settings.value(days) == 45
    assert {(p.file, p.line) for p in settings.problems} == {(paths.machine, 2), (paths.seat, 2)}
    for level in (None, Level.MACHINE, Level.PERSON):
        with pytest.raises(NotSet, match="level"):
            settings.set(days.name, 60, level)
    with pytest.raises(SystemExit):
        parse(["--set", "hub.certificate_days=60"])
    assert "policy file" in capsys.readouterr().err
    paths.policy.write_text("[hub]\ncertificate_days = 3\n")
    assert Settings(paths).value(days) == 30, "out of its range: the profile's"


@pytest.mark.parametrize("setting", hall_values.HALL_VALUES, ids=lambda each: each.name)
def test_a_value_of_the_profile_is_the_default_and_says_on_what_it_rests(setting) -> None:
    assert setting.check(profile_value(setting.profile)) == setting.default
    assert profile_source(setting.profile)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("23:30", "23:30"), ("6:05", "06:05"), ("２２：００", "22:00"), (" 00:00 ", "00:00")],
)
def test_a_time_is_understood_as_it_is_typed(typed: str, value: str) -> None:
    assert hall_values.NIGHT_FROM.parse(typed) == value


@pytest.mark.parametrize("typed", ["24:00", "22", "22:60", "-1:00", "", "22:00:00", "十点"])
def test_what_is_no_time_is_not_taken(typed: str) -> None:
    with pytest.raises(ValueError, match="23:59"):
        hall_values.NIGHT_FROM.parse(typed)


@pytest.mark.parametrize("typed", ["--5", "-", "", "9" * 5000, "1_0", "3.5", "十", "①"])
def test_what_is_no_number_is_told_in_the_settings_own_words(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^2 … 15$"):
        hall_values.MUTE_LONGEST.parse(typed)


def test_what_is_set_goes_over_the_profile_and_what_the_hall_locks_over_that(paths: Paths) -> None:
    settings = Settings(paths)
    assert sound_rules(settings) == load_sound_rules(), "nothing said: the profile's"
    settings.sit("linlan")
    said = {
        hall_values.REPEAT_RED: 6,
        hall_values.SPEAKS: False,
        hall_values.MUTE_LONGEST: 5,
        hall_values.NIGHT_FROM: "20:30",
        hall_values.PLANS_UNTIL: "05:00",
        hall_values.REPLAY_DAYS: 30,
    }
    for setting, value in said.items():
        settings.set(setting.name, value)
    rules = sound_rules(settings)
    assert rules.repeat[Severity.RED] == 6 and rules.repeat[Severity.ORANGE] == 8
    assert not rules.speaks and rules.mute == (120, 300)
    assert night_look(settings) == Night(time(20, 30), time(6))
    assert night_plans(settings) == Night(time(22), time(5))
    assert replay_bounds(settings).kept == timedelta(days=30)
    paths.policy.write_text('locked = ["sound.speech"]\n[sound]\nspeech = true\n')
    settings.load()
    assert sound_rules(settings).speaks
    with pytest.raises(NotSet, match="locked"):
        settings.set("sound.speech", False)


@pytest.mark.parametrize(
    "wrong", ["ftp://x", "not a url", "http://", "10.0.0.5:8443", "http://x:y"]
)
def test_an_address_that_is_none_is_said_and_not_tried_for_ever(wrong: str) -> None:
    with pytest.raises(ValueError, match="https://HOST"):
        said_at_start({declared.HUB_ADDRESS: wrong}, [])
    with pytest.raises(ValueError, match="https://HOST"):
        said_at_start({}, [f"hub.address={wrong}"])


@pytest.mark.parametrize(
    "right", ["", "https://10.0.0.5:8443", "http://[::1]:80", "https://中心.test"]
)
def test_an_address_is_taken(right: str) -> None:
    assert said_at_start({declared.HUB_ADDRESS: right}, []) == {"hub.address": right}
