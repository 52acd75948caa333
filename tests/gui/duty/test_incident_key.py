"""立为突发事件 by one key from 值守."""

from dataclasses import replace

from console.domain.alert import Alert, Disposition
from console.domain.entity import decode
from console.domain.incident import Incident
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import ORANGE, alert


def unverified():
    return alert("u1", ORANGE, "映川路人行地道积水", "映川街道", "映川路")


def matters(room):
    return [decode(Incident, row.body) for row in room.cache.select("incident")]


def saved(room):
    return decode(Alert, room.cache.get("alert", "u1").body)


def test_what_was_found_true_becomes_an_incident_by_one_key_and_only_once(qtbot, room, show_page):
    page = show_page(room, [replace(unverified(), disposition=Disposition.CONFIRMED)])
    assert "立为突发事件" in page.detail.foot.subject
    with qtbot.waitSignal(page.said) as said:
        press(page, "7")
        press(page, "7")
    (made,) = matters(room)
    assert made.number in said.args[0] and "已立为突发事件" in said.args[0]
    assert (made.title, made.members) == ("映川路人行地道积水", ("u1",))
    assert saved(room).incident == made.id


def test_a_matter_made_of_what_was_found_online_says_no_word_of_it(qtbot, room, show_page):
    """H389: all seats read a matter; who makes it may give it another name."""
    online = replace(unverified(), disposition=Disposition.CONFIRMED, channel="network")
    page = show_page(room, [online])
    press(page, "7")
    qtbot.waitUntil(lambda: len(matters(room)) == 1)
    assert matters(room)[0].title == "网络舆情（内容限授权岗位查看）"
    lines = [row.body["text"] for row in room.cache.select("log_entry")]
    assert lines and not [line for line in lines if "积水" in line]


def test_what_belongs_to_an_incident_is_no_second_one_and_offers_none(qtbot, room, show_page):
    page = show_page(room, [replace(unverified(), disposition=Disposition.CONFIRMED, incident="I")])
    assert "立为突发事件" not in page.detail.foot.subject
    with qtbot.waitSignal(page.refused) as refused:
        press(page, "7")
    assert refused.args == ["已属某个突发事件"] and not matters(room)


def test_what_nobody_verified_is_asked_for_once_with_two_ways(qtbot, room, show_page):
    page = show_page(room, [unverified()])
    assert "立为突发事件" not in page.detail.foot.subject
    press(page, "7")
    assert page.detail.foot.ask.answers == ["核实属实并立为突发事件", "先立为突发事件，随后核实"]
    assert not matters(room)
    press(page, "1")
    qtbot.waitUntil(lambda: len(matters(room)) == 1)
    assert (saved(room).disposition, saved(room).incident) == (
        Disposition.CONFIRMED,
        matters(room)[0].id,
    )


def test_it_may_be_opened_before_it_is_verified(qtbot, room, show_page):
    page = show_page(room, [unverified()])
    press(page, "7")
    press(page, "2")
    qtbot.waitUntil(lambda: len(matters(room)) == 1)
    assert saved(room).disposition is Disposition.UNVERIFIED
