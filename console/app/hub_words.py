"""Words of the hub that come in both languages (`place: 中文 · English`), as a screen has them."""

from console.plugin_api.words import Words


def said_by_hub(line: str) -> Words:
    """Return a line of the hub in both languages; one that has only one is the same in both."""
    zh, _, en = line.partition(" · ")
    place, colon, _ = zh.partition(": ")
    return Words(zh[:200], f"{place}{colon}{en}"[:400] if en else "")
