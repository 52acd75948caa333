"""Both readmes say the same of what was measured, and name what can be run."""

import re
from pathlib import Path

import pytest

from console.__main__ import PROGRAMS
from console.bench.__main__ import NAMES

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh-CN.md")
MEASURED = re.compile(r"(?s)<!-- bench:begin -->\n```\n(.*?)\n```\n")
TABLE = re.compile(r"(?m)^\| (?:streams|\d+ x) .*$")


def told(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_both_readmes_have_the_same_measurements() -> None:
    """The Chinese one had no line of the patrol bench."""
    english, chinese = (MEASURED.findall(told(name)) for name in READMES)
    assert english and english == chinese
    english, chinese = (TABLE.findall(told(name)) for name in READMES)
    assert len(english) > 4 and english == chinese


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_benches_and_words_that_there_are(name: str) -> None:
    text = told(name)
    named = re.findall(r"bench ([a-z|]+)", text)
    assert len(named) > 10
    assert {each for words in named for each in words.split("|")} <= set(NAMES)
    words = set(re.findall(r"\./hall ([a-z][a-z-]*)", text))
    assert words <= {*PROGRAMS, "test", "package"}
