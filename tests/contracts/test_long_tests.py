"""A long run that could not try a package has failed: green must mean that all of it was built."""

import os
import re
from pathlib import Path

import pytest

from tests.support import long_packages

ROOT = Path(__file__).resolve().parents[2]
OF_PACKAGES = ("end2end/bare", "end2end/older", "end2end/windows", "support/long_packages.py")


def test_h810_without_root_the_bare_trees_fail_and_say_what_was_not_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(pytest.fail.Exception, match=r"nothing of this package was tried.*root"):
        long_packages.tree("COMMAND_HALL_NO_TREE", tmp_path)


def test_h810_no_long_test_of_a_package_is_left_out_without_a_word() -> None:
    places = [ROOT / "tests" / name for name in OF_PACKAGES]
    places += [ROOT / "tests/end2end" / f"test_{name}.py" for name in (
        "reproducible_packages", "wheel", "input_methods", "domestic")]  # fmt: skip
    files = [
        each for place in places for each in (place.rglob("*.py") if place.is_dir() else [place])
    ]
    assert len(files) > 12
    skipped = [
        each.name
        for each in files
        if re.search(r"pytest\.(skip|importorskip)\(", each.read_text("utf-8"))
    ]
    assert skipped == []
