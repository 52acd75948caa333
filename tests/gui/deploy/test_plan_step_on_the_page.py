"""The step of the matter's plan that is due, ticked where forces are sent (H704, screens S3)."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.entity import encode
from console.domain.incident import Incident
from console.domain.playbook import PlanStep, Playbook
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.support.plan_parts import plan_parts

STEPS = (PlanStep("look", "看画面"), PlanStep("send", "下达首批力量", after=("look",)))
PLAN = Playbook("flood", "下立交积水处置", matters=("car-in-water",), steps=STEPS)


def test_a_key_ticks_the_step_due_beside_the_forces(qtbot, stage) -> None:
    stage.link_is("online")
    begun = stage.clock.now() - timedelta(minutes=1)
    matter = Incident("I1", "望汐路积水", begun, "p1", "林岚", "01", members=("TF-0412",))
    told = (PLAN, matter)
    stage.send([(each.KIND, each.id, encode(each)) for each in told])
    alert = replace(underpass(stage), incident="I1")
    stage.send_alerts(alert)
    page = deploy_page(stage, open_plans=partial(plan_parts, stage))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.show_alert(alert.id)
    qtbot.waitUntil(lambda: page.alert_id == alert.id)

    def lines() -> list[str]:
        card = page.columns.matter._card
        return [card.words(line) for line in card.lines]

    qtbot.waitUntil(lambda: "看画面 due K" in lines()[0])
    page.setFocus()
    QTest.keyClick(page.forces.table, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: "下达首批力量 due K" in lines()[0])
    assert stage.operations()[0] == "plan.tick"
