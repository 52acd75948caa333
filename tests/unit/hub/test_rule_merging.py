"""What ships anew comes into the hall's file, and the hall's changes stay (B-27)."""

import tomllib
from pathlib import Path

import pytest

from console.hub.rules import words
from console.hub.rules.file import keep_shipped, shipped, shipped_file
from console.hub.rules.merging import BASED_ON, based, merged
from console.hub.rules.reading import read_rules, version_of
from tests.unit.hub.test_rule_files import HEAD, rule

BASE = HEAD + rule("a", "delay = 10") + rule("b", match='source = ["b"]')


def ids(text: str) -> list[str]:
    return [one.id for one in read_rules(text.encode()).rules]


def test_a_hall_that_changed_nothing_has_what_ships_now() -> None:
    theirs = HEAD + rule("a", "delay = 20") + rule("new", match='source = ["n"]')
    result = merged(BASE, BASE, theirs)
    assert read_rules(result.text.encode()).rules == read_rules(theirs.encode()).rules
    assert (sorted(result.taken), result.disputed) == (["a", "b", "new"], [])


def test_what_the_hall_changed_added_and_removed_stays_as_it_is_written() -> None:
    own = rule("own", match='source = ["o"]')
    ours = HEAD.replace("本地", "我厅") + "# 我们的\n" + rule("a", "delay = 30  # 试过") + own
    result = merged(BASE, ours, BASE + rule("new", match='source = ["n"]'))
    assert ids(result.text) == ["a", "new", "own"]
    for written in ("# 我们的\n[[rule]]", "delay = 30  # 试过", '"我厅"'):
        assert written in result.text
    assert (result.taken, result.disputed) == (["new"], [])


def test_what_both_changed_stays_the_halls_and_is_said() -> None:
    result = merged(BASE, BASE.replace("delay = 10", "delay = 30"),
                    BASE.replace("delay = 10", "delay = 20"))  # fmt: skip
    assert "delay = 30" in result.text
    assert (result.taken, result.disputed) == ([], ["a"])
    gone = merged(BASE, BASE.replace("delay = 10", "delay = 30"), HEAD)
    assert (ids(gone.text), gone.taken, gone.disputed) == (["a"], ["b"], ["a"])


def test_the_same_change_on_both_sides_is_none() -> None:
    both = BASE.replace("delay = 10", "delay = 20")
    assert merged(BASE, both, both).disputed == []


def test_what_is_new_stands_behind_what_it_follows_where_it_ships() -> None:
    """The first that fits holds: order is part of the meaning."""
    theirs = HEAD + rule("a", "delay = 10") + rule("c") + rule("b", match='source = ["b"]')
    assert ids(merged(BASE, BASE, theirs).text) == ["a", "c", "b"]


def test_the_file_says_on_what_it_is_based_from_then_on() -> None:
    theirs = BASE + rule("new")
    once = merged(BASE, based(BASE, BASE.encode()), theirs)
    assert tomllib.loads(once.text)[BASED_ON] == version_of(theirs.encode())
    twice = merged(theirs, once.text, theirs)
    assert (twice.text, twice.taken) == (once.text, [])


def test_by_word_it_finds_what_shipped_and_changes_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_shipped(tmp_path)
    assert shipped_file(tmp_path, shipped().version).read_bytes() == shipped().raw
    old = shipped().raw.decode().replace("settle = 120", "settle = 60")
    shipped_file(tmp_path, version_of(old.encode())).write_text(old, "utf-8")
    file = tmp_path / "ours.toml"
    file.write_text(based(old.replace("hold_off = 600", "hold_off = 900"), old.encode()), "utf-8")
    before = file.read_bytes()
    asked = words.parser().parse_args(["merge", str(file), "--data", str(tmp_path)])
    assert words.run(asked) == 0
    told = capsys.readouterr()
    assert "settle = 120" in told.out and "hold_off = 900" in told.out
    assert "water-level" in told.err
    assert file.read_bytes() == before


def test_a_file_that_does_not_say_on_what_it_is_based_is_asked_for_it(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(BASE, "utf-8")
    with pytest.raises(ValueError, match="--base"):
        words.run(words.parser().parse_args(["merge", str(file), "--data", str(tmp_path)]))
