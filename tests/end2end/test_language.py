"""The language changes on every page while the console runs, and changes back to what it was."""

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from console.app.starter import Starter
from console.app.translation import translate
from console.screens.log.write_line import USUAL
from tests.end2end.test_alone import PATIENCE, enrol
from tests.gui.pages.other_tongue import left_behind
from tests.gui.shell.chinese import AllPairs

HAN = re.compile(r"[\u3400-\u9fff]")


def words_of(starter: Starter) -> dict[str, list[str]]:
    """Return, for each page, what its rail, fields and buttons are called; figures are left out."""
    window = starter.seat.frame.window
    titles = [each.title for each in starter.seat.commands]
    told = {"commands": [QCoreApplication.translate(t.context, t.source) for t in titles]}
    for page in window.catalogue:
        window.show_page(page)
        shown = window.page(page)
        told[page] = [window.title(page), *sorted(_words(shown) if shown else [])]
    return told


def _words(page: QWidget) -> set[str]:
    found = set()
    for each in page.findChildren(QWidget):
        if isinstance(each, QLineEdit):
            found |= {each.placeholderText(), each.accessibleName()}
        elif isinstance(each, QAbstractButton):
            found |= {each.text(), each.accessibleName()}
    return {re.sub(r"\d+", "0", words) for words in found if words}


def painted(starter: Starter, other: str) -> dict[str, list[str]]:
    """Return, for each page, what is painted in the other language.

    Data stays as it was written: what people call places, and the categories of the duty log.
    """
    window = starter.seat.frame.window
    found = {}
    for page in window.catalogue:
        window.show_page(page)
        found[page] = [words for words in left_behind(window, other) if words not in USUAL]
    return {page: words for page, words in found.items() if words}


def spoken(qtbot: Any, starter: Starter, language: str) -> dict[str, list[str]]:
    """Change the language as the settings page does; return what stands then."""
    before = starter.seat
    starter._options.settings.set("look.language", language)
    qtbot.waitUntil(lambda: starter.seat is not before, timeout=PATIENCE)
    qtbot.waitUntil(lambda: starter.seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    return words_of(starter)


def test_every_page_there_and_back(qtbot, qapp: QApplication, start, tmp_path: Path) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    qtbot.waitUntil(lambda: starter.seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    chinese = words_of(starter)
    for stands in qapp.findChildren(AllPairs):
        qapp.removeTranslator(stands)  # from here on the built translation alone speaks
    english = spoken(qtbot, starter, "en")
    assert chinese.keys() == english.keys() and len(chinese) > 5
    left = {page: [w for w in words if HAN.search(w)] for page, words in english.items()}
    assert not any(left.values()), left
    assert painted(starter, "zh") == {}
    latin = [words for words in chinese["commands"] if not HAN.search(words)]
    assert not latin, latin
    assert spoken(qtbot, starter, "zh_CN") == chinese
    assert painted(starter, "en") == {}
    translate(qapp, "en")
