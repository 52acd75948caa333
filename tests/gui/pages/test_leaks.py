"""B-20: a page that is opened and closed again and again leaves nothing behind."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from console.domain import entity
from tests.gui.pages.catalogue import CATALOGUE
from tests.gui.pages.shown import MONITOR
from widgets.common.theme import Look

WARM = 2
SHORT = ("duty.storm", "deploy.normal", "log.normal", "wall.normal", "panel.mode")
"""One of each kind in every run; all of them, twenty times, in the long one."""


def opened_and_closed(name: str, folder: Path, theme) -> None:
    shown = CATALOGUE[name](folder, theme, MONITOR)
    shown.window.grab()
    shown.close()
    shown.window.deleteLater()


def left() -> tuple[int, int]:
    """Widgets, and objects of Python, once all that may go has gone.

    Records read before are kept up to a fixed number, whichever page read them: no page's leftover.
    """
    assert entity._shared.cache_info().maxsize, "it would grow for ever"
    entity._shared.cache_clear()
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        gc.collect()
    return len(QApplication.allWidgets()), len(gc.get_objects())


def grown(name: str, folder: Path, theme, times: int) -> tuple[int, int]:
    """Widgets and objects that one opening leaves."""
    marks = []
    for turn in range(WARM + times):
        here = folder / str(turn)
        here.mkdir()
        opened_and_closed(name, here, theme)
        if turn in (WARM - 1, WARM + times - 1):
            marks.append(left())
    (widgets, objects), (widgets_2, objects_2) = marks
    return (widgets_2 - widgets) // times, (objects_2 - objects) // times


@pytest.mark.parametrize("name", SHORT)
def test_a_page_leaves_nothing_behind(name: str, tmp_path: Path, dressed, chinese) -> None:
    widgets, objects = grown(name, tmp_path, dressed(Look("dark")), 3)
    assert widgets == 0
    assert objects < 100


@pytest.mark.long
@pytest.mark.parametrize("name", CATALOGUE)
def test_twenty_openings_of_every_page_leave_nothing(
    name: str, tmp_path: Path, dressed, chinese
) -> None:
    widgets, objects = grown(name, tmp_path, dressed(Look("dark")), 20)
    assert widgets == 0
    assert objects < 50
