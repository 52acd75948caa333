"""`./hall tour --pages`: a picture of every page in every state, and a page that shows them all.

The pages are staged by the catalogue the tests check (`tests/gui/pages/catalogue.py`); whoever
adds a page adds it there and finds it here.
"""

import argparse
import html
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from console.app.translation import translate
from widgets.common.theme import Look, Theme, apply, load_look

PAGES = ("tests.gui.pages.catalogue", "CATALOGUE")
SHEETS = ("tests.gui.sheets.catalogue", "SHEETS")
SCENES = ("tests.gui.sheets.scenes", "SCENES")
WRONG_USE = 2
HEAD = """<!doctype html><meta charset="utf-8"><title>{title}</title>
<style>body{{background:#111;color:#ddd;font:15px sans-serif;margin:24px}}
figure{{display:inline-block;margin:0 16px 24px 0;vertical-align:top}}
img{{max-width:600px;display:block;border:1px solid #444}}</style>
<h1>{title}</h1>
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture.

    Attributes:
        page: which page or panel.
        state: normal, storm, offline, empty, or another one of its own.
        file: of the picture, beside the index.
        width: in pixels.
        height: likewise.
    """

    page: str
    state: str
    file: str
    width: int
    height: int


def main(given: argparse.Namespace) -> int:
    """Take the pictures; 0 when every page could be shown, 2 where there is no catalogue."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    translate(app, given.language)
    theme = load_look(Look(given.theme, given.night))
    apply(app, theme)
    catalogue = staged(PAGES)
    if catalogue is None:
        return WRONG_USE
    unknown = [name for name in given.names if name not in catalogue]
    if unknown:
        print(f"tour: no such page: {', '.join(unknown)}. There are: {', '.join(catalogue)}")
        return WRONG_USE
    given.out.mkdir(parents=True, exist_ok=True)
    room = logical(given.size, given.scale)
    pictures = [
        take(catalogue[name], name, theme, room, given.out) for name in given.names or catalogue
    ]
    write_index(given.out, pictures, f"{given.theme} · {given.language} · {given.size}")
    print(f"tour: {len(pictures)} pictures, shown by {given.out}/index.html", flush=True)
    return 0


def staged(*catalogues: tuple[str, str]) -> dict[str, Any] | None:
    """Return how pages are staged, by page and state; say so where there is no source tree."""
    found: dict[str, Any] = {}
    try:
        for module, name in catalogues:
            found |= getattr(importlib.import_module(module), name)
    except ModuleNotFoundError as error:
        print(f"tour: {error}: the catalogue of pages stands in the source tree alone")
        return None
    return found


def logical(size: str, scale: int) -> QSize:
    """Return the room a monitor of so many pixels has at a scale, in Qt's pixels.

    Raises:
        ValueError: the size is not written as 1920x1080.
    """
    width, height = (int(part) for part in size.lower().split("x"))
    return QSize(width * 100 // scale, height * 100 // scale)


def take(show: Any, name: str, theme: Theme, room: QSize, folder: Path) -> Picture:
    """Stage a page, take its picture, take it down again."""
    page, _, state = name.partition(".")
    with tempfile.TemporaryDirectory() as stage:
        shown = show(Path(stage), theme, room)
        picture = shown.window.grab()
        shown.close()
    file = f"{name}.png"
    picture.save(str(folder / file))
    return Picture(page, state, file, picture.width(), picture.height())


def write_index(folder: Path, pictures: Iterable[Picture], title: str) -> None:
    """Write `index.html` to look at and `pages.json` to be read by programs."""
    listed = sorted(pictures, key=lambda one: (one.page, one.state))
    told = json.dumps([asdict(one) for one in listed], ensure_ascii=False, indent=1)
    (folder / "pages.json").write_text(told + "\n", "utf-8")
    figures = "".join(
        f'<figure><a href="{one.file}"><img src="{one.file}" loading="lazy"></a>'
        f"<figcaption>{html.escape(one.page)} · {html.escape(one.state)}</figcaption></figure>\n"
        for one in listed
    )
    (folder / "index.html").write_text(HEAD.format(title=html.escape(title)) + figures, "utf-8")
