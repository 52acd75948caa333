"""Words of the hub that come in both languages (`file:line: 中文 · English`), as shown."""

import re

from console.plugin_api.words import Words

_ENTRY = re.compile(r"(:\d+:) \[[^\]]*\]")
"""The id of an entry behind its line: who has the line needs no id."""


def said_by_hub(line: str) -> Words:
    """Return a line of the hub in both languages; one that has only one is the same in both."""
    zh, _, en = _ENTRY.sub(r"\1", line).partition(" · ")
    place, colon, _ = zh.partition(": ")
    return Words(zh[:200], f"{place}{colon}{en}"[:400] if en else "")
