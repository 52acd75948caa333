"""No sentence names a key that a person may have changed (H853)."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAIRS = Path(__file__).resolve().parents[2] / "resources" / "i18n" / "pairs"
KEY = re.compile(
    r"(?:Ctrl|Alt|Shift)[+ ][A-Z0-9]|\bF\d{1,2}\b|按 ?[A-Z0-9](?![A-Za-z0-9.])|; [A-Z] "
)
FIXED = {
    "Ctrl+K finds it by this code or number",  # on paper, which follows nobody
    "This machine has no printer; S keeps a PDF",
    "It could not be printed; S keeps a PDF",
    "No preview of this type; S saves a copy",
    "This picture cannot be shown; S saves a copy",
    "This machine has no printer; S keeps a PDF, or write it down",
    "{0}: text is {1} mm high; {2} % from the next start, another by {3}, S",
    "Alerts keep coming; Ctrl+1 leads back to them",
    "Press Ctrl+R in the console: it opens the replay beside itself",  # said before any console
    "10 s, Shift 60 s",
}
"""Sentences about keys that nobody can change: of a slip, a file, the plans' panel, the rail."""


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
