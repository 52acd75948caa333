"""S7: the last twenty orders like the one shown, who took them, who gave them back and why."""

from tests.gui.orders import site
from tests.gui.orders.test_orders_page import page, stage  # noqa: F401


def test_the_order_under_the_cursor_shows_those_like_it(page) -> None:  # noqa: F811 - the fixture
    page.page.table.set_current(site.TREE)
    page.turn()
    similar = page.page.pane.similar
    told = [row.title for row in similar.rows.rows]
    assert len(told) == 20
    assert any("绿化市容：树木属小区" in words for words in told)
    assert "区房管局·近似 22 件承办 14 件" in similar.head.accessibleName()
    asked = similar._asked
    page.clock.jump(1)
    page.page._tick()
    assert similar._asked is asked, "a second that goes by asks nothing anew"
