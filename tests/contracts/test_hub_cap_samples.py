"""Every file of the optional samples is taken, or put aside for a reason that makes sense."""

import os
from pathlib import Path

import pytest

from tests.unit.hub.hub_desk import Desk

FOLDER = Path(os.environ.get("COMMAND_HALL_SAMPLES", "nowhere")) / "cap"
FILES = sorted(path for path in FOLDER.glob("*") if path.is_file())

if FILES:

    @pytest.mark.samples
    @pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
    def test_a_sample_is_taken_or_put_aside(file: Path, tmp_path: Path) -> None:
        desk = Desk(tmp_path / "hub")
        answers = desk.post_cap(file.read_bytes())
        assert answers
        if "invalid" in file.name:
            assert [a.code for a in answers] == ["cap_incomplete"]
        else:
            assert {(a.status, a.effect) for a in answers} == {("new", "opened")}
            assert all(desk.body("alert", a.alert)["title"] for a in answers)
        desk.core.close()
