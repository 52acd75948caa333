"""The orders kept in memory are those the cache holds, also after one was taken back."""

import pytest

from tests.gui.deploy.hall_stage import district
from tests.gui.deploy.page_stage import underpass


@pytest.fixture
def told(stage):
    """A seat with one matter, and how to send two units to it."""
    alert = underpass(stage)
    stage.fill()
    stage.send_alerts(alert)
    stage.load()

    def send():
        units = district().units[:2]
        return alert, stage.order_acts.send(alert, "到场处置", units, by_phone=False)

    return send


def test_an_order_taken_back_leaves_the_book_with_its_units(qtbot, stage, told):
    alert, sending = told()
    qtbot.waitUntil(lambda: len(stage.orders.orders_of(alert.id)) == 1)
    assert len(stage.orders.busy_units()) == 2
    assert alert.id in stage.orders.stages()
    stage.order_acts.take_back(sending.result.result().op)
    qtbot.waitUntil(lambda: stage.orders.orders_of(alert.id) == [])
    assert stage.orders.busy_units() == frozenset()
    assert stage.orders.stages() == {}


def test_an_order_the_hub_has_deleted_leaves_the_book(qtbot, stage, told):
    _, sending = told()
    qtbot.waitUntil(lambda: stage.orders.order(sending.order) is not None)
    stage.settle()
    stage.send([("order", sending.order, None)])
    qtbot.waitUntil(lambda: stage.orders.order(sending.order) is None)
    assert stage.orders.all() == []
