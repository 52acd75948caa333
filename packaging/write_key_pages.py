"""Write the tables of the manual's pages of all keys; `--check` only compares.

They are made of the declarations; what stands above and below them is written by hand.
"""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from console.commands.fixed_keys import FIXED_KEYS, FixedKeys  # noqa: E402
from console.commands.registry import Command, Text  # noqa: E402
from console.shell.keys import scope_words  # noqa: E402
from console.tour.declared_keys import declared_commands  # noqa: E402
from widgets.common.key_words import key_words  # noqa: E402

BEGIN = "<!-- from the declarations: packaging/write_key_pages.py -->\n"
END = "<!-- by hand again -->\n"
HEADS = ("| 键 | | 键 | |\n|---|---|---|---|\n", "| key | | key | |\n|---|---|---|---|\n")
SPACE = ("空格", "Space")
REPLAY, ROWS = "replay", "rows"
OWN_NAMES = {REPLAY: Text("replay", "Replay"), ROWS: Text("keys", "In rows and forms")}
"""Names of what is no page: a window where no other keys are, and everywhere with rows."""
FIRST = ("", ROWS, "duty", "intake", "deploy", "incident", "wall", "map", "orders", "log")
"""What somebody on watch looks for first; other pages and panels follow by their names in code."""

Words = Callable[[Text], str]
COMMANDS = [command for _, command in declared_commands() if command.key]


def chinese() -> Words:
    """Return what says a text in Chinese."""
    pairs: dict[tuple[str, str], str] = {}
    for file in sorted((ROOT / "resources/i18n/pairs").glob("*.toml")):
        for context, told in tomllib.loads(file.read_text("utf-8")).items():
            pairs |= {(context, source): words for source, words in told.items()}
    return lambda text: pairs[text.context, text.source]


def scope_of(command: Command) -> str:
    """Return whose key it is; those of a replay work in its windows alone."""
    is_of_replay = command.id.startswith("replay.") and command.id != "replay.open"
    return REPLAY if is_of_replay else command.on


def scope_of_fixed(fixed: FixedKeys) -> str:
    """Return the page or panel of keys that cannot be changed."""
    return fixed.on.split(".")[0] or ROWS


def written(shown: str, at: int) -> str:
    """Return a key as the manual writes it: Ctrl+K, 空格."""
    joined = re.sub(r"\b(Ctrl|Alt|Shift) (?=\S)", r"\1+", shown)
    return joined.replace("Space", SPACE[at])


def lines(scope: str, words: Words, at: int) -> Iterator[tuple[str, str]]:
    """Yield the keys of a page or panel, and what each does."""
    for command in COMMANDS:
        if scope_of(command) == scope:
            yield written(key_words(command.key), at), words(command.title)
    for fixed in FIXED_KEYS:
        if scope_of_fixed(fixed) == scope:
            shown = fixed.shown or " ".join(map(key_words, fixed.keys))
            yield written(shown, at), words(fixed.title)


def tables(at: int) -> str:
    """Return the tables in Chinese (0) or English (1), keys two abreast."""
    words = (chinese(), lambda text: text.source)[at]
    scopes = {*map(scope_of, COMMANDS), *map(scope_of_fixed, FIXED_KEYS)}
    page = ""
    for scope in (*FIRST, *sorted(scopes - {*FIRST})):
        title = words(OWN_NAMES.get(scope) or Text("keys", scope_words(scope)))
        found = list(lines(scope, words, at))
        if not scope:  # no page puts an order on them: the shortest keys first
            found.sort(key=lambda line: (line[0].count("+"), len(line[0]), line[0]))
        half = (len(found) + 1) // 2
        beside = [*found[half:], ("", "")]
        rows = (f"| {' | '.join((*found[i], *beside[i]))} |\n" for i in range(half))
        page += f"\n## {title}\n\n{HEADS[at]}{''.join(rows)}"
    return page + "\n"


def main() -> int:
    """Write both pages, or say which is not current."""
    stale = False
    for at, language in enumerate(("zh", "en")):
        file = ROOT / "docs" / "manual" / language / "keys.md"
        above, _, rest = file.read_text("utf-8").partition(BEGIN)
        made, _, below = rest.partition(END)
        if "--check" not in sys.argv:
            file.write_text(above + BEGIN + tables(at) + END + below, "utf-8")
        elif made != tables(at):
            stale = True
            sys.stderr.write(f"keys.md ({language}): run packaging/write_key_pages.py\n")
    return stale


if __name__ == "__main__":
    sys.exit(main())
