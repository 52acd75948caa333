"""Painted words that are a translation, or the text it was made from: what was left behind."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache

from PySide6.QtWidgets import QWidget

import resources
from tests.gui.pages.checks import Piece, pieces

_PLACE = re.compile(r"\\?\{\w*\\?\}|%n|%\d+")
_WORDS = {"zh": re.compile(r"[\u3400-\u9fff]{2}"), "en": re.compile(r"[A-Za-z]{4}")}


@cache
def _texts(language: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return every text of a language that has words of its own: whole ones, and with places."""
    whole, places = set[str](), list[re.Pattern[str]]()
    for file in sorted(resources.path("i18n/pairs").glob("*.toml")):
        for pairs in tomllib.loads(file.read_text("utf-8")).values():
            for english, chinese in pairs.items():
                text = chinese if language == "zh" else english
                if not _WORDS[language].search(_PLACE.sub("", text)):
                    continue
                if _PLACE.search(text):
                    places.append(re.compile(_PLACE.sub(".+", re.escape(text))))
                else:
                    whole.add(text)
    return frozenset(whole), tuple(places)


def left_behind(window: QWidget, language: str) -> list[str]:
    """Return painted lines that are texts of `language`, on a screen that speaks the other."""
    whole, places = _texts(language)
    return [
        line
        for line in sorted(set(_lines(pieces(window))))
        if _WORDS[language].search(line)
        and (line in whole or any(place.fullmatch(line) for place in places))
    ]


def _lines(texts: Iterable[Piece]) -> Iterator[str]:
    """Yield each piece, and those of one widget that stand on one line as one."""
    lines: dict[tuple[int, int], list[Piece]] = {}
    for piece in texts:
        yield piece.text.words.strip()
        lines.setdefault((id(piece.widget), round(piece.at.center().y())), []).append(piece)
    for line in lines.values():
        yield "".join(p.text.words for p in sorted(line, key=lambda p: p.at.left())).strip()
