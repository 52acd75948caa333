"""`./hall tour --book`: the pictures that the manual and the design system ask for.

The texts say what they want: `pictures/duty.storm.light.webp` is the page `duty` in its state
`storm`, in the light look; with `.numbers` its parts are numbered as the text names them. Who wants
another picture writes its name into the text and calls the command.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from console.app.translation import translate
from console.tour.numbers import number_parts
from console.tour.pages import PAGES, SCENES, SHEETS, WRONG_USE, staged
from widgets.common.theme import Look, apply, load_look

TEXTS = {"docs/manual/zh": "zh_CN", "docs/manual/en": "en", "docs/design-system.md": "zh_CN"}
"""Texts with pictures, and the language of what is seen in them."""

MONITOR = QSize(1920, 1080)
WIDEST = 1200
"""Pixels of a picture's width at most; a reader opens it for more."""
QUALITY = 32
NUMBERS = "numbers"
SETTLES_IN = 250
"""Milliseconds in which tiles of a page have their first picture."""

LOOKS = {
    "dark": Look("dark"),
    "light": Look("light"),
    "night": Look("dark", True),
    "light-night": Look("light", True),
    "red-green": Look("dark", vision="red_green"),
    "blue-yellow": Look("dark", vision="blue_yellow"),
}
_PICTURE = re.compile(r"\]\((pictures/([\w-]+\.[\w-]+)((?:\.[\w-]+)*)\.webp)\)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that a text asks for.

    Attributes:
        file: where it belongs.
        name: page and state, as the catalogue of pages has them.
        language: of the words in it.
        look: name of a look in `LOOKS`.
        is_numbered: whether the parts of the page carry numbers.
    """

    file: Path
    name: str
    language: str
    look: str = "dark"
    is_numbered: bool = False


def wanted(root: Path) -> list[Wanted]:
    """Return what the texts under `root` ask for, each once."""
    found = {}
    for place, language in TEXTS.items():
        for text in _texts(root / place):
            for link, name, words in _PICTURE.findall(text.read_text("utf-8")):
                file = text.parent / link
                found[file] = _read(file, name, language, words.split(".")[1:])
    return list(found.values())


def _texts(place: Path) -> Iterable[Path]:
    return (place,) if place.suffix else sorted(place.glob("*.md"))


def _read(file: Path, name: str, language: str, words: list[str]) -> Wanted:
    looks = [word for word in words if word in LOOKS]
    unknown = [word for word in words if word not in LOOKS and word != NUMBERS]
    if unknown or len(looks) > 1:
        raise ValueError(f"{file}: {', '.join(unknown or looks)}")
    return Wanted(file, name, language, (*looks, "dark")[0], NUMBERS in words)


def main() -> int:
    """Take the pictures and throw away those nobody asks for; 2 when a page is not there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    root, catalogue = Path(resources.__file__).parents[1], staged(PAGES, SHEETS, SCENES)
    if catalogue is None:
        return WRONG_USE
    asked = wanted(root)
    unknown = sorted({one.name for one in asked} - catalogue.keys())
    if unknown:
        print(f"tour: no such page: {', '.join(unknown)}. There are: {', '.join(catalogue)}")
        return WRONG_USE
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    for one in _take(app, asked, catalogue):
        print(f"tour: {one.file.relative_to(root)} {one.file.stat().st_size // 1024} kB")
    for old in stale(asked):
        old.unlink()
        print(f"tour: {old.relative_to(root)} is asked for no more")
    return 0


def stale(asked: Iterable[Wanted]) -> Iterator[Path]:
    """Yield pictures beside those asked for that no text shows."""
    files = {one.file for one in asked}
    for folder in {file.parent for file in files}:
        yield from (file for file in sorted(folder.glob("*.webp")) if file not in files)


def _take(
    app: QApplication, asked: Iterable[Wanted], catalogue: Mapping[str, Any]
) -> Iterator[Wanted]:
    def dress(one: Wanted) -> tuple[str, str]:
        return one.language, one.look

    for (language, look), group in groupby(sorted(asked, key=dress), key=dress):
        translate(app, language)
        theme = load_look(LOOKS[look])
        apply(app, theme)
        for one in group:
            with tempfile.TemporaryDirectory() as stage:
                shown = catalogue[one.name](Path(stage), theme, MONITOR)
                QTest.qWait(SETTLES_IN)
                picture = shown.window.grab().toImage()
                if one.is_numbered:
                    number_parts(picture, shown.window, theme)
                shown.close()
            save(picture, one.file)
            yield one


def save(picture: QImage, file: Path) -> None:
    """Save a picture, scaled down to the widest that fits a page of text."""
    if picture.width() > WIDEST:
        mode = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaledToWidth(WIDEST, mode)
    file.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(file), "WEBP", QUALITY):  # type: ignore[call-overload]
        raise OSError(f"{file} cannot be written")
