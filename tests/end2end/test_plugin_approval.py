"""A shift leader lets a plugin in at a desk, which holds at the next one, and takes it out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.entity import decode, encode
from console.domain.plugin import Plugin
from tests.end2end.test_pushing import CAMERAS, sit, until
from tests.support.hub import add_person, add_records, running_hub

KEY = Qt.Key


def known(seat) -> Plugin | None:
    row = seat.store.cache.get(Plugin.KIND, "lift")
    return decode(Plugin, row.body) if row else None


def opened(qtbot, seat):
    seat.commands.run("plugin.list")
    shown = seat.plugins.approvals().list()
    until(qtbot, lambda: "lift" in shown.shown)
    shown.table.set_current("lift", reveal=False)
    return shown


def test_a_plugin_is_let_in_by_key_for_every_seat_and_taken_out_with_a_reason(
    qtbot, start, tmp_path: Path
) -> None:
    add_person(tmp_path / "hub", "zhou", "officer", "周宁")
    add_records(tmp_path / "hub", [(c.KIND, encode(c)) for c in CAMERAS])
    with running_hub(tmp_path / "hub") as hub:
        lead = sit(qtbot, start, hub, tmp_path / "one")
        zhou = sit(qtbot, start, hub, tmp_path / "two", account="zhou", seat=("seat-2", "二号席"))

        theirs = opened(qtbot, zhou)
        QTest.keyClick(theirs.table, KEY.Key_1)
        ours = opened(qtbot, lead)
        line = ours.shown["lift"]
        assert line.state == "未准入" and "以本部门名义上报告警" in [
            each.words for each in line.rights
        ]
        assert {each.id for each in line.rights} == ours.ticked, "all are ticked at first"
        ours.rights.set_current("write:records", reveal=False)
        QTest.keyClick(ours.rights, KEY.Key_Space)
        assert "申请 3 项权限，勾选 2 项" in ours.foot.text()
        QTest.keyClick(ours.table, KEY.Key_1)
        until(qtbot, lambda: known(zhou) is not None and known(zhou).terms is not None)
        assert [each.person for each in known(zhou).approvals] == ["linlan"], (
            "an officer's key did it"
        )
        assert "write:records" not in known(zhou).terms.permissions, "it was withheld"
        until(qtbot, lambda: theirs.shown["lift"].state == "已准入")
        until(qtbot, lambda: "lift" in ours.shown and not ours.shown["lift"].is_waiting)
        assert not ours.buttons[0].isEnabled(), "nothing is otherwise than the hall said"
        ours.tick("write:records")
        QTest.mouseClick(ours.buttons[0], Qt.MouseButton.LeftButton)
        until(qtbot, lambda: "write:records" in known(zhou).terms.permissions)
        until(qtbot, lambda: bool(ours.held.text()))
        assert "插件" in ours.held.text(), "what holds programs here is said"

        until(qtbot, lambda: ours.shown["lift"].is_in)
        QTest.keyClick(ours.table, KEY.Key_2)
        desk = lead.plugins.approvals()
        assert desk.asking is not None and desk.asking.isVisible() and not ours.isVisible()
        assert desk.take_out("lift", "电梯困人", {"reason": " "}) == "请写明原因"
        assert desk.take_out("lift", "电梯困人", {"reason": "数据有误"}) == ""
        until(qtbot, lambda: known(zhou).terms is None)
        until(qtbot, lambda: theirs.shown["lift"].state == "已停用")
        assert "数据有误" in theirs.shown["lift"].by
