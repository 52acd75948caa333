"""A fix that names a command names one that is there, wherever this program was installed."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.__main__ import PROGRAMS, main
from console.app import doctor_codes, doctor_machine
from console.runtime import program_name
from console.runtime.program_name import install_again, program
from console.settings.error_book import error_book

NOWHERE = Path("/nowhere/hall")
ROOT = Path(__file__).resolve().parents[3]
TYPED = re.compile(rf"(\./hall|command-hall) ({'|'.join(PROGRAMS)})\b(?! data 1)")
"""A command as a checkout or the .deb has it; `data 1` is the name of a form."""


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


@pytest.mark.parametrize("file", ["resources/doctor_codes.toml", "resources/errors.toml"])
def test_h804_no_table_of_fixes_names_the_program_itself(file: str) -> None:
    told = (ROOT / file).read_text("utf-8")
    assert [line for line in told.splitlines() if line[:1] != "#" and TYPED.search(line)] == []


def test_h804_no_sentence_of_the_console_names_the_program_itself() -> None:
    """An AppImage is started as ./FILE, on Windows it is `hall`: other words lead nowhere."""
    found = [
        f"{path.relative_to(ROOT)}: {text}"
        for path in (ROOT / "console").rglob("*.py")
        if not {"bench", "tour", "demo"} & set(path.parts)
        for text in sentences(ast.parse(path.read_text("utf-8")))
        if TYPED.search(text)
    ]
    assert found == []


def test_h804_the_help_says_what_is_typed_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: {program()} WORD")


def sentences(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of a module that are neither its comments nor the name of an own help."""
    apart = {
        id(word.value) for each in ast.walk(tree) if isinstance(each, ast.Call)
        for word in each.keywords if word.arg == "prog"
    }  # fmt: skip
    apart |= {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in apart:
            yield each.value


def test_h804_a_fix_is_typed_as_this_installation_is_called() -> None:
    fixes = [(code.fix_zh, code.fix_en) for code in doctor_codes.CODES.values()]
    told = "\n".join(word for pair in fixes for word in pair)
    told += "\n".join(word for entry in error_book().values() for word in entry.advice)
    assert "{program}" not in told
    assert f"{program()} doctor --video-test" in told and f"{program()} journal salvage" in told
