"""A fix that names a command names one that is there, wherever this program was installed."""

import re
from pathlib import Path

from console.app import doctor, doctor_machine, program_name
from console.app.program_name import install_again, program

NOWHERE = Path("/nowhere/hall")


def test_each_installation_is_called_as_a_person_calls_it(tmp_path: Path) -> None:
    starter = tmp_path / "hall"
    starter.touch()
    assert program({}, starter) == "./hall"
    assert program({}, NOWHERE, "linux") == "command-hall"
    assert program({}, NOWHERE, "win32") == "hall"
    assert program({"APPIMAGE": "/媒体/hall-1.AppImage"}, NOWHERE) == "./hall-1.AppImage"


def test_where_no_checkout_is_nobody_is_sent_to_one(monkeypatch) -> None:
    monkeypatch.setattr(program_name.install_again, "__defaults__", (NOWHERE,))
    told = doctor_machine.judge_binding("6.12.0", (3, 11))
    assert "安装包" in told.to_do_zh and "package" in told.to_do_en
    assert "./hall" not in told.to_do_zh + told.to_do_en
    zh, en = install_again(NOWHERE)
    assert told.to_do_zh.startswith(zh) and told.to_do_en.startswith(en)


def test_no_look_of_the_doctor_names_the_starter_of_a_checkout_itself() -> None:
    for path in Path(doctor.__file__).parent.glob("doctor_*.py"):
        fixes = re.findall(r'"[^"\n]*\./hall[^"\n]*"', path.read_text("utf-8"))
        assert fixes == [], path.name
