import pytest
from PySide6.QtCore import QSize

from tests.gui.city_map.stage import MapStage
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import load_theme


@pytest.fixture
def stage(qapp, tmp_path):
    """The page in Chinese at 1080p; taken down after the test."""
    chinese = speak_chinese(qapp)
    made = MapStage(tmp_path, load_theme("dark"), QSize(1856, 984))
    yield made
    made.close()
    qapp.removeTranslator(chinese)


@pytest.fixture
def stage_without_ground(qapp, tmp_path):
    """A page of a hall of which nothing is known."""
    chinese = speak_chinese(qapp)
    made = MapStage(tmp_path, load_theme("dark"), QSize(1856, 984), has_ground=False)
    made.show()
    yield made
    made.close()
    qapp.removeTranslator(chinese)
