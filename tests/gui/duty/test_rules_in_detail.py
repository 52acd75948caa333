"""What the detail says of an alert's rule: guidance, card, prepared order, hot topic (B-12)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.limits import Limit, LimitKind
from console.domain.playbook import Playbook
from console.domain.reference import Card, Matter, Unit
from console.domain.rule import Hot, OrderTemplate, Rule, RuleBook
from console.models.running_clock import STEP, ClockDetail, RunningClock
from console.runtime.hall_time import hall_time
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import BLUE, YELLOW, alert

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
    with qtbot.waitSignal(page.order_requested) as asked:
        press(page, "5")
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


def test_steps_of_a_plan_at_work_stand_above_the_card(room, show):
    """Plan steps stood in the room alone; S1 shows what is due now, and until when."""
    page = show(no_water(incident="I1"))
    assert "核清伤员去向" not in card_words(page)
    end = room.clock.now() + timedelta(minutes=4)
    limit = Limit("step:s1", room.clock.now(), LimitKind.MINUTES, 4, "演示值")
    detail = ClockDetail("plan_run/R1", "施工事故·核清伤员去向", limit)
    room.clocks.append(RunningClock(end, "I1", STEP, "核清伤员去向", detail))
    room.clocks.append(RunningClock(end, "I2", STEP, "别的事件", detail))
    page.detail.guidance.refresh()
    assert card_words(page).count("施工事故·核清伤员去向") == 1
    assert f"{hall_time(end)} 前" in card_words(page) and "别的" not in card_words(page)
