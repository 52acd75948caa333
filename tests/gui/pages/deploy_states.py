"""The deploy page in its states, and how to wait for one."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.deploy.hall_stage import HallStage
from tests.gui.deploy.page_stage import deploy_page, underpass


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


def deploy_offline(stage: HallStage) -> QWidget:
    page = deploy_sent(stage)
    stage.link_is("offline")
    turn()
    page.toggle("unit-015")
    page.send()
    turn()
    return page


def deploy_slip(stage: HallStage) -> QWidget:
    page = deploy_offline(stage)
    stage.commands.run("order.print")
    turn()
    return page
