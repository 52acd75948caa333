"""`command-hall manual [PAGE]`: the manual that came with this installation, without a network.

Without a page it tells where the manual lies and which pages there are. An AppImage's folders are
gone when the program ends: `--to FOLDER` lays a copy where it can be opened and printed.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from console import __version__
from console.runtime.program_name import program
from resources import path

LAID_IN_APPIMAGE = f"./command-hall-{__version__}-x86_64.AppImage"
"""What the pages of an AppImage call it; whoever renamed the file types another name."""

_FIRST = "manual/zh/README.md"
_ENDS = {"zh_CN": (".zh-CN.md", ".md"), "en": (".en.md", ".md")}


def main(argv: Sequence[str] | None = None) -> int:
    """Tell where the manual lies, print a page, or copy all; return the exit status."""
    given = _arguments(argv)
    docs = docs_folder()
    if docs is None:
        sys.stderr.write("没有随装的手册，请重装程序包\nthere is no manual: install it again\n")
        return 1
    if given.to:
        shutil.copytree(docs, given.to, dirs_exist_ok=True)
        return _tell(f"手册已拷贝 / the manual was copied: {given.to / _first(given.language)}")
    if not given.page:
        return _tell(*_contents(docs, given.language))
    page = find_page(docs, given.page, given.language)
    if page is None:
        _tell(*_contents(docs, given.language))
        sys.stderr.write(f"手册没有这一页 / no such page: {given.page}\n")
        return 1
    return _tell(page.read_text("utf-8").replace(LAID_IN_APPIMAGE, program()).rstrip())


def docs_folder(code: Path | None = None, prefix: Path = Path(sys.prefix)) -> Path | None:
    """Return the folder of the manual and the pages it leads to; None when it is not there.

    Args:
        code: another folder than that of our resources; a wheel has the pages in it.
        prefix: of the Python that runs; AppImage and .deb have them below its `share`.
    """
    code = code or path(".")
    beside = code.resolve().parent
    places = (
        beside / "docs",  # a checkout
        code / "docs",  # a wheel
        beside.parent / "docs",  # Windows: our code lies in `app`
        prefix / "share/command-hall/docs",
    )
    return next((place for place in places if (place / _FIRST).is_file()), None)


def find_page(docs: Path, name: str, language: str) -> Path | None:
    """Return the file of a page by its name without an end; None when there is none.

    Args:
        docs: the folder of all pages.
        name: `install`, `packages`.
        language: `zh_CN` or `en`; a page in one language only is found by either.
    """
    ends = _ENDS[language]
    places = [docs / _folder(language) / f"{name}.md", *(docs / f"{name}{end}" for end in ends)]
    inside = (each for each in places if each.resolve().is_relative_to(docs.resolve()))
    return next((each for each in inside if each.is_file()), None)


def _contents(docs: Path, language: str) -> Iterator[str]:
    yield f"{docs / _first(language)}"
    yield f"{program()} manual 页名 --language en    {program()} manual --to 目录"
    for page in sorted((docs / _folder(language)).glob("*.md")):
        yield f"  {page.stem:14} {page.read_text('utf-8').splitlines()[0].lstrip('# ')}"
    others = sorted(each.name.partition(".")[0] for each in docs.glob("*.md"))
    yield f"  {' '.join(dict.fromkeys(others))}"


def _folder(language: str) -> str:
    return "manual/en" if language == "en" else "manual/zh"


def _first(language: str) -> str:
    return f"{_folder(language)}/README.md"


def _tell(*lines: str) -> int:
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="command-hall manual", description="The manual that came with this installation."
    )
    add = parser.add_argument
    add("page", nargs="?", default="", help="name of a page, e.g. install")
    add("--language", choices=("zh_CN", "en"), default="zh_CN")
    add("--to", type=Path, metavar="FOLDER", help="copy all pages and pictures there")
    return parser.parse_args(None if argv is None else list(argv))


if __name__ == "__main__":
    sys.exit(main())
