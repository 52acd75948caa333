"""What tests of plugin pages share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gui.plugins.stage import FULL, PAGE, PluginStage
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import Theme, apply, load_theme


@pytest.fixture
def theme(qapp) -> Theme:
    theme = load_theme("dark")
    apply(qapp, theme)
    return theme


@pytest.fixture
def chinese(qapp) -> Iterator[None]:
    translator = speak_chinese(qapp)
    yield
    qapp.removeTranslator(translator)
    translator.deleteLater()


@pytest.fixture
def stage(tmp_path: Path, theme: Theme, chinese) -> Iterator[Callable[..., PluginStage]]:
    stages: list[PluginStage] = []

    def make(page: str = PAGE, manifest: str = FULL) -> PluginStage:
        stages.append(PluginStage(tmp_path / str(len(stages)), theme, page, manifest))
        return stages[-1]

    yield make
    for each in stages:
        each.close()
