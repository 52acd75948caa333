"""The house stands as it was drawn: floors, words on every door, files that read in one sitting."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("console", "widgets", "offline_cache", "resources")
LONGEST = 350


def sources() -> list[Path]:
    return sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_imports_keep_to_the_floors() -> None:
    # In a process of its own: the tool sets up logging for all of this one.
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


@pytest.mark.parametrize("words", [("check",), ("format", "--check")], ids=["lint", "format"])
def test_the_whole_tree_is_clean(words) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [ruff, *words, "--no-cache", "."], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_every_folder_says_what_it_is_for() -> None:
    packages = [path for path in sources() if path.name == "__init__.py"]
    assert len(packages) > 20
    silent = [
        path.parent.relative_to(ROOT).as_posix()
        for path in packages
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_no_folder_of_code_is_without_its_door() -> None:
    folders = {path.parent for path in sources()}
    assert [f for f in folders if not (f / "__init__.py").exists()] == []


def test_a_file_reads_in_one_sitting() -> None:
    names = {path.relative_to(ROOT).as_posix(): lines_of(path) for path in sources()}
    assert {name: n for name, n in names.items() if n > LONGEST} == {}
