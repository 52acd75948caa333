"""S5 by keys (A-06 to A-09, A-32): layouts, tasks kept and shared, covered pictures uncovered."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.camera import Camera, MaskZone
from console.domain.entity import encode
from console.domain.geo import Place
from tests.end2end.test_pushing import CAMERAS, sit, until, wall_of
from tests.support.hub import add_person, add_records, running_hub

KEY = Qt.Key
COVERED = Camera("C9", "砚云里 3 号楼", Place("砚云里"), mask=(MaskZone(0, 0, 0.5, 1, "阳台"),))


def log_of(seat) -> list[str]:
    return [line.entry.text for line in seat.models.log.lines]


def uncover_with_a_reason(qtbot, lead) -> None:
    """Only with a reason, for a time, and both ends of it in the log."""
    wall = wall_of(lead, "video", "C9", "C1")
    wall.grid.set_focused(0)
    covers = lead.desk.covers
    lead.commands.run("wall.uncover")
    panel = lead.wall_tools.covers.panel
    panel.submit()
    assert covers.left("C9") == 0 and panel.isVisible(), "no reason, no look"
    panel.reason.set_text("核实高空抛物")
    panel.submit()
    until(qtbot, lambda: 0 < covers.left("C9") <= 120)
    assert covers.of(COVERED) == ()
    assert "01:5" in wall.pictures.dress("C9").note, "the tile says how long it is seen whole"
    until(qtbot, lambda: any("核实高空抛物" in text for text in log_of(lead)))
    lead.commands.run("wall.uncover")
    assert covers.left("C9") == 0
    until(qtbot, lambda: any("恢复隐私遮挡" in text for text in log_of(lead)))


def share_a_screen_plan(qtbot, lead, zhou) -> None:
    """Put into the hall at one seat, listed and used at the other, taken out again."""
    lead.commands.run("plan.open")
    panel = lead.screens.panel()
    panel.name.setText("夜间两屏")
    lead.commands.run("plan.save")
    (own,) = [kept for kept in lead.screens.plans() if kept.plan.name == "夜间两屏"]
    panel.plans.set_current(own.id)
    lead.commands.run("plan.hall")

    def theirs() -> list[str]:
        return [k.id for k in zhou.screens.plans() if k.is_halls and k.plan.name == "夜间两屏"]

    until(qtbot, theirs)
    assert zhou.screens.switch.use(theirs()[0])
    assert zhou.screens.switch.current.plan.name == "夜间两屏"
    panel.refresh()
    panel.plans.set_current(next(k.id for k in lead.screens.plans() if k.is_halls))
    lead.commands.run("plan.delete")
    until(qtbot, lambda: not theirs())
    panel.put_away()


def enter_in(qtbot, edit) -> None:
    edit.setFocus()
    until(qtbot, edit.hasFocus)
    QTest.keyClick(edit, KEY.Key_Return)


def test_tasks_are_kept_opened_by_number_and_shared_and_covers_are_uncovered_by_the_leader(
    qtbot, start, tmp_path: Path
) -> None:
    add_person(tmp_path / "hub", "zhou", "officer", "周宁")
    add_records(tmp_path / "hub", [(c.KIND, encode(c)) for c in (*CAMERAS, COVERED)])
    with running_hub(tmp_path / "hub") as hub:
        lead = sit(qtbot, start, hub, tmp_path / "one")
        wall = wall_of(lead, "video", "C1", "C2", "C3")
        run = lead.commands.run
        run("wall.layout")
        QTest.keyClick(lead.wall_tools.layouts.panel.chart, KEY.Key_Return)
        wall.layouts.use("1+5")
        run("wall.tasks")
        panel = lead.wall_tools.tasks.panel
        panel.name.set_text("汛期重点")
        wall.layouts.use("36")
        enter_in(qtbot, panel.name.field.edit)
        assert wall.view.layout == "36", "Enter in the name saves, and opens no task"
        wall.layouts.use("1+5")
        enter_in(qtbot, panel.name.field.edit)
        assert [task.key for task in panel.tasks] == [1]
        run("task.share")
        until(qtbot, lambda: len(panel.tasks) == 2)
        panel.put_away()
        wall.layouts.use("36")
        run("wall.tasks")
        QTest.keyClick(lead.wall_tools.tasks.panel, KEY.Key_1)
        assert lead.wall_tools.tasks.panel is None, "K, then its number"
        assert wall.view.layout == "1+5" and wall.cameras[:3] == ["C1", "C2", "C3"]
        run("wall.undo")
        assert wall.view.layout == "36"

        zhou = sit(qtbot, start, hub, tmp_path / "two", account="zhou", seat=("seat-2", "二号席"))
        tasks = zhou.wall_tools.tasks
        theirs = wall_of(zhou, "video", "C3")
        until(qtbot, lambda: tasks.tasks.by_key(1) is not None)
        zhou.commands.run("wall.task_1")
        assert theirs.view.layout == "1+5" and theirs.cameras[:3] == ["C1", "C2", "C3"]
        shared = tasks.tasks.by_key(1)
        changed = replace(shared, name="汛期重点二", version=shared.version)
        assert tasks.tasks.share(changed).result(10).is_saved
        ours = lead.wall_tools.tasks.tasks
        until(qtbot, lambda: ours.file(shared.id).version == 2)
        stale = ours.share(replace(shared, name="旧"))
        assert stale.result(10).refused == "newer_version"
        assert ours.share(replace(shared, name="旧"), "当班改为防汛").result(10).is_saved

        share_a_screen_plan(qtbot, lead, zhou)
        uncover_with_a_reason(qtbot, lead)
        wall_of(zhou, "video", "C9").grid.set_focused(0)
        zhou.commands.run("wall.uncover")
        assert zhou.wall_tools.covers.panel is None and zhou.desk.covers.left("C9") == 0
