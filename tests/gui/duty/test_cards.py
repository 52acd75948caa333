"""Cells of a card: what is alike stands one below the other, also where one has no room."""

from console.screens.duty.cards import Card, CardRow
from tests.gui.pages.drawing import drawing
from widgets.common.text import Run
from widgets.common.theme import load_theme


def lefts(card: Card, words: set[str]) -> set[float]:
    return {round(text.rect.left()) for text in drawing(card).texts if text.words in words}


def test_where_one_row_has_no_room_all_alike_move_up_together(qtbot):
    """The first of four matters stood far to the right of the others."""
    near = {
        "3 号地块塔吊风速 13.8 米/秒，已停止吊装": "3 号地块南门",
        "梧影路 210 号外墙面砖脱落": "梧影路 210 号北口",
        "堤脚渗水": "闸桥",
    }
    rows = [
        CardRow(cells=((44, Run(name)), (308, Run(words))), right=(Run("260 米"),))
        for words, name in near.items()
    ]
    card = Card(load_theme("dark"))
    qtbot.addWidget(card)
    card.resize(632, 10)
    card.set_rows(rows)
    assert card.height() == 3 * 32 and len(lefts(card, set(near))) == 1
    card.set_rows([*rows, CardRow(cells=((44, Run("又一点位")), (308, Run("水" * 60))))])
    assert card.height() > 4 * 32, "what has no room even so is wrapped"


def test_where_all_have_room_cells_stand_in_their_columns(qtbot):
    card = Card(load_theme("dark"))
    qtbot.addWidget(card)
    card.resize(632, 10)
    card.set_rows([CardRow(cells=((44, Run("一")), (308, Run("二"))))])
    assert lefts(card, {"二"}) == {308}
