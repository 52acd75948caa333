"""A dictionary is proposed and loaded beside a running hub; a seat reads it and looks it up."""

from pathlib import Path
from typing import Any

import pytest

from console.app.rule_trial_desk import RuleTrialDesk
from console.commands import dictionary_commands as commands
from console.domain.device_tally import DayTally, DeviceTally, tally_id
from console.domain.entity import encode
from console.domain.matter import Matter
from console.domain.reference import Org, OrgLevel
from console.hub.dictionary import versions
from console.hub.words import opened
from console.runtime.clock import SystemClock
from tests.end2end.test_alone import PATIENCE
from tests.support.hub import add_records, alert, running_hub
from tests.unit.hub.test_dictionary_versions import LIFT, WATER, WISH

OFTEN_WRONG = DeviceTally(
    tally_id("key:1"), "望汐路东口", "", "AI 视频", "望潮街道",
    days=(DayTally(f"{SystemClock().now():%Y-%m-%d}", 12, 3, 9, ("光影",) * 9),),
)  # fmt: skip
TEAM = Org("tech", "区城运技术保障组", OrgLevel.BUREAU)
NODE = Matter("node", "视频点位中断", ("点位中断",), lead=TEAM.name, version="")


@pytest.fixture
def hub(tmp_path):
    add_records(tmp_path / "hub", [(each.KIND, encode(each)) for each in (TEAM, OFTEN_WRONG)])
    with running_hub(tmp_path / "hub", ("linlan", "leader")) as hub:
        yield hub


def until(qtbot: Any, what: Any) -> None:
    qtbot.waitUntil(lambda: bool(what()), timeout=PATIENCE)


def test_row_49_proposed_read_loaded_and_looked_up_from_the_alert(
    qtbot, start, hub, tmp_path
) -> None:
    """H474, H479."""
    hub.post_alerts([alert(1, title="杉影里 3 号楼电梯困人")])
    starter = start(hub.url, tmp_path / "seat")
    until(qtbot, lambda: starter.seat is not None)
    seat = starter.seat
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)

    def at_the_hub(job: Any) -> None:
        with opened(tmp_path / "hub") as core:
            core.do(lambda t: job(t, [LIFT, WATER, NODE], WISH), SystemClock().now())

    at_the_hub(versions.propose)
    seat.commands.run(commands.CHANGES.id)
    changes = seat.dictionary.changes
    until(qtbot, lambda: len(changes.words) == 3)
    seat.commands.run(commands.ADOPT.id)
    until(qtbot, lambda: not seat.dictionary._book().proposed.version)
    assert seat.dictionary._book().in_force.by == "linlan", "a leader put it in force"
    changes.put_away()
    at_the_hub(versions.take)
    until(qtbot, lambda: len(seat.models.directory.matters()) == 3)
    seat.pages.duty.queue.setFocus()
    seat.commands.run(commands.LOOK_UP.id)
    panel = seat.dictionary.panel
    until(qtbot, lambda: panel.words and panel.words[0].startswith("电梯困人"))
    until(qtbot, lambda: "2026 版" in panel._head.accessibleName())
    panel.put_away()
    report_a_device(qtbot, seat)
    try_rules(qtbot, seat, tmp_path)


def report_a_device(qtbot: Any, seat: Any) -> None:
    """A device that errs often becomes a 工单 to its unit, once, and is taken back by one key."""
    seat.commands.run("device.often_wrong")
    seat.commands.run("device.request")
    until(qtbot, lambda: seat.store.cache.select("work_order"))
    (row,) = seat.store.cache.select("work_order")
    assert (row.body["unit_name"], row.body["state"]) == (TEAM.name, "dispatched")
    assert (
        row.body["title"] == "望汐路东口 识别误报较多，报修" and "不属实 9 次" in row.body["text"]
    )
    seat.commands.run("device.request")
    until(qtbot, lambda: "还没办结" in seat.frame.notices.last_refusal)
    seat.commands.run("device.take_back")
    until(qtbot, lambda: not seat.store.cache.select("work_order"))
    seat.commands.run("device.take_back")
    assert "没有可撤回的报修" in seat.frame.notices.last_refusal


def try_rules(qtbot: Any, seat: Any, folder: Any) -> None:
    """规则试行: before and after of the last week; a file with mistakes says where they are."""
    seat.commands.run("rules.try")
    desk = seat.findChild(RuleTrialDesk)
    assert desk.panel.isVisible() and "选一个规则文件" in desk.panel.said
    shipped = (Path(__file__).parents[2] / "resources/rules/default.toml").read_text("utf-8")
    (folder / "本地.toml").write_text(shipped, "utf-8")
    desk.try_file(folder / "本地.toml")
    until(qtbot, lambda: desk.panel.rows.rows)
    assert "本地.toml：近 7 天" in desk.panel.said
    rows = [row.title for row in desk.panel.rows.rows]
    assert rows[0] == "全部规则" and rows[1] == "来报 1 1", rows[:3]
    (folder / "错.toml").write_text(shipped + "\n[[rule]]\nwrong = 1\n", "utf-8")
    desk.try_file(folder / "错.toml")
    until(qtbot, lambda: "文件有错" in desk.panel.said)
    assert "rules.toml" in desk.panel.said and not desk.panel.rows.rows
    desk.try_file(folder / "没有.toml")
    until(qtbot, lambda: "没有.toml 没有试成" in desk.panel.said)
    desk.panel.put_away()
