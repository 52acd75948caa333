"""What was said at the installation counts as the machine's, below the machine's own file."""

from pathlib import Path

from console.settings.installed import from_registry, with_installed
from console.settings.setting_file import SettingFile

SAID = {"HubAddress": "https://10.0.0.5:8443", "Seat": "01", "Language": "zh_CN", "PolicyFile": ""}


def test_hub_seat_and_language_are_settings(tmp_path: Path) -> None:
    machine = with_installed(SettingFile(tmp_path / "none"), tmp_path / "policy.toml", lambda: SAID)
    assert machine.values == {
        "hub.address": "https://10.0.0.5:8443",
        "seat.id": "01",
        "look.language": "zh_CN",
    }
    assert not machine.problems


def test_the_machines_own_file_wins(tmp_path: Path) -> None:
    own = SettingFile(tmp_path / "settings.toml", {"seat.id": "07"})
    assert with_installed(own, tmp_path / "policy.toml", lambda: SAID).values["seat.id"] == "07"


def test_a_wrong_word_is_told_with_its_place(tmp_path: Path) -> None:
    said = {**SAID, "Language": "zh-CN"}
    machine = with_installed(SettingFile(tmp_path / "none"), tmp_path / "policy.toml", lambda: said)
    assert [problem.name for problem in machine.problems] == ["look.language"]
    assert "look.language" not in machine.values


def test_h608_a_policy_file_that_did_not_arrive_is_told(tmp_path: Path) -> None:
    said = {**SAID, "PolicyFile": "D:\\policy.toml"}
    policy = tmp_path / "policy.toml"
    machine = with_installed(SettingFile(tmp_path / "none"), policy, lambda: said)
    assert [problem.file for problem in machine.problems] == [policy]
    assert "D:\\policy.toml" in machine.problems[0].allowed
    policy.write_text("")
    assert not with_installed(SettingFile(tmp_path / "none"), policy, lambda: said).problems


def test_other_systems_have_no_registry() -> None:
    assert from_registry() == {}
