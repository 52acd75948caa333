"""What the widget tests share: themes, a clock set by hand, a shown queue."""

from collections.abc import Iterator

import pytest

from tests.gui.widgets import evening
from tests.gui.widgets.chinese import PairsTranslator
from tests.gui.widgets.pieces import HEADS, HandClock, many
from widgets.common.theme import Theme, load_theme
from widgets.lists.banded_list import BandedList
from widgets.lists.roles import BandedRow
from widgets.lists.rows_model import RowsModel


@pytest.fixture
def theme(qapp) -> Theme:
    return load_theme("dark")


@pytest.fixture
def chinese(qapp) -> Iterator[None]:
    translator = PairsTranslator("widgets", qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def hand_clock() -> HandClock:
    return HandClock()


@pytest.fixture
def model(qapp) -> RowsModel[BandedRow]:
    return RowsModel([*many("u", 5, "unsigned"), *many("w", 40)])


@pytest.fixture
def queue(qtbot, theme, hand_clock, model) -> BandedList:
    view = BandedList(theme, evening.COLUMNS, hand_clock)
    qtbot.addWidget(view)
    view.resize(1184, 600)
    view.set_bands(HEADS)
    view.set_model(model)
    with qtbot.waitExposed(view):
        view.show()
    return view
