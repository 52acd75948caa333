"""Every error has a number for the phone, and the four things a person needs to know."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import offline_cache.keys
import offline_cache.recovery_key
from console.contract.reasons import REASONS
from console.settings.error_book import by_number, error_book, usual_key
from console.shell.error_panel import number_in, what_words
from console.sync.trouble import LINK_REASONS
from offline_cache.problems import StoreProblem

ROOT = Path(__file__).parents[2]
CARDS = (
    "alert_unknown", "dispatched_after_close", "recovered_differs", "recovered_refused",
    "number_twice", "official_twice", "counted_twice", "diversion_contradicts", "figures_apart",
)  # fmt: skip
"""Codes of cards: facts that contradict each other and stand both."""
KEYS = (
    "wrong_key", "wrong_passphrase", "passphrase_needed", "key_unavailable", "no_recovery",
    "wrong_recovery", "recovery_mistyped",
)  # fmt: skip
"""What is typed or given to open the files of a seat."""
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


def test_a_code_may_mean_another_thing_than_its_kind() -> None:
    """101: what is not found any more is forbidden by no rule."""
    means = error_book()["not_found"].means
    assert "按规则" not in means[0] and "rule" not in means[1]
    assert "按规则" in error_book()["owned_by_other"].means[0]


def test_what_to_do_is_about_the_error_itself() -> None:
    """H720: “look at the record and decide” helps nobody whose PIN, reason or wall it is about."""
    person = [e for e in error_book().values() if e.number < 300 or 500 <= e.number < 600]
    advice = Counter(entry.to_do(usual_key)[0] for entry in person)
    assert [words for words, count in advice.items() if count > 3] == []


@pytest.mark.parametrize("code", [*CARDS, *KEYS])
def test_what_it_means_is_true_of_the_error(code: str) -> None:
    """H720: a card refuses nothing, and a mistyped passphrase is no trouble of the disk."""
    entry = error_book()[code]
    if code in CARDS:
        assert "两边都留着" in entry.means[0] and "Ctrl+J" in entry.to_do(usual_key)[0]
    else:
        assert "没有改动" in entry.means[0] and "纸笔" not in entry.to_do(usual_key)[0]


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
