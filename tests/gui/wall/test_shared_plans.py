"""A patrol plan that two people change: the later saving does not throw the other's away (H538)."""

from dataclasses import replace
from types import SimpleNamespace

from console.app.patrol_plans import PatrolPlans
from console.commands.shared_file_commands import SharedFileActs
from console.domain.entity import encode
from console.domain.patrol_plan import PatrolPlan
from console.domain.shared_file import PATROL_PLAN, SharedFile
from console.settings.patrol.writing import write_patrol
from tests.gui.deploy.hall_stage import HallStage


def test_a_plan_made_from_an_older_version_is_not_put_over_somebody_else_s(
    qapp, theme, tmp_path
) -> None:
    stage = HallStage(tmp_path, theme)
    seat = SimpleNamespace(
        identity=stage.identity,
        acts=SimpleNamespace(files=SharedFileActs(stage.executor)),
        store=SimpleNamespace(cache=stage.cache),
    )
    plans = PatrolPlans(seat, None)

    def hall_has(version: int, dwell: int) -> None:
        text = write_patrol(PatrolPlan("", "汛期重点", ("场景:汛期重点",), dwell=dwell))
        told = SharedFile(
            "f1", PATROL_PLAN, "汛期重点", text, version, "p-zhouyan", "02", stage.clock.now()
        )
        stage.send([(SharedFile.KIND, "f1", encode(told))])

    hall_has(1, 10)
    opened = plans.get("shared/f1")
    hall_has(2, 20)
    assert not plans.share(replace(opened, dwell=12)).result().is_saved
    newest = plans.get("shared/f1")
    assert newest.dwell == 20 and newest.version == 2
    assert plans.share(replace(newest, dwell=12)).result().is_saved
    stage.close()
