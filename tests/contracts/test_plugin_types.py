"""What authors of plugins import is typed: the modules of the door and the template, strictly."""

from pathlib import Path

import pytest
from mypy import api

from console.app import plugin_word
from console.plugin_host.shipped import SDK, SHIPPED


def strictly(monkeypatch: pytest.MonkeyPatch, cache: Path, *files: Path) -> str:
    monkeypatch.setenv("MYPYPATH", str(SDK))
    options = ["--strict", "--config-file", "", "--cache-dir", str(cache)]
    out, errors, status = api.run([*options, *map(str, files)])
    return "" if status == 0 else out + errors


def test_the_doors_modules_and_a_new_plugin_are_typed_strictly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert plugin_word.main(["new", "lake", "--name", "水务局", "--folder", str(tmp_path)]) == 0
    cache = tmp_path / "cache"
    assert strictly(monkeypatch, cache, *sorted(SDK.glob("*.py"))) == ""
    assert strictly(monkeypatch, cache, tmp_path / "lake" / "guest" / "main.py") == ""
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from hall_guest import Guest\nGuest(1).data(2, 3)\n", "utf-8")
    assert "arg-type" in strictly(monkeypatch, cache, wrong), "a caller's mistake is found"


@pytest.mark.parametrize("bureau", ["enforcement", "flood", "lift"])
def test_the_first_three_are_typed_as_what_authors_copy_from_them(
    bureau: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert strictly(monkeypatch, tmp_path, SHIPPED / bureau / "guest" / "main.py") == ""


@pytest.mark.parametrize("door", ["plugin_api", "plugin_api_qt"])
def test_what_a_native_page_imports_says_that_it_is_typed(door: str) -> None:
    assert (SHIPPED.parent / "console" / door / "py.typed").is_file()
