"""The deploy page in its states, and how to wait for one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.domain.entity import encode
from console.domain.geo import Point
from console.domain.incident import Incident
from console.domain.order import Assignment, DispatchOrder, Stage, StageTime
from console.domain.playbook import PlanStep, Playbook, StepLimit
from console.screens.common.map_layers import MapLayer, MapLayers
from console.screens.common.spot import Spot
from tests.gui.deploy.hall_stage import SEAT, HallStage, district
from tests.gui.deploy.page_stage import deploy_page, underpass
from tests.support.plan_parts import plan_parts
from widgets.common.theme import Grade


def turn(times: int = 4) -> None:
    """Let what was asked for happen; nothing here waits for another thread."""
    for _ in range(times):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def await_state(has_come: Callable[[], bool]) -> None:
    """Turn until a state has come; a page that stays empty is not the page asked for."""
    for _ in range(500):
        if has_come():
            return
        QTest.qWait(10)
    raise AssertionError("the state that was asked for did not come")


def deploy(stage: HallStage) -> QWidget:
    stage.send_alerts(underpass(stage))
    turn()
    page = deploy_page(stage)
    page.show()
    page.show_alert("TF-0412")
    await_state(lambda: bool(page.alert_id and page.chosen))
    return page


def deploy_rested(stage: HallStage) -> QWidget:
    """With the pictures near the place, which come a little later than the rest."""
    page = deploy(stage)
    await_state(lambda: bool(stage.views) or not page.columns.matter.isVisible())
    turn()
    return page


DRAINED = ("临汐路积水", "霜桥路积水", "梧影路地下车库进水", "石汀新村进水", "南汀桥洞积水")
"""Matters the units for drainage are on in a storm."""
STEPS = (
    PlanStep("look", "核实画面，车内是否有人", limit=StepLimit("minutes", 2, "演示值")),
    PlanStep("send", "首批力量下达", limit=StepLimit("minutes", 5, "演示值")),
)
PLAN = Playbook("flood", "下立交积水处置", matters=("car-in-water",), steps=STEPS)


def deploy_storm(stage: HallStage) -> QWidget:
    """All units for drainage are out, the patrol's position is old; the plan's steps are due."""
    now, alert = stage.clock.now(), replace(underpass(stage), incident="I1")
    begun = now - timedelta(seconds=90)
    matter = Incident("I1", alert.title, begun, "p", "林岚", SEAT, members=(alert.id,))
    units = {each.id: each for each in district().units}
    old = replace(units["unit-012"], position_at=now - timedelta(minutes=41))
    told = [matter, PLAN, old]
    for number, title in enumerate(DRAINED, 1):
        unit, id = units[f"unit-{number:03}"], f"D{number}"
        told.append(
            DispatchOrder(id, f"TF-040{number}", f"X{number}", "即赴现场强排", begun, "p", "林岚",
                          SEAT, title=title, assignments=(id,))
        )  # fmt: skip
        times = (StageTime(Stage.SENT, begun, "林岚", False, id),)
        told.append(Assignment(id, id, unit.id, unit.name, phone=unit.phone, times=times))
    stage.send((each.KIND, each.id, encode(each)) for each in told)
    stage.send_alerts(alert)
    await_state(lambda: len(stage.orders.all()) == len(DRAINED))
    page = deploy_page(stage, open_plans=partial(plan_parts, stage))
    page.show()
    page.show_alert(alert.id)
    await_state(lambda: bool(page.alert_id and page.chosen))
    await_state(lambda: bool(stage.views) or not page.columns.matter.isVisible())
    turn()
    return page


def deploy_sent(stage: HallStage) -> QWidget:
    page = deploy(stage)
    stage.clock.jump(16)
    page.send()
    await_state(lambda: bool(page.order.tracking.rows))
    stage.clock.jump(13)
    stage.settle()
    turn()
    page._tick()
    return page


def layers_around(at: Point) -> MapLayers:
    """Two bureaus' points around a place: one of now with a value over its limit, one old."""

    def spot(
        east: int, north: int, name: str, grade: Grade | None = None, old: bool = False
    ) -> Spot:
        return Spot(Point(at.lon + east * 1e-3, at.lat + north * 1e-3), name, False, grade, old)

    water = (spot(-9, 4, "映川路下立交 26 厘米", Grade.ORANGE), spot(11, -5, "临汐路地道 8 厘米"),
             spot(4, 6, "石汀路涵洞 12 厘米"))  # fmt: skip
    teams = (
        spot(-12, -6, "望潮城管中队 4 人", None, True),
        spot(15, 3, "映川城管中队", None, True),
    )
    age = QCoreApplication.translate("plugin", "Data as of {0}").format("20:04")
    layers = MapLayers()
    layers.set_layers([
        MapLayer("flood.underpasses", "下立交积水", "防汛防台", water),
        MapLayer("enforcement.teams", "执法中队", "城管执法", teams, age),
    ])  # fmt: skip
    return layers


def deploy_layers(stage: HallStage) -> QWidget:
    """With layers of two bureaus on the map, one of them old."""
    alert = underpass(stage)
    assert alert.place.point is not None
    stage.send_alerts(alert)
    turn()
    page = deploy_page(stage, layers=layers_around(alert.place.point))
    page.show()
    page.show_alert("TF-0412")
    await_state(lambda: bool(page.alert_id and page.chosen))
    return page


def deploy_offline(stage: HallStage) -> QWidget:
    page = deploy_sent(stage)
    stage.link_is("offline")
    turn()
    page.toggle("unit-015")
    page.send()
    await_state(lambda: len(stage.orders.all()) == 2)
    turn()
    page._tick()
    return page


def deploy_slip(stage: HallStage) -> QWidget:
    page = deploy_offline(stage)
    stage.commands.run("order.print")
    turn()
    return page
