"""The guide of workbooks says what reads them; the zoo's table names every animal and its words."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from console.bench.plugins_zoo_cages import CAGES
from console.bench.plugins_zoo_table import words
from console.plugin_host.sheets.bureau_form import HEADS, PARTS, SHEETS
from console.runtime.marked_text import filled, table

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "plugins-workbook.md"
MOST_BYTES = 100_000
"""Of all pictures of the guide together."""


def test_the_guide_is_fresh() -> None:
    command = [sys.executable, "-P", str(ROOT / "packaging" / "write_workbook_guide.py"), "--check"]
    assert subprocess.run(command, cwd=ROOT).returncode == 0, "run write_workbook_guide.py"


def test_the_guide_explains_every_sheet_column_and_part() -> None:
    text = GUIDE.read_text("utf-8")
    for sheet in SHEETS:
        assert f"### {sheet}：" in text
    for name in (head.name for heads in HEADS.values() for head in heads):
        assert f"| {name} |" in text
    for part in PARTS:
        assert f"| {part} |" in text
    assert all(head.says for heads in HEADS.values() for head in heads), "each cell says it too"


def test_its_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "pictures" / "plugins").glob("*.webp"))
    assert pictures and sum(each.stat().st_size for each in pictures) <= MOST_BYTES


def test_the_table_of_the_zoo_has_a_line_of_words_and_figures_for_each() -> None:
    text = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    for cage in CAGES:
        line = re.escape(f"| {' | '.join(words(cage))} |") + r"( \d+ \|){4}\n"
        assert re.search(line, text), f"{cage.name}: run ./hall bench plugins --zoo --write"


def test_only_what_stands_between_the_marks_is_written() -> None:
    text = "a\n<!-- begin x -->\nold\n<!-- end x -->\nb\n"
    told = filled(text, {"x": table(("h",), [("1|2",)])})
    wanted = "a\n<!-- begin x -->\n\n| h |\n| --- |\n| 1\\|2 |\n\n<!-- end x -->\nb\n"
    assert told == wanted and filled(told, {"x": table(("h",), [("1|2",)])}) == told
    with pytest.raises(ValueError, match="0 times"):
        filled(text, {"y": ""})
