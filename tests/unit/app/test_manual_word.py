"""`manual`: where it lies, a page of it, a copy of all; and words for a page that is not there."""

from pathlib import Path

import pytest

from console.app import manual_word
from console.runtime import program_name

Said = pytest.CaptureFixture[str]


def test_it_tells_where_it_lies_and_what_there_is(capsys: Said) -> None:
    assert manual_word.main([]) == 0
    first, how, *rows = capsys.readouterr().out.splitlines()
    assert Path(first).is_file() and first.endswith("manual/zh/README.md")
    assert how.startswith(program_name.program())
    assert any(row.split() == ["install", "给安装维护人员"] for row in rows)
    assert "packages" in rows[-1].split()


@pytest.mark.parametrize(
    ("page", "language", "title"),
    [
        ("install", "zh_CN", "# 给安装维护人员"),
        ("packages", "zh_CN", "# 安装包（Linux）"),
        ("packages", "en", "# Packages (Linux)"),
        ("licences", "zh_CN", "# 许可证对采购单位意味着什么"),
        ("operations", "zh_CN", "# Operations guide"),
    ],
)
def test_a_page_is_printed_in_the_language_of_the_reader(
    capsys: Said, page: str, language: str, title: str
) -> None:
    assert manual_word.main([page, "--language", language]) == 0
    assert capsys.readouterr().out.splitlines()[0] == title


@pytest.mark.parametrize("page", ["instal", "../../README", "/etc/passwd"])
def test_a_page_that_is_not_there_is_said_with_those_that_are(capsys: Said, page: str) -> None:
    assert manual_word.main([page]) == 1
    told = capsys.readouterr()
    assert f"手册没有这一页 / no such page: {page}" in told.err and "install" in told.out


def test_all_of_it_is_copied_where_it_can_be_opened(capsys: Said, tmp_path: Path) -> None:
    """An AppImage's folders are gone when the program ends."""
    assert manual_word.main(["--to", str(tmp_path / "手册")]) == 0
    where = Path(capsys.readouterr().out.strip().partition(": ")[2])
    assert where.is_file() and (where.parent / "pictures").is_dir()


def test_a_renamed_appimage_is_called_by_the_name_it_has(
    capsys: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "manual/zh/install.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"{manual_word.LAID_IN_APPIMAGE} doctor\n", "utf-8")
    monkeypatch.setattr(manual_word, "docs_folder", lambda: tmp_path)
    monkeypatch.setattr(manual_word, "program", lambda: "./控制台.AppImage")
    assert manual_word.main(["install"]) == 0
    assert capsys.readouterr().out == "./控制台.AppImage doctor\n"


def test_without_a_manual_it_is_said_what_to_do(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manual_word, "docs_folder", lambda: None)
    assert manual_word.main([]) == 1
    assert "重装程序包" in capsys.readouterr().err
