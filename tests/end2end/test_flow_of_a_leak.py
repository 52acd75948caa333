"""A hazmat leak that rises through a level, from the alert on, by keys against a real hub."""

from pathlib import Path

from console.domain.entity import decode, encode
from console.domain.incident import EventLevel, Incident
from console.domain.matter import Matter
from console.screens.clocks import own_commands as clocks
from console.screens.incident import own_commands as room
from tests.end2end.flow_hand import Hand, shipped_playbooks
from tests.end2end.test_main_job import records_of, seated
from tests.support.hub import add_records, alert, running_hub

LEAK = Matter("tank-leak", "危险化学品泄漏", ("储罐", "泄漏"), "red", lead="区应急局")


def test_a_leak_rises_through_a_level_by_keys(qtbot, start, tmp_path: Path) -> None:
    """B.4, Part 0: the counts suggest with their clause, a person decides."""
    add_records(tmp_path / "hub", [(LEAK.KIND, encode(LEAK)), *shipped_playbooks()])
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        hand = Hand(qtbot, seat)
        hand.until(lambda: seat.models.directory.matters() and seat.models.directory.playbooks())
        hub.post_alerts([alert(1, title="望潮码头储罐泄漏", severity="red")])
        becomes_a_matter(hand)
        is_counted(hand)
        is_decided(hand)
        is_followed(hand)
        hand.until_sent()
        told = records_of(hub)
    (body,) = (body for key, body in told.items() if key.startswith("incident/"))
    matter = decode(Incident, body)
    assert matter.level is EventLevel.LARGER and matter.level_decided is not None
    assert "493" in matter.level_decided.basis
    assert matter.level_decided.authority == "带班领导 沈一清"
    assert sum(key.startswith("plan_run/") for key in told) == 1, "its playbook was begun"


def becomes_a_matter(hand: Hand) -> None:
    """属实 and 突发事件 in one question, its room, its class."""
    seat = hand.seat
    hand.until(lambda: seat.pages.duty.detail.alert_id)
    hand.press("N", "Space")
    hand.until(lambda: all(each.is_acknowledged for each in seat.models.queue.alerts()))
    hand.press("7", "1")
    hand.until(lambda: all(each.incident for each in seat.models.queue.alerts()))
    hand.press("Ctrl+I")
    page = seat.pages.incident
    hand.until(lambda: "望潮码头储罐泄漏" in page.head.title.words)
    hand.press("C", "2")
    hand.until(lambda: "事故灾难" in page.head.title.words)
    assert "不详" in page.facts.level.words


def count(hand: Hand, dead: str, serious: str) -> None:
    """Write counts down as they are told; what is left empty is 不详."""
    form = hand.seat.pages.incident.foot.form
    hand.press("F")
    hand.until(lambda: form.is_open)
    hand.fill(dead, serious, "", "", "", "", "消防望潮站")
    hand.until(lambda: not form.is_open)


def is_counted(hand: Hand) -> None:
    """1 dead; then 2 dead and 8 seriously hurt; then 3 dead: each says where it stands."""
    level = hand.seat.pages.incident.facts.level
    count(hand, "1", "")
    hand.until(lambda: "距较大：死亡 3 人或重伤 10 人" in level.words)
    count(hand, "2", "8")
    hand.until(lambda: level.words == "接近较大：死亡还差 1 人，重伤还差 2 人")
    count(hand, "3", "")
    hand.until(lambda: "已达较大标准，现定：未定级" in level.words)
    assert level.basis.startswith("国务院令第493号第三条")


def until_report_clocks_are(hand: Hand, told: dict[str, str]) -> None:
    """Wait until the board has these limits of the report clocks, by their kind."""
    hand.press("Ctrl+B")
    page = hand.window.page(clocks.PAGE)

    def found() -> dict[str, str]:
        return {r.clock.kind: r.limit for r in page.model.rows if r.clock.kind in told}

    hand.until(lambda: found() == told)


def is_decided(hand: Hand) -> None:
    """The level first as 一般, then as counted; the report clocks follow."""
    page = hand.seat.pages.incident
    for key, basis, words, clock in (
        ("1", "初判", "一般", {"report": "60 分钟", "written": "1440 分钟"}),
        ("2", "", "较大", {"report": "30 分钟", "written": "60 分钟"}),
    ):
        hand.press("E", key)
        hand.until(lambda: page.foot.form.is_open)
        proposed = page.foot.form.values()["basis"]
        assert ("493" in proposed) is not bool(basis), "a clause is proposed for its own level"
        hand.fill(basis, "带班领导 沈一清")
        hand.until(lambda w=words: w in page.head.level.words)
        until_report_clocks_are(hand, clock)
        hand.press("Ctrl+I")
        assert hand.window.current_page == room.PAGE


def is_followed(hand: Hand) -> None:
    """The playbook of the level stands there, and one key begins it."""
    page = hand.seat.pages.incident
    hand.until(lambda: "较大及以上" in page.steps.head.accessibleName())
    assert any("扩大警戒 1 公里" in line for line in page.steps.words)
    hand.press("K")
    hand.until(lambda: any("扩大警戒 1 公里" in w and "剩" in w for w in page.steps.words))
