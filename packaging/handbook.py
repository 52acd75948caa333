"""The manual and the pages it leads to, laid in one way into every package: the folder `docs`.

The checkout's pages say `./hall`; in a package they say what its user types, and a link to a page
that stays in the checkout (a decision, a test) becomes its words. `console.app.manual_word` finds
the folder where each package has it.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from console.__main__ import PROGRAMS

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "operations.md",
    "packages.md",
    "packages.en.md",
    "five-minutes.md",
    "five-minutes.en.md",
    "licences.md",
    "licences.zh-CN.md",
    "plugins.md",
    "plugins-workbook.md",
    "plugin-api.md",
)
"""What the manual leads to, beside its folder."""

_COMMAND = re.compile(rf"\./hall(?= (?:{'|'.join(PROGRAMS)})\b)")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s#]+)(#[^)\s]*)?\)")


def lay(target: Path, typed: str, root: Path = ROOT) -> None:
    """Lay the pages into a folder that is not there yet.

    Args:
        target: the folder `docs` of a package.
        typed: what the user of the package types where a checkout has `./hall`.
        root: of the checkout.
    """
    source = root / "docs"
    shutil.copytree(source / "manual", target / "manual")
    for page in PAGES:
        shutil.copy(source / page, target / page)
    for picture in _pictures(source):
        (target / picture).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / picture, target / picture)
    for page in sorted(target.rglob("*.md")):
        page.write_text(_said(page, typed), "utf-8", newline="\n")


def _pictures(source: Path) -> Iterator[str]:
    """Yield the pictures that the pages beside the manual show."""
    for page in PAGES:
        for mark, _, place, _ in _LINK.findall((source / page).read_text("utf-8")):
            if mark:
                yield place


def _said(page: Path, typed: str) -> str:
    def link(found: re.Match[str]) -> str:
        is_there = "://" in found[3] or (page.parent / found[3]).exists()
        return found[0] if is_there else found[2]

    return _LINK.sub(link, _COMMAND.sub(lambda _: typed, page.read_text("utf-8")))
