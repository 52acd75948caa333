"""Fixtures of the pages over a staged seat."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui.deploy.hall_stage import HallStage
from widgets.common.theme import Theme, load_theme


@pytest.fixture
def theme(qapp) -> Theme:
    return load_theme("dark")


@pytest.fixture
def stage(theme, tmp_path: Path) -> Iterator[HallStage]:
    made = HallStage(tmp_path, theme)
    made.fill()
    made.load()
    yield made
    made.close()
