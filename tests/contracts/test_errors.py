"""Every error has a number for the phone, and the four things a person needs to know."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import offline_cache.keys
import offline_cache.recovery_key
from console.contract.reasons import REASONS
from console.settings.error_book import by_number, error_book
from console.shell.error_panel import number_in, what_words
from console.sync.trouble import LINK_REASONS
from offline_cache.problems import StoreProblem

ROOT = Path(__file__).parents[2]
OF_TOOLS = {"unfit", "store", "renewed"}
"""Codes that no screen shows."""


def kinds(of: type[StoreProblem]) -> set[type[StoreProblem]]:
    return {of}.union(*(kinds(each) for each in of.__subclasses__()))


def test_every_code_that_a_screen_can_show_has_a_number() -> None:
    assert offline_cache.keys and offline_cache.recovery_key
    codes = set(REASONS) | set(LINK_REASONS) | {each.code for each in kinds(StoreProblem)}
    assert codes - set(error_book()) - OF_TOOLS == set()


def test_no_number_is_given_twice_and_none_of_the_first_release_has_moved() -> None:
    numbers = Counter(entry.number for entry in error_book().values())
    assert [n for n, count in numbers.items() if count > 1] == []
    kept = {"not_found": 101, "owned_by_other": 108, "seat_locked": 205, "damaged": 506}
    assert {code: error_book()[code].number for code in kept} == kept


def test_each_says_what_happened_in_both_languages() -> None:
    for entry in error_book().values():
        zh, en = what_words(entry)
        assert zh != entry.code and en != entry.code, entry.code
        assert by_number(entry.number) is entry


def test_the_number_is_found_in_the_words_of_a_refusal() -> None:
    assert number_in("不予办理：已由他人认领，代码 108") == "108"
    assert number_in("Refused: somebody else has it, code 108") == "108"
    assert number_in("望汐路 119 弄") == ""


def test_the_manual_tells_the_same() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "write_error_pages.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
