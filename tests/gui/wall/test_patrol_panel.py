"""轮巡方案 as a person reads it: keywords in the language of the screen, and what Enter does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.domain.patrol_plan import PatrolPlan
from console.models.camera_query import kept_query, read_query, shown_query
from console.shell.patrol_panel import PatrolPanel

FLOOD = PatrolPlan(
    "shipped/flood", "汛期重点", pool=("场景:汛期重点", "周边300:望汐路下立交 标签:防汛")
)
NIGHT = PatrolPlan("shipped/night", "夜间", pool=("场景:夜间巡查",))


@pytest.fixture
def panel(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show()
    made = PatrolPanel(theme, lambda plan: [], window)
    made.ask([FLOOD, NIGHT], FLOOD.id)
    return made


def test_the_pool_stands_in_the_keywords_of_the_screen_and_stays_as_it_was_kept(panel) -> None:
    assert panel.pool.text == "scene:汛期重点; near300:望汐路下立交 tag:防汛"
    assert panel.draft() == FLOOD


def test_what_is_typed_in_english_is_kept_in_the_words_of_the_hall(panel) -> None:
    panel.pool.field.set_text("tag:下立交; near50:望汐路下立交")
    assert panel.draft().pool == ("标签:下立交", "周边50:望汐路下立交")


def test_the_plan_that_runs_is_said_to_begin_anew_and_another_one_to_start(panel) -> None:
    assert panel.run.text() == "Start anew"
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.run.text() == "Start"


@pytest.mark.parametrize("typed", ["标签:下立交 周边300:望汐路", "tag:下立交 near300m:望汐路"])
def test_every_way_of_writing_a_query_is_read_alike(typed: str) -> None:
    assert shown_query(typed, is_chinese=True) == "标签：下立交 周边300：望汐路"
    assert kept_query(shown_query(typed, is_chinese=True)) == "标签:下立交 周边300:望汐路"
    assert read_query(shown_query(typed, is_chinese=True)) == read_query(typed)
    assert read_query(shown_query(typed, is_chinese=False)) == read_query(typed)
