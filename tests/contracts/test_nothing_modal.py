"""Nothing is modal: no event loop of its own, no window that keeps the hand from all others."""

import ast
from collections.abc import Iterator
from pathlib import Path

import console
import widgets

WAITS = {"exec", "exec_", "setModal", "setWindowModality"}
MODAL = {"ApplicationModal", "WindowModal", "QMessageBox", "QInputDialog", "QProgressDialog"}
ASKS = {"getOpenFileName", "getSaveFileName", "getExistingDirectory", "getText", "getItem"}
LOOPS = {
    "console/app/kept_code.py": "runs what dataclasses wrote, no loop",
    "console/bench/cache_bare.py": "the loop of a program of its own",
    "console/bench/rest_bare.py": "the loop of a program of its own",
    "console/bench/patrol.py": "the loop of a program of its own",
    "console/bench/plugins_seat.py": "the loop of a program of its own",
    "console/bench/wall_stage.py": "the loop of a program of its own",
    "console/bench/wall_viewer.py": "the loop of a program of its own",
}


def found_in(source: str) -> Iterator[str]:
    """Yield the names in a source that wait for a person, or stand before everything else."""
    for node in ast.walk(ast.parse(source)):
        func = node.func if isinstance(node, ast.Call) else None
        if isinstance(func, ast.Attribute) and func.attr in WAITS | ASKS:
            yield func.attr
        if isinstance(node, ast.Attribute | ast.Name):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            if name in MODAL:
                yield name


def test_no_part_of_the_console_waits_modally() -> None:
    """screens 1: nothing is modal except the last step of an area-wide command."""
    root = Path(console.__file__).parents[1]
    folders = (Path(console.__file__).parent, Path(widgets.__file__).parent)
    sources = [file for folder in folders for file in folder.rglob("*.py")]
    assert len(sources) > 300
    modal = {}
    for file in sources:
        names = sorted(set(found_in(file.read_text("utf-8"))))
        if names and file.relative_to(root).as_posix() not in LOOPS:
            modal[file.relative_to(root).as_posix()] = names
    assert modal == {}


def test_the_reading_finds_what_it_looks_for() -> None:
    source = (
        "box.exec()\nbox.setModal(True)\nx = Qt.WindowModality.ApplicationModal\nQMessageBox(w)\n"
    )
    assert set(found_in(source)) == {"exec", "setModal", "ApplicationModal", "QMessageBox"}
