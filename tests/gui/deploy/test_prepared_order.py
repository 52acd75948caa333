"""数字吹哨 on S3: the rule's order stands ready, a person sends it (row 62, evening 04:45)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.alert import Alert, Severity
from console.domain.entity import encode
from console.hub.rules.file import shipped
from tests.gui.deploy.hall_stage import district
from tests.gui.deploy.hands import here
from tests.gui.deploy.page_stage import deploy_page


def no_water(stage, town: str = "") -> Alert:
    home = next(p.place for p in district().places if p.name == "独居老人 鹤渚-017")
    told = home if not town else type(home)(home.name, town, home.grid, home.point)
    received = stage.clock.now() - timedelta(seconds=30)
    return Alert(
        "W-1", "独居老人连续 24 小时无用水", Severity.YELLOW, received, source="水表",
        channel="sensor", place=told, unsigned_since=received, rule="meter-no-water", rules="v1",
    )  # fmt: skip


@pytest.fixture
def show(qtbot, stage):
    def show(alert: Alert):
        stage.link_is("online")
        book = shipped().rules
        stage.send([(book.KIND, book.id, encode(book))])
        stage.send_alerts(alert)
        page = deploy_page(stage)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.show_alert(alert.id)
        qtbot.waitUntil(lambda: page.alert_id == alert.id)
        page.setFocus()
        page.order.hold._needed = 100
        return page

    return show


def names(page) -> list[str]:
    return [f.unit.name for f in page.board.forces if f.unit.id in page.chosen]


def test_unit_text_and_limit_are_those_of_the_rule_and_nothing_is_sent(stage, show) -> None:
    page = show(no_water(stage))
    assert names(page) == ["鹤渚镇值班室"]
    first = page.forces.model.rows[0]
    assert (first.id, first.cells[6].words.partition("; ")[0]) == (
        next(iter(page.chosen)),
        "named by the rule",
    )
    assert page.board.needs == ()
    assert "请村居干部上门查看" in page.order.order_text
    assert len(page.order.order_text) <= 120
    facts = page.columns.matter._facts.accessibleName()
    assert "Prepared by rule 独居老人用水异常" in facts
    assert "within 30 min" in facts
    assert stage.operations() == []


def test_one_key_held_sends_it_and_it_is_offered_no_second_time(qtbot, stage, show) -> None:
    page = show(no_water(stage))
    with qtbot.waitSignal(page.acts.sent, timeout=3000):
        QTest.keyPress(here(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(here(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.operations()[0] == "order.dispatch"
    page.columns.begin(page._case)
    page.show_alert("W-1")
    assert page.chosen == frozenset()


def test_a_unit_the_hall_does_not_have_is_said_and_the_dictionary_suggests(stage, show) -> None:
    page = show(no_water(stage, "沙渚镇"))
    assert "no such unit: 沙渚镇值班室" in page.columns.matter._facts.accessibleName()
    assert names(page)
    assert "沙渚镇值班室" not in names(page)


def test_no_name_of_the_person_stands_in_the_order(stage, show) -> None:
    """The name is masked: town and what is wrong go out, the household is told apart."""
    text = show(no_water(stage)).order.order_text
    assert text.startswith("鹤渚镇：一户独居老人")
    assert "017" not in text and "姓名门牌另行告知" in text
