"""What the detail says of an alert's rule: guidance, card, prepared order, hot topic (B-12)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.incident import Incident, IncidentStatus
from console.domain.playbook import PlanStep, Playbook, StepLimit
from console.domain.reference import Card, Matter, Unit
from console.domain.rule import Hot, OrderTemplate, Rule, RuleBook
from console.runtime.hall_time import hall_time
from tests.gui.duty import evening
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import BLUE, YELLOW, alert
from tests.gui.duty.room import NAME, SEAT

WATER = Matter("elder-no-water", "独居老人用水异常", ("无用水",), limit_minutes=30, card="words")
CARDS = (
    Card("ruled", "上门查看", ("敲门",), source="关爱服务约定", version="2026.1"),
    Card("typed", "水表异常", ("看水表",), types=("meter",), source="水务约定"),
    Card("words", "用水", ("打电话",)),
)
HOME = Unit("u-home", "鹤渚镇值班室", "街镇值守", "鹤渚镇", phone="0000-6214")
RULE = Rule(
    "meter",
    "独居老人用水异常",
    guidance="敲门、电话、联系家属三步",
    card="ruled",
    order=OrderTemplate("elder-no-water", ("{town}值班室",), "", 30, "演示值"),
)


def no_water(**fields: object):
    told = {"type": "meter", "rule": "meter", "rules": "v1", **fields}
    return alert("u1", YELLOW, "独居老人连续 24 小时无用水", "鹤渚镇", "柳湾村", "水表", **told)


@pytest.fixture
def show(room, show_page):
    def show(*rows, rule: Rule = RULE, cards=CARDS):
        room.put(WATER, HOME, *cards, RuleBook(version="v1", rules=(rule,)))
        return show_page(room, list(rows) or [no_water()])

    return show


def card_words(page) -> str:
    return page.detail.guidance.card.accessibleName()


def head_words(page) -> str:
    return page.detail.guidance.head.accessibleName()


def test_the_card_is_that_of_the_rule_then_of_the_type_then_of_the_dictionary(
    qtbot, show, room
) -> None:
    page = show()
    assert head_words(page) == "处置卡 上门查看·按规则 关爱服务约定·2026.1"
    assert card_words(page).startswith("敲门、电话、联系家属三步; 规则已备指令")
    room.put(RuleBook(version="v2", rules=(replace(RULE, card=""),)))
    qtbot.waitUntil(lambda: head_words(page) == "处置卡 水表异常·按类型 水务约定")
    room.put(no_water(type=""))
    qtbot.waitUntil(lambda: head_words(page) == "处置卡 用水·按派单字典")


def test_a_card_that_the_rule_names_and_the_hall_lacks_is_said(show) -> None:
    page = show(cards=CARDS[1:])
    assert "规则指定的处置卡“ruled”本厅没有" in card_words(page)
    assert "水表异常" in head_words(page)


def test_a_prepared_order_is_offered_and_its_key_sends_nothing(show, room, qtbot) -> None:
    """数字吹哨: offered with its key; the page for it opens, a person sends."""
    page = show()
    assert "规则已备指令·独居老人用水异常·鹤渚镇值班室·30 分钟内" in card_words(page)
    assert "看过再下达 4" in card_words(page)
    with qtbot.waitSignal(page.deploy_requested) as asked:
        press(page, "4")
    assert asked.args == ["u1"]
    assert room.journal.pending() == []


def test_nothing_is_said_of_rules_where_an_alert_has_none(show) -> None:
    page = show(no_water(rule="gone", type=""))
    assert head_words(page) == "处置卡 用水·按派单字典"
    assert card_words(page).startswith("打电话")


def test_a_hot_topic_says_how_many_matters_it_has(show, room) -> None:
    """05:40: 热点 6 件, each of them an alert of its own."""
    hot = Rule("hot", "同类诉求", group="热点 {matter} {since}", hot=Hot())
    name = "热点 居民停电·梧影路 120 弄 20:25 起"
    calls = [
        alert(f"c{n}", BLUE, "市民来电：梧影路一带停电", rule="hot", group=name, age=n)
        for n in range(1, 7)
    ]
    page = show(*calls, alert("x", BLUE, "路灯不亮", age=90, rule="hot"), rule=hot)
    page.open_alert("c3")
    assert "热点 6 件" in page.detail.head.grade_words
    page.open_alert("x")
    assert "热点" not in page.detail.head.grade_words


def test_the_playbook_a_rule_names_stands_there(room, show):
    """A rule could name a playbook, and nobody was ever told of it."""
    told = Playbook("elder", "独居老人异常处置", version="2026")
    room.put(told)
    page = show(rule=replace(RULE, playbook="elder"))
    assert "规则所定预案：独居老人异常处置" in card_words(page)


FIVE = StepLimit("minutes", 5, "演示值：处置手册")
PLAN = Playbook(
    "elder", "独居老人异常处置", "2026", matters=(WATER.id,),
    steps=(PlanStep("knock", "敲门、电话", limit=FIVE),
           PlanStep("family", "联系家属", after=("knock",), limit=FIVE)),
)  # fmt: skip
MATTER = Incident("I1", "鹤渚镇独居老人异常", evening.NOW, "p1", NAME, SEAT, members=("u1",))


def test_the_step_that_is_due_stands_above_the_card_and_a_key_ticks_it(qtbot, room, show):
    """H704: steps could be ticked in the room alone, by whoever left queue and sound for it."""
    room.put(PLAN, MATTER)
    page = show(no_water(incident="I1"))
    came = page.detail.alert.received_at
    first = f"独居老人异常处置·敲门、电话 {hall_time(came + timedelta(minutes=5))} 前 K; "
    qtbot.waitUntil(lambda: card_words(page).startswith("独居老人异常处置·敲门、电话"))
    assert card_words(page).startswith(first) and "·联系家属" not in card_words(page)
    said: list[str] = []
    page.said.connect(said.append)
    press(page, "K")
    qtbot.waitUntil(lambda: card_words(page).startswith("独居老人异常处置·联系家属"))
    assert said == ["已完成：敲门、电话；误记在处置室更正"]
    end = room.clock.now() + timedelta(minutes=5)
    assert f"{hall_time(end)} 前" in card_words(page)
    assert room.journal.pending()[0].kind == "plan.tick"


def test_without_a_matter_no_step_is_due_and_the_key_says_so(room, show):
    room.put(PLAN)
    page = show()
    refused: list[str] = []
    page.refused.connect(refused.append)
    press(page, "K")
    assert refused == ["没有待办步骤"] and "敲门、电话 " not in card_words(page)


def test_of_a_matter_that_is_over_nothing_is_due(room, show):
    room.put(PLAN, replace(MATTER, status=IncidentStatus.CLOSED))
    page = show(no_water(incident="I1"))
    assert "独居老人异常处置" not in card_words(page)
