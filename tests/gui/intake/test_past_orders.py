"""S2 and S3: past orders speak beside the dictionary, with reason and warning (row 49)."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from console.domain.alert import Alert, Severity
from console.domain.geo import Place
from console.domain.past_order import PastOrder
from tests.gui.deploy.conftest import *  # noqa: F403 - its fixtures
from tests.gui.deploy.hands import commit, here, press, write
from tests.gui.deploy.page_stage import deploy_page
from tests.gui.duty.fixtures import *  # noqa: F403 - its languages
from tests.gui.intake.panel_stage import intake_panel
from tests.gui.shell.dictionary_room import Past

WORDS = "小区内大树倒了压着车，树木倒伏"


def rows(panel) -> list[str]:
    return [panel.form.taker_rows.words(line) for line in panel.form.taker_rows.lines]


def test_s2_names_who_takes_such_orders_beside_the_dictionary_and_warns(
    qtbot, stage, chinese
) -> None:
    past = Past()
    panel = intake_panel(stage, advise=past.advise)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.open_call()
    commit(here(), WORDS)
    press(Qt.Key.Key_Tab)
    write(here(), "wxlx")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("区房管局" in row for row in rows(panel)))
    lead, usual, *units = rows(panel)
    assert "区绿化市容局" in lead and "退单" in lead and "小区内树木属物业" in lead
    assert "区房管局" in usual and "把握" in usual
    assert all("Ctrl" in row for row in units), "what can be ticked keeps its numbers"
    assert past.asked[-1].title.startswith("小区内大树倒了")
    panel._writing.look_again()
    assert len(past.asked) == len(set(past.asked)), "the same is asked once"


def test_s3_says_who_takes_such_matters_and_that_the_lead_gives_them_back(
    qtbot, stage, chinese
) -> None:
    stage.link_is("online")
    place = Place("云杉里", "云杉街道")
    received = stage.clock.now() - timedelta(seconds=30)
    alert = Alert("T-1", WORDS, Severity.YELLOW, received, place=place)
    stage.send_alerts(alert, replace(alert, id="T-2", title="电梯困人"))
    past = Past()
    page = deploy_page(stage, advise=past.advise)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()

    def show(id: str) -> None:
        page.show_alert(id)
        qtbot.waitUntil(lambda: page.alert_id == id)

    show("T-1")
    facts = page.columns.matter._facts
    qtbot.waitUntil(lambda: bool(past.asked))
    told = {fact.label: fact.text for fact in facts._facts}
    assert told["近似工单"].startswith("区房管局·近似 24 件")
    assert told["留意"].startswith("区绿化市容局·近似 24 件中退单 12 件")
    show("T-2")
    assert "留意" not in {fact.label for fact in facts._facts}
    past.made.learn(PastOrder("x", "电梯困人", "区市场监管局", "lift-trapped"))
    show("T-1")
    assert len(past.asked) == 3, "asked once for each matter that is shown"
