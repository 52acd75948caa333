"""The people of a running seat: the lock, the PIN, another person without a restart, the audit."""

import faulthandler
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from console.app.crash import CrashKeeper
from console.app.crash_desk import CrashDesk
from console.app.starter import Starter
from console.domain.alert import Severity
from console.domain.duty import LogEntry
from console.domain.entity import decode, encode
from console.shell.error_panel import ErrorPanel
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, done, enrol
from tests.support.hub import PASSWORD
from tests.unit.commands.seat_desk import alert

PIN = "7190"


@pytest.fixture
def starter(start, tmp_path: Path) -> Starter:
    enrol(tmp_path / "seat", ("zhouyan", "周雁"), ("linlan", "林岚"))
    return start.unlocked(tmp_path / "seat")


def until(qtbot: Any, what: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(what()), timeout=PATIENCE)


def give_pin(qtbot: Any, starter: Starter, pin: str) -> None:
    """Choose a PIN as a person does: the command, the password, twice the digits, Enter."""
    starter.seat.commands.run("seat.pin")
    proof = f"{PASSWORD} {starter.seating.people.sitters.account}"
    panel = starter.seating.people.pin_choice.panel
    for line, words in zip(panel.lines, (proof, pin, pin), strict=True):
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    until(qtbot, starter.seating.people.pin_choice.panel.isHidden)


def type_pin(qtbot: Any, starter: Starter, typed: str) -> None:
    field = starter.seating.people.panel.field
    until(qtbot, field.isEnabled)
    field.setText(typed)  # full-width digits come from an input method, not from a key
    qtbot.keyClick(field, Qt.Key.Key_Return)


def on_screen(window: QWidget) -> str:
    """All that a screen reader would say of what is visible."""
    return "\n".join(
        each.accessibleName() for each in window.findChildren(QWidget) if each.isVisible()
    )


def audit(starter: Starter) -> list[tuple[str, str, str, str]]:
    starter._lanes.acts.run(lambda: None)
    lines = starter.seat.store.journal.audit.lines()
    return [(line.person, line.what, line.result, line.detail) for line in lines]


def test_a_locked_seat_shows_and_sounds_and_acts_after_the_pin(qtbot, starter: Starter) -> None:
    seat, people = starter.seat, starter.seating.people
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)
    give_pin(qtbot, starter, PIN)
    window = seat.frame.window
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert people.lock.is_locked and "本席已锁定" in window.header.accessibleName()
    (seen,) = seat.models.queue.alerts()
    assert seat.pages.duty.isVisible(), "what comes in stays in sight"
    assert not seat.frame.sound.is_off
    refused = done(qtbot, seat.acts.alerts.acknowledge(seen))
    assert refused.refused == "seat_locked" and "PIN" in refused.zh

    seat.commands.run("alert.acknowledge")
    until(qtbot, people.panel.isVisible)
    type_pin(qtbot, starter, "7191")
    until(qtbot, lambda: "不对" in people.panel.failure)
    assert people.lock.is_locked
    type_pin(qtbot, starter, "７１９０")  # as an input method gives them
    until(qtbot, lambda: not people.lock.is_locked)
    until(qtbot, lambda: seat.models.queue.alerts()[0].is_acknowledged)
    assert people.panel.isHidden() and "本席已锁定" not in window.header.accessibleName()
    told = audit(starter)
    assert [line[1:3] for line in told if line[1].startswith("seat.")] == [
        ("seat.taken", "done"),
        ("seat.pin", "done"),
        ("seat.locked", "done"),
        ("seat.pin", "refused"),
        ("seat.unlocked", "done"),
    ]
    assert ("linlan", "alert.acknowledge", "saved") in [line[:3] for line in told]


def test_what_was_wanted_is_not_done_later_by_surprise(qtbot, starter: Starter) -> None:
    seat, people = starter.seat, starter.seating.people
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)
    seat.commands.run("seat.lock")  # the password opens where there is no PIN
    seat.commands.run("alert.acknowledge")
    qtbot.keyClick(people.panel, Qt.Key.Key_Escape)
    seat.commands.run("seat.lock")
    type_pin(qtbot, starter, f"{PASSWORD} linlan")
    until(qtbot, lambda: not people.lock.is_locked)
    assert not seat.models.queue.alerts()[0].is_acknowledged


