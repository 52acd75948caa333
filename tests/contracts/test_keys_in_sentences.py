"""No sentence names a key that a person may have changed (H853)."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from console.commands.fixed_keys import FIXED_KEYS
from console.settings.error_book import error_book
from tests.contracts.test_commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
PAIRS, ERRORS = RESOURCES / "i18n" / "pairs", RESOURCES / "errors.toml"
KEY = re.compile(
    r"(?:Ctrl|Alt|Shift)[+ ][A-Z0-9]|\bF\d{1,2}\b|按 ?[A-Z0-9](?![A-Za-z0-9.])|; [A-Z] "
)
IN_ENGLISH = re.compile(r"\b(?:with|press|by|or) [A-Z0-9]\b|\([A-Z]\)|\b[A-Z] (?:goes|says|finds)")
FIXED = {
    "Ctrl K finds it by this code or number",  # on paper, which follows nobody
    "This machine has no printer; S keeps a PDF",
    "It could not be printed; S keeps a PDF",
    "No preview of this type; S saves a copy",
    "This picture cannot be shown; S saves a copy",
    "This machine has no printer; S keeps a PDF, or write it down",
    "{0}: text is {1} mm high; {2} % from the next start, another by {3}, S",
    "Alerts keep coming; Ctrl 1 leads back to them",
    "Press Ctrl R in the console: it opens the replay beside itself",  # said before any console
    "10 s, Shift 60 s",
}
"""Sentences about keys that nobody can change: of a slip, a file, the plans' panel, the rail."""

FIXED_ERRORS = {
    "在“插件准入”里选中待换的那一行，由值班长按 4 定本席先试用",
    "in the list of plugins the shift leader names a desk by 4 on the line that is armed",
}
"""Advice with a key that nobody can change: of a panel's row."""

NAMED = re.compile(
    r"(?:\b(?:Ctrl|Alt|Shift)\+)+(?:F\d{1,2}|Enter|Home|Delete|Tab|[A-Z0-9.,/])(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9+])F\d{1,2}(?!\d)"
)
NOT_OURS = {"Ctrl+.", "Ctrl+C", "Ctrl+Z", "Ctrl+Alt+A", "Ctrl+Shift+F", "Alt+F4"}
"""Keys of input methods, the desktop and text fields."""
OF_A_PANEL = {"Ctrl+Shift+Enter"}
"""Keys that a panel has on its buttons, and nowhere else."""


def sentences(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for english, value in told.items():
        if isinstance(value, dict):
            yield from sentences(value)
        else:
            yield english, str(value)


def test_a_sentence_leaves_room_for_the_key_that_is_chosen_now() -> None:
    named = set[str]()
    for file in sorted(PAIRS.glob("*.toml")):
        for english, chinese in sentences(tomllib.loads(file.read_text("utf-8"))):
            if KEY.search(english) or ("长按" not in chinese and KEY.search(chinese)):
                named.add(english)
    assert named == FIXED


def test_no_advice_about_an_error_names_a_key_that_may_be_another_one() -> None:
    """H909: what is read under Shift+F1 is pressed."""
    told = tomllib.loads(ERRORS.read_text("utf-8"))
    named = {
        words
        for _, words in sentences({"kind": told["kind"], "code": told["code"]})
        if KEY.search(words) or IN_ENGLISH.search(words)
    }
    assert named == FIXED_ERRORS


def test_the_usual_keys_of_advice_are_those_of_the_commands() -> None:
    declared = {command.id: command.key for _, command in COMMANDS}
    told = tomllib.loads(ERRORS.read_text("utf-8"))
    assert told["keys"] == {id: declared[id] for id in told["keys"]}
    asked = set[str]()
    for entry in error_book().values():
        entry.to_do(lambda id: asked.add(id) or "")
    assert asked == set(told["keys"])


def test_the_manual_s_page_of_keys_is_what_is_declared() -> None:
    """It named keys of the map, of settings and of walls nowhere, under the title of all keys."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "write_key_pages.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = (ROOT / "docs" / "manual" / "zh" / "keys.md").read_text("utf-8")
    keys = {command.key.replace("Return", "Enter") for _, command in COMMANDS if not command.on}
    assert len(keys) > 40 and all(f"| {key} |" in told for key in keys if key)


def test_no_page_of_the_manual_names_a_key_that_nothing_has() -> None:
    keys = {command.key for _, command in COMMANDS} | {k for f in FIXED_KEYS for k in f.keys}
    bound = {key.replace("Return", "Enter") for key in keys} | NOT_OURS | OF_A_PANEL
    pages = [*(ROOT / "docs" / "manual").rglob("*.md"), *ROOT.glob("README*.md")]
    named = {str(page): set(NAMED.findall(page.read_text("utf-8"))) for page in pages}
    assert len(set().union(*named.values())) > 40
    assert {name: keys - bound for name, keys in named.items() if keys - bound} == {}
