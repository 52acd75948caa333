"""B-30: what reaches further than one matter needs a second person, and every no is said."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt

from console.app.pins import Pins
from console.app.seat import Seat
from console.domain.release import Release, Way
from console.shell import shell_commands
from console.shell.log_out_panel import LogOutPanel
from tests.end2end.test_alone import PATIENCE, done, enrol
from tests.end2end.test_sound_desk import until_logged
from tests.support.hub import PASSWORD, add_person, running_hub

PIN = "7190"


@pytest.fixture
def seat(qtbot, start, tmp_path) -> Seat:
    """A seat without a hub where 林岚 sits and 周雁 has been."""
    enrol(tmp_path / "seat", ("zhouyan", "周雁"), ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    assert seat is not None
    qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    seat.frame.player.close()  # this machine has no loudspeaker
    Pins(seat.store.journal).put("zhouyan", PIN)
    return seat


def silence(qtbot: Any, seat: Seat) -> None:
    """Ask for the longest silence: three keys."""
    seat.commands.run(shell_commands.MUTE.id)
    for key in (Qt.Key.Key_3, Qt.Key.Key_1):
        qtbot.keyClick(seat.sound.panel, key)


def answer(qtbot: Any, seat: Seat, first: str, second: str) -> None:
    panel = seat.second.panel
    qtbot.waitUntil(panel.second.isEnabled, timeout=PATIENCE)
    panel.first.setText(first)
    panel.second.setText(second)
    qtbot.keyClick(panel.second, Qt.Key.Key_Return)


def until_said(qtbot: Any, seat: Seat, words: str) -> None:
    qtbot.waitUntil(lambda: words in seat.second.panel.failure, timeout=PATIENCE)


def audit(seat: Seat) -> list[tuple[str, str, str, str]]:
    seat.lanes.acts.run(lambda: None)
    lines = seat.store.journal.audit.lines()
    return [
        (line.what, line.object, line.result, line.detail)
        for line in lines
        if line.what.startswith("release.")
    ]


def test_a_second_person_lets_it_go_and_both_names_stand(qtbot, seat: Seat) -> None:
    """H283, H284: while it is asked the seat goes on; both stand in log and audit; or by phone."""
    seat.commands.run(shell_commands.MUTE.id)
    for _ in range(2):  # two minutes: nobody else is needed
        qtbot.keyClick(seat.sound.panel, Qt.Key.Key_1)
    assert seat.frame.sound.mute is not None and not seat.second.is_asking
    seat.frame.sound.end_mute()

    silence(qtbot, seat)
    panel = seat.second.panel
    assert panel.isVisible() and "静音 15 分钟" in panel.words[0] and "林岚" in panel.words[0]
    (seen,) = seat.models.queue.alerts()
    assert done(qtbot, seat.acts.alerts.acknowledge(seen)).is_saved, "it is not modal"
    assert seat.frame.sound.mute is None and seat.pages.duty.isVisible()
    other: list[object] = []
    seat.second.ask("sound.mute", 900, "静音 15 分钟", other.append)
    assert other == [] and any("另一项" in words for words in seat.frame.notices.texts)
    answer(qtbot, seat, "zhouyan", "7191")
    until_said(qtbot, seat, "工号或 PIN 不对")
    answer(qtbot, seat, "linlan", f"{PASSWORD} linlan")
    until_said(qtbot, seat, "须由另一个人")
    answer(qtbot, seat, "chenyu", PASSWORD)
    until_said(qtbot, seat, "改用电话授权")
    assert seat.frame.sound.mute is None and seat.second.is_asking
    answer(qtbot, seat, "ｚｈｏｕｙａｎ", "７１９０")  # as an input method gives them
    qtbot.waitUntil(lambda: seat.frame.sound.mute is not None, timeout=PATIENCE)
    assert panel.isHidden() and seat.identity.person == "linlan"
    until_logged(qtbot, seat, "静音 15 分钟，原因：电话会商；复核：周雁（zhouyan）")
    told = audit(seat)
    assert [line[0] for line in told] == [
        "release.asked", "release.tried", "release.tried", "release.tried", "release.given",
    ]  # fmt: skip
    assert told[-1][1] == "sound.mute" and told[-1][3] == "linlan: 复核：周雁（zhouyan）"

    seat.frame.sound.end_mute()
    silence(qtbot, seat)
    panel.choose(Way.PHONE)
    answer(qtbot, seat, "沈带班", "无")
    until_said(qtbot, seat, "回拨")
    answer(qtbot, seat, "林岚", "0000-6001")
    until_said(qtbot, seat, "须由另一个人")
    answer(qtbot, seat, "沈带班", "0000-6001")
    assert seat.frame.sound.mute is not None
    until_logged(qtbot, seat, "电话授权：沈带班，回拨 0000-6001")
    assert audit(seat)[-1][3] == "linlan: 电话授权：沈带班，回拨 0000-6001"


def test_a_no_does_nothing_and_is_said(qtbot, seat: Seat) -> None:
    """H283, H285: said no, given up, too late, another person here: nothing is done later."""
    for key, code in ((Qt.Key.Key_F4, "declined"), (Qt.Key.Key_Escape, "given_up")):
        silence(qtbot, seat)
        qtbot.keyClick(seat.second.panel, key)
        assert seat.frame.sound.mute is None and seat.second.panel.isHidden()
        assert any(words.startswith("未办理：静音 15 分钟") for words in seat.frame.notices.texts)
        assert audit(seat)[-1][2] == code
    silence(qtbot, seat)
    question = seat.second._question
    late = replace(question, until=question.until - 1000)
    seat.second._question = late
    seat.second._let_go(late, Release(Way.PHONE, "沈带班", seat.clock.now(), phone="0000-6001"))
    assert seat.frame.sound.mute is None and not seat.second.is_asking, "too late is too late"
    assert any("3 分钟内无人复核" in words for words in seat.frame.notices.texts)

    qtbot.waitUntil(lambda: seat.models.link.is_offline, timeout=PATIENCE)
    seat.commands.run(shell_commands.LOG_OUT.id)
    seat.frame.window.findChild(LogOutPanel).confirmed.emit()
    assert seat.second.panel.isVisible() and "清除" in seat.second.panel.words[0]
    grant = msgspec.structs.replace(seat.identity.grant, person="zhouyan")
    seat.identity = replace(seat.identity, grant=grant)
    seat.second.look()
    assert not seat.second.is_asking and audit(seat)[-1][2] == "person_changed"
    assert seat.models.queue.rowCount() == 1, "nothing was wiped"


def test_who_never_sat_here_is_asked_of_the_hub_and_needs_the_right(qtbot, start, tmp_path) -> None:
    """H283: another account of the hall, with its password; a patrol may not let it go."""
    add_person(tmp_path / "hub", "chenyu", "officer", "陈屿")
    people = (("linlan", "leader"), ("xunluo", "patrol"))
    with running_hub(tmp_path / "hub", *people) as hub:
        seat = _seated(qtbot, start, hub, tmp_path)
        silence(qtbot, seat)
        answer(qtbot, seat, "chenyu", "wrong")
        until_said(qtbot, seat, "不对")
        answer(qtbot, seat, "xunluo", PASSWORD)
        until_said(qtbot, seat, "没有这项权限")
        answer(qtbot, seat, "chenyu", PASSWORD)
        qtbot.waitUntil(lambda: seat.frame.sound.mute is not None, timeout=PATIENCE)
        assert seat.identity.person == "linlan", "nobody else sits here now"
        until_logged(qtbot, seat, "复核：陈屿（chenyu）")


def _seated(qtbot: Any, start: Any, hub: Any, tmp_path: Any) -> Seat:
    starter = start(hub.url, tmp_path / "seat")
    qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
    seat: Seat = starter.seat
    qtbot.waitUntil(lambda: seat.models.link.view.state == "online", timeout=PATIENCE)
    seat.frame.player.close()
    return seat
