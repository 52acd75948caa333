"""Pages in Chinese on the theme they are asked for."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.gui.pages.catalogue import CATALOGUE
from tests.gui.pages.shown import MONITOR, Shown
from tests.gui.shell.chinese import speak_chinese
from widgets.common.spoken import install
from widgets.common.theme import Look, Theme, apply, load_look


@pytest.fixture(autouse=True)
def spoken(qapp) -> None:
    """Let a reader ask, as in the console."""
    install()


@pytest.fixture
def dressed(qapp) -> Iterator[Callable[[Look], Theme]]:
    """Give the application a look for the time of a test."""
    palette, sheet, font = qapp.palette(), qapp.styleSheet(), qapp.font()

    def wear(look: Look) -> Theme:
        theme = load_look(look)
        apply(qapp, theme)
        return theme

    yield wear
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)


@pytest.fixture
def chinese(qapp) -> Iterator[None]:
    translator = speak_chinese(qapp)
    yield
    QApplication.removeTranslator(translator)
    translator.deleteLater()


@pytest.fixture
def show(tmp_path) -> Iterator[Callable[..., Shown]]:
    """Show pages of the catalogue by name, and take them down in the end."""
    shown: list[Shown] = []

    def build(name: str, theme: Theme, size: QSize = MONITOR) -> Shown:
        folder = tmp_path / f"{name}-{len(shown)}"
        folder.mkdir()
        page = CATALOGUE[name](folder, theme, size)
        shown.append(page)
        return page

    yield build
    for page in reversed(shown):
        page.close()