def test_another_person_sits_down_by_pin_while_the_console_runs(qtbot, starter: Starter) -> None:
    seat, people = starter.seat, starter.seating.people
    people._pins.put("zhouyan", "2580")
    qtbot.keyClick(seat.frame.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert people.panel.isVisible()
    type_pin(qtbot, starter, "2580")
    until(qtbot, lambda: seat.identity.person == "zhouyan")
    assert people.panel.isHidden()
    assert "周雁" in seat.frame.window.header.accessibleName()
    until(qtbot, lambda: "林岚 换 周雁 值守本席" in seat.frame.notices.texts)
    (seen,) = seat.models.queue.alerts()
    saved = done(qtbot, seat.acts.alerts.own(seen))
    assert seat.store.journal.operation(saved.op).operation.body["actor"] == "zhouyan"


def test_what_the_next_person_may_not_read_leaves_every_list_at_once(
    qtbot, start, tmp_path: Path
) -> None:
    """H389: 网络舆情 before a shift leader, and an officer sits down while the hub is away."""
    enrol(tmp_path / "seat", ("zhouyan", "周雁", "officer"), ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    seat, people = starter.seat, starter.seating.people
    online = replace(alert(2), title="短视频平台出现桥洞车被淹视频", channel="network")
    changes = [Change(2, "alert", "A002", "e.2", "hall", encode(online))]
    seat.models.feed.publish(seat.store.cache.apply(changes, "e:2"))
    until(qtbot, lambda: seat.models.queue.alert("A002"))
    seat.pages.duty.open_alert("A002")
    until(qtbot, lambda: seat.pages.duty.detail.alert_id == "A002")
    people._pins.put("zhouyan", "2580")
    qtbot.keyClick(seat.frame.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    type_pin(qtbot, starter, "2580")
    until(qtbot, lambda: starter.seat is not seat)
    now = starter.seat
    assert now.identity.person == "zhouyan"
    until(qtbot, lambda: now.models.queue.alert("A001"))
    assert now.models.queue.rowCount() == 1
    assert "下立交积水 1" in on_screen(now.frame.window), "what all may read is there"
    assert "桥洞车被淹" not in on_screen(now.frame.window)


def hold_red(qtbot: Any, starter: Starter) -> None:
    """Have whoever sits here take on a 红."""
    seat = starter.seat
    body = encode(alert(2, Severity.RED))
    changes = [Change(2, "alert", "A002", "e.2", "hall", body)]
    seat.models.feed.publish(seat.store.cache.apply(changes, "e:2"))
    until(qtbot, lambda: seat.models.queue.alert("A002"))
    done(qtbot, seat.acts.alerts.own(seat.models.queue.alert("A002")))
    until(qtbot, lambda: owner(starter) == seat.identity.person)


def owner(starter: Starter) -> str:
    red = starter.seat.models.queue.alert("A002")
    return red.owner.person if red is not None and red.owner is not None else ""


def seat_down(qtbot: Any, starter: Starter, account: str) -> None:
    starter.seating.people.change()
    type_pin(qtbot, starter, f"{PASSWORD} {account}")
    until(qtbot, lambda: starter.seat.identity.person == account)


def test_who_takes_the_seat_takes_its_reds_and_is_told(qtbot, starter: Starter) -> None:
    """H333: they stayed in the name of who is gone, and nobody had been told of them."""
    hold_red(qtbot, starter)
    seat_down(qtbot, starter, "zhouyan")
    until(qtbot, lambda: owner(starter) == "zhouyan")
    told = "本席未办结的红色告警 1 件已转由您承办：下立交积水 2"
    until(qtbot, lambda: told in starter.seat.frame.notices.texts)
    until(qtbot, lambda: "换人接手红色告警（原承办 林岚）：下立交积水 2" in log_texts(starter))
    (seen,) = (a for a in starter.seat.models.queue.alerts() if a.id != "A002")
    assert seen.owner is None, "what nobody had is nobody's"


def log_texts(starter: Starter) -> list[str]:
    rows = starter.seat.store.cache.select(LogEntry.KIND)
    return [decode(LogEntry, row.body).text for row in rows]


def test_who_may_not_handle_reds_gets_none_and_the_hall_has_them(qtbot, start, tmp_path) -> None:
    """H333: before a 视频巡查员 sits down, the 红 goes back to the pool, said aloud."""
    enrol(tmp_path / "seat", ("zhouyan", "周雁", "patrol"), ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    hold_red(qtbot, starter)
    seat_down(qtbot, starter, "zhouyan")
    until(qtbot, lambda: starter.seat.models.queue.alert("A002").is_left)
    until(qtbot, lambda: any("无人承办" in said for said in starter.seat.frame.notices.texts))
    act = starter.seat.store.journal.pending()[-1]
    assert act.kind != "alert.leave" or act.body["actor"] == "linlan"


def test_after_six_wrong_pins_only_the_password_opens(qtbot, starter: Starter) -> None:
    """Four digits can be tried out in an evening: they are counted, over restarts too."""
    seat, people = starter.seat, starter.seating.people
    people._pins.put("linlan", PIN)
    seat.commands.run("seat.lock")
    seat.commands.run("seat.lock")
    for _ in range(6):
        type_pin(qtbot, starter, "0000")
        until(qtbot, lambda: people.panel.failure)
        people.panel.say("")
    assert not people._pins.has("linlan")
    type_pin(qtbot, starter, PIN)
    until(qtbot, lambda: "登录密码" in people.panel.failure)
    assert people.lock.is_locked
    type_pin(qtbot, starter, f"{PASSWORD} linlan")
    until(qtbot, lambda: not people.lock.is_locked)


@pytest.mark.parametrize("pin", ["123", "1234", "8765", "0000", "123456789", "12a4", ""])
def test_a_pin_anybody_would_try_first_is_not_taken(qtbot, starter: Starter, pin: str) -> None:
    people = starter.seating.people
    starter.seat.commands.run("seat.pin")
    people.pin_choice.panel.chosen.emit(f"{PASSWORD} linlan", pin)
    assert "PIN 为 4 至 8 位数字" in people.pin_choice.panel.hint and not people._pins.has("linlan")


def test_a_seat_nobody_touches_locks_by_itself(qtbot, starter: Starter) -> None:
    people = starter.seating.people
    people.lock._after = people.lock._after * 0
    people.lock._look()
    assert people.lock.is_locked
    assert audit(starter)[-1][1:] == ("seat.locked", "done", "idle")


def test_the_seat_itself_still_writes_its_log_while_it_is_locked(qtbot, starter: Starter) -> None:
    """A refusal of the hub or a stall is told in the duty log whoever is away from the desk."""
    seat = starter.seat
    seat.commands.run("seat.lock")
    assert done(qtbot, seat.acts.log.write("通信停滞", category="系统")).is_saved
    assert done(qtbot, seat.acts.log.write("水位 12 厘米")).refused == "seat_locked"


def test_a_fault_of_the_program_is_said_with_its_code_and_can_be_shown(
    qtbot, starter: Starter, tmp_path: Path, logged_errors: object
) -> None:
    seat = starter.seat
    keeper = CrashKeeper(tmp_path / "seat")
    keeper.begin()
    try:
        desk = CrashDesk(seat, keeper, starter.theme, None)
        thread = threading.Thread(target=lambda: {}["林岚"], name="search")
        thread.start()
        thread.join()
        until(qtbot, lambda: any("控制台照常使用" in text for text in seat.frame.notices.texts))
        seat.commands.run("crash.show")
        assert "KeyError" in desk._panel.lines and "林岚" not in desk._panel.lines
        assert audit(starter)[-1][1] == "seat.error"
    finally:
        keeper.end()
        faulthandler.enable()


def test_a_refusal_has_a_number_and_the_number_an_explanation(qtbot, starter: Starter) -> None:
    seat = starter.seat
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)
    seat.commands.run("seat.lock")
    (seen,) = seat.models.queue.alerts()
    seat.pages.duty.refused.emit("不予办理：已由他人认领，代码 108")
    assert not seen.is_acknowledged
    qtbot.keyClick(seat.frame.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    panel = seat.frame.window.findChild(ErrorPanel)
    assert panel.isVisible() and panel.field.text() == "108"
    assert panel.lines[0] == "已由他人认领" and panel.lines[3] == "值班长"
    panel.field.setText("２０５")  # as an input method gives it
    assert panel.lines[0].startswith("本席已锁定") and panel.lines[3] == "不用找人"
    panel.field.setText("999")
    assert panel.lines[0] == "没有这个代码"


def test_what_to_do_names_the_key_that_was_chosen(qtbot, starter: Starter) -> None:
    """H909: advice is pressed as it is read."""
    seat = starter.seat
    seat.commands.choose_keys({"check.open": "Ctrl+Alt+J"})
    seat.frame.notices.say_refused("两个数对不上，代码 213")
    seat.commands.run("error.explain")
    panel = seat.frame.window.findChild(ErrorPanel)
    assert "按 Ctrl Alt J 选定" in panel.lines[2]
    panel.field.setText("881")
    assert "按 3 并入" in panel.lines[2]


def test_a_seat_that_nobody_could_open_again_does_not_lock_itself(qtbot, starter: Starter) -> None:
    """The hub took the grant back, and is away since: facts can still be written down."""
    people = starter.seating.people
    starter.seating._kept.forget("linlan")
    people.lock._after = people.lock._after * 0
    people.lock._look()
    assert not people.lock.is_locked
    assert done(qtbot, starter.seat.acts.log.write("水位 12 厘米")).is_saved


def test_a_seat_that_has_ended_locks_nothing_any_more(qtbot, start, starter: Starter) -> None:
    """Its objects may live on for a while; the store below them is closed."""
    lock = starter.seating.people.lock
    assert lock._timer.isActive()
    start.end(starter)
    assert not lock._timer.isActive()
