"""G8: what the hub refuses for good goes to 待处理 with the hub's reason; other lanes flow."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.commands.outbox_commands import OutboxActs
from console.domain.alert import Alert
from console.domain.reference import Unit
from console.models.outbox import Outbox
from console.runtime.clock import ManualClock
from console.shell.outbox_panel import OutboxPanel
from tests.gui.duty import directory, evening
from tests.gui.duty.evening import RED, alert
from tests.gui.duty.fixtures import chinese, room, theme
from tests.gui.duty.room import Room
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub

__all__ = ["chinese", "room", "theme"]


async def test_nothing_waits_for_it_and_a_restart_remembers(tmp_path: Path) -> None:
    clock = ManualClock()
    hub = ScriptedHub(clock)
    refused: set[str] = set()

    def rule(operation: dict[str, object]) -> str:
        if operation["args"] == {"t": "poison"}:
            refused.add(str(operation["op"]))
            return "refused"
        return "blocked" if refused.intersection(operation.get("after", [])) else "applied"

    hub.rule = rule
    async with Desk(tmp_path, clock, hub) as desk:
        poison = desk.act("order/O1", t="poison")
        behind = desk.envelope("order/O1", {"t": "behind"})
        desk.journal.append(replace(behind, body={**behind.body, "after": [poison]}))
        others = [desk.act(f"order/O{n}", t=str(n)) for n in range(2, 40)]
        await desk.until(lambda: set(others) <= set(hub.effects))
        assert desk.ears.answers[poison].reason_zh == "没有办理权限"
        await desk.until(lambda: not desk.journal.unsent())
        assert behind.op in hub.effects, "what came after it is judged on its own, not stuck"
        await desk.go(120)
        assert poison not in hub.effects
        assert len([op for op in hub.operations if op == poison]) == 1
    desk = Desk(tmp_path, clock, hub)
    async with desk:
        kept = [each for each in desk.journal.refused() if each.operation.op == poison]
        assert kept and kept[0].answer is not None
        assert kept[0].answer["reason_zh"] == "没有办理权限"
        assert kept[0].operation.body["args"] == {"t": "poison"}


# ------------------------------------------------------------------ what a person sees of it

LIFT = "01K0LIFT"


@pytest.fixture
def lift(qtbot, room: Room) -> Alert:
    row = alert(LIFT, RED, "砚云里 7 号楼电梯困人 2 名", "青榆街道", "砚云里", "电话接报")
    room.put(*directory.reference(), row)
    room.link.update_view(state="online", since=evening.NOW)
    room.load()
    qtbot.waitUntil(lambda: room.queue.rowCount() == 1 and room.link.view.state == "online")
    return room.queue.alert(LIFT)


@pytest.fixture
def panel(qtbot, room: Room, theme) -> OutboxPanel:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1920, 1080)

    def name_of(key: str) -> str:
        row = room.cache.get(*key.split("/"))
        return "" if row is None else str(row.body.get("title", ""))

    panel = OutboxPanel(
        theme, room.clock, room.sent, OutboxActs(room.executor), room.commands,
        lambda op: 0.0, name_of, window,
    )  # fmt: skip
    with qtbot.waitExposed(window):
        window.show()
    return panel


def own_refused(qtbot, room: Room, lift: Alert) -> str:
    op = room.acts.own(lift).result().op
    room.refuse(op, "owned_by_other", "陈屿")
    qtbot.waitUntil(lambda: room.link.view.refused == 1)
    return op


def test_the_reason_stays_after_the_notice_has_gone(qtbot, room, lift, panel) -> None:
    """H7: a refusal is on the row, in the header and in the list until a person takes note."""
    own_refused(qtbot, room, lift)
    shown = room.queue.alert_row(room.queue._entries[LIFT])
    assert shown.state == "被拒（已由他人认领）"
    room.commands.run("outbox.open")
    first = panel.words[0]
    assert "认领" in first and "砚云里 7 号楼电梯困人 2 名" in first
    assert "被拒" in first and "已由他人认领" in first
    assert panel._note.accessibleName() == "中心说明：陈屿"


def test_taken_note_of_it_is_kept_and_a_restart_knows(qtbot, room, lift, panel) -> None:
    op = own_refused(qtbot, room, lift)
    room.commands.run("outbox.open")
    QTest.keyClick(panel.table, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: room.link.view.refused == 0)
    assert room.queue.alert_row(room.queue._entries[LIFT]).state != "被拒（已由他人认领）"
    assert any("已知道" in words and "已由他人认领" in words for words in panel.words)
    again = Outbox(room.journal, room.feed, room.link, room.executor._lane)
    again.load()
    qtbot.waitUntil(lambda: len(again.refusals) == 1)
    assert again.refusals[0].operation.op == op and again.refusals[0].is_seen


def test_doing_it_again_is_an_act_of_its_own(qtbot, room, lift, panel) -> None:
    op = own_refused(qtbot, room, lift)
    room.clock.jump(30)
    room.commands.run("outbox.open")
    with qtbot.waitSignal(panel.said) as said:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert said.args == ["已再办：认领 砚云里 7 号楼电梯困人 2 名"]
    first = room.journal.operation(op)
    made = [each for each in room.journal.unsent() if each.kind == "alert.own"]
    assert [each.op for each in made] != [op] and len(made) == 1
    assert made[0].body["args"] == first.operation.body["args"]
    assert made[0].saved_at > first.operation.saved_at and first.status == "refused"
    lines = [each.body["args"].get("canonical", "") for each in room.journal.unsent()]
    assert any("再办（原操作被拒：已由他人认领）" in str(line) for line in lines if line)
    assert room.sent.refusals[0].again == made[0].op
    QTest.keyClick(panel.table, Qt.Key.Key_Return)  # the cursor may stand on it still
    assert len([e for e in room.journal.unsent() if e.kind == "alert.own"]) == 1


def test_a_refused_order_is_prepared_again_and_sent_by_hand(qtbot, room, lift, panel) -> None:
    unit = Unit("u1", "云汀排水二队", "drainage", phone="0000-6101")
    sending = room.order_acts.send(lift, "立即前往排水", [unit])
    room.refuse(sending.result.result().op, "no_right")
    qtbot.waitUntil(lambda: room.link.view.refused == 1)
    room.commands.run("outbox.open")
    before = len(room.journal.unsent())
    with qtbot.waitSignal(panel.order_requested) as asked:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert asked.args == [LIFT, ["u1"], "立即前往排水"]
    assert len(room.journal.unsent()) == before, "nothing was sent by the key itself"


def test_what_waits_says_since_when_why_and_when_again(qtbot, room, lift, panel) -> None:
    room.acts.own(lift).result()
    room.clock.jump(48)
    room.link.update_view(
        waiting={f"alert/{LIFT}": "later"},
        next_try={f"alert/{LIFT}": room.clock.monotonic() + 12.0},
    )
    qtbot.waitUntil(lambda: bool(room.link.view.waiting))
    room.commands.run("outbox.open")
    own = next(words for words in panel.words if words.startswith("认领"))
    assert "已等 00:48" in own and "中心稍后处理" in own and "13 秒后" in own
    assert panel.head.startswith("待发送与待处理 待发送 2·最久 00:48")
    room.link.update_view(state="offline", waiting={}, next_try={})
    qtbot.waitUntil(lambda: room.link.view.state == "offline")
    panel.refresh()
    assert any("断网，联网后自动发" in words for words in panel.words)


def test_with_nothing_to_tell_it_says_so(qtbot, room, lift, panel) -> None:
    room.commands.run("outbox.open")
    assert panel.words == []
    assert panel._empty.accessibleName() == "全部已送达中心，没有被拒的操作"


def test_a_thousand_waiting_open_at_once(qtbot, room, lift, panel) -> None:
    room.acts.own(lift).result()
    first = room.journal.unsent()[0]
    room.journal.append_all([replace(first, op=f"OP{n:04}") for n in range(1000)])
    room.commands.run("outbox.open")
    assert len(panel.words) == 200 and panel.table.height() <= 616
    assert "待发送 1002" in panel.head
