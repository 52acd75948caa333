"""Parts of a text file that a program writes, between marks that a reader of it does not see."""

import re
from collections.abc import Mapping


def filled(text: str, parts: Mapping[str, str]) -> str:
    """Return a text with its marked parts written anew.

    Args:
        text: has `<!-- begin NAME -->` and `<!-- end NAME -->`, each on a line of its own.
        parts: lines for each name.

    Raises:
        ValueError: a name has no marks, or has them twice.
    """
    for name, lines in parts.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->\n"
        pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        found = pattern.findall(text)
        if len(found) != 1:
            raise ValueError(f"{begin.strip()} stands {len(found)} times in the text, not once")
        text = text.replace(found[0], f"{begin}\n{lines.strip()}\n\n{end}")
    return text


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a table of Markdown; a bar inside a cell does not end it."""
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")
