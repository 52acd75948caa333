"""Each record says how far own acts on it are: 已存本机，待中心回执 · 待发送 n · 被拒（原因）."""

from dataclasses import replace

from console.models.outbox import Refusal, Standing
from console.models.standing_words import standing_words
from offline_cache.values import PendingOperation
from tests.gui.deploy.fixtures import stage
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.gui.duty import evening
from tests.gui.duty.conftest import show_page

__all__ = ["show_page", "stage"]

PENDING = PendingOperation("OP1", "alert/A", "alert.own", (("alert", "A"),), {}, "2026-07-09T20:20")
REFUSED = Refusal(PENDING, "owned_by_other", "已由他人认领", "somebody else has it")


def facts(page) -> str:
    return page.detail.head._facts.accessibleName()


def test_words(chinese) -> None:
    assert standing_words(Standing(), False) == ""
    assert standing_words(Standing(2, 1), False) == "已存本机，待中心回执"
    assert standing_words(Standing(0, 1), True) == "已存本机，待中心回执"
    assert standing_words(Standing(2, 1), True) == "已存本机，待发送 2"
    assert standing_words(Standing(0, 0, (REFUSED,)), False) == "被拒（已由他人认领）"
    both = standing_words(Standing(1, 0, (REFUSED,)), True)
    assert both == "被拒（已由他人认领）；已存本机，待发送 1"


def test_the_detail_says_it_at_once_and_lets_go_when_it_is_over(qtbot, room, show_page) -> None:
    page = show_page(room, evening.normal())
    alert = room.queue.alert(page.detail.alert_id)
    assert "已存本机" not in facts(page)
    op = room.acts.own(alert).result().op
    qtbot.waitUntil(lambda: "已存本机，待中心回执" in facts(page))
    room.link.update_view(state="offline", since=evening.NOW)
    qtbot.waitUntil(lambda: "已存本机，待发送 1" in facts(page))
    room.link.update_view(state="online")
    room.refuse(op, "owned_by_other")
    qtbot.waitUntil(lambda: "被拒（已由他人认领）" in facts(page))
    room.sent.mark(op)
    qtbot.waitUntil(lambda: "被拒" not in facts(page))


def test_the_order_pane_says_that_an_order_was_refused(qtbot, chinese, stage) -> None:
    """A refused order is in no list of orders any more: the pane it was sent from names it."""
    order = replace(
        PENDING, kind="order.dispatch", targets=(("alert", "TF-0412"),),
        body={"args": {"number": "01-0007"}},
    )  # fmt: skip
    refused = Refusal(order, "no_right", "没有办理权限", "no right")
    stage.fill()
    stage.load()
    stage.link_is("online")
    stage.send_alerts(underpass(stage))
    page = deploy_page(stage, standing=lambda kind, id: Standing(0, 0, (refused,)))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.show_alert("TF-0412")
    words = "指令 01-0007：被拒（没有办理权限），按 Ctrl O 查看"
    qtbot.waitUntil(lambda: page.order._note.accessibleName() == words)
