"""The page of the towns in Chinese."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from tests.gui.area.stage import AreaStage
from tests.gui.pages.conftest import chinese as chinese
from widgets.common.theme import load_theme

DESK = QSize(1856, 984)


@pytest.fixture
def stage(qapp, chinese, tmp_path) -> Iterator[Callable[..., AreaStage]]:
    """Build the page on a desk (panel 0) or on a wall."""
    yield from _building(tmp_path)


@pytest.fixture
def english_stage(qapp, tmp_path) -> Iterator[Callable[..., AreaStage]]:
    """Build the same in English."""
    yield from _building(tmp_path)


def _building(folder: Path) -> Iterator[Callable[..., AreaStage]]:
    built: list[AreaStage] = []

    def build(size: QSize = DESK, panel: int = 0) -> AreaStage:
        own = folder / str(len(built))
        own.mkdir()
        built.append(AreaStage(own, load_theme("dark"), size, panel))
        return built[-1]

    yield build
    for each in built:
        each.close()
