"""The orders kept in memory are those the cache holds."""

from tests.gui.deploy.hall_stage import district
from tests.gui.deploy.page_stage import underpass


def test_an_order_the_hub_has_deleted_leaves_the_book(qtbot, stage):
    stage.send_alerts(underpass(stage))
    units = district().units[:2]
    sending = stage.order_acts.send(underpass(stage), "到场处置", units, by_phone=False)
    qtbot.waitUntil(lambda: stage.orders.order(sending.order) is not None)
    stage.settle()
    stage.send([("order", sending.order, None)])
    qtbot.waitUntil(lambda: stage.orders.order(sending.order) is None)
    assert stage.orders.all() == []
