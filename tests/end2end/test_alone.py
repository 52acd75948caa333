"""A seat with no hub at all, not even a process: who may sit down, and what is still saved (P1)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from console.app.fold import fold_pending
from console.app.kept_grants import KeptGrants
from console.app.starter import Starter
from console.contract.grant import LoginAnswer, sign
from console.domain.entity import encode
from console.domain.reference import Unit
from console.models.collections import COLLECTIONS
from console.runtime.clock import SystemClock, to_text
from console.shell.login_page import LoginForm, LoginPage
from console.shell.offline_line import OfflineLine
from console.shell.recovery_page import RecoveryPage
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.keys import KeyStore
from offline_cache.lanes import InlineLane
from offline_cache.values import Change
from tests.support.hub import PASSWORD
from tests.unit.commands.seat_desk import HUB_KEY, alert, grant

NOWHERE = "http://127.0.0.1:9"
PATIENCE = 60_000
UNIT = Unit("u1", "云汀排水二队", "drainage", phone="0000-6101")


def enrol(data: Path, *people: tuple[str, ...], over: bool = False) -> None:
    """Leave a folder as log-ins of people (account, name, role if no leader) with a hub left it."""
    now = SystemClock().now()
    end = now + timedelta(hours=-1 if over else 30)
    data.mkdir()
    key = KeyStore(data, None, None).unlock(PASSWORD)
    journal = Journal.open(data / "journal.db", key, InlineLane())
    kept = KeptGrants(journal, SystemClock())
    for account, name, *role in people:
        given = grant(
            *(role or ["leader"]),
            id=account,
            person=account,
            name=name,
            seat_name="一号席",
            issued=to_text(now),
            until=to_text(min(end, now + timedelta(hours=12))),
            offline_until=to_text(end),
        )
        answer = LoginAnswer(grant=sign(given, HUB_KEY), public_key="", now=to_text(now))
        kept.keep(account, f"{PASSWORD} {account}", NOWHERE, answer)
    fill(data, key, journal)
    journal.close()


def fill(data: Path, key: bytes, journal: Journal) -> None:
    cache = Cache.open(
        data / "cache.db", key, COLLECTIONS, fold_pending, journal.pending, InlineLane()
    )
    body = encode(alert(1))
    cache.apply([Change(1, "alert", "A001", "e.1", "hall", body)], "e:1")
    cache.close()


def form(account: str, password: str = "") -> LoginForm:
    return LoginForm(NOWHERE, account, password or f"{PASSWORD} {account}", "seat-1")


def login_page(starter: Starter) -> LoginPage:
    page = starter.reception.page
    assert isinstance(page, LoginPage)
    return page


def done(qtbot: Any, future: Any) -> Any:
    qtbot.waitUntil(future.done, timeout=PATIENCE)
    return future.result()


def test_a_fresh_seat_says_in_one_sentence_what_to_do_first(qtbot, start, tmp_path) -> None:
    starter = start.unlocked(tmp_path / "seat")
    if isinstance(starter._page, RecoveryPage):  # a new store shows its recovery key first
        starter._page.put_off.emit()
        qtbot.keyClick(starter._page, Qt.Key.Key_Return)  # past the look at the machine
    page = login_page(starter)
    assert page.hint == "本席首次使用：先联网登录一次，以后断网也能值守"
    page.login_requested.emit(form("linlan"))
    qtbot.waitUntil(lambda: page.failure != "", timeout=PATIENCE)
    assert "本席还没有人登录过：请先接通中心登录一次" in page.failure
    assert starter.seat is None


def test_an_enrolled_seat_starts_shows_its_cache_and_acts(qtbot, start, tmp_path) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    assert seat is not None and seat.identity.name == "林岚"
    qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    (seen,) = seat.models.queue.alerts()
    assert done(qtbot, seat.acts.alerts.acknowledge(seen)).is_saved
    sending = seat.acts.orders.send(seen, "前往排水", [UNIT], by_phone=True)
    assert done(qtbot, sending.result).is_saved and sending.number == "01-0001"
    qtbot.waitUntil(
        lambda: "断网值守" in seat.frame.window.header.accessibleName(), timeout=PATIENCE
    )


def test_another_person_takes_over_without_the_hub_and_it_is_written_down(
    qtbot, start, tmp_path
) -> None:
    enrol(tmp_path / "seat", ("zhouyan", "周雁"), ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    seat = starter.seat
    assert seat.identity.person == "linlan"
    seat.commands.run("person.change")
    qtbot.keyClick(starter.seating.people.panel, Qt.Key.Key_F4)
    page = login_page(starter)
    page.login_requested.emit(form("zhouyan", "falsch"))
    qtbot.waitUntil(
        lambda: page.failure == "连不上中心；与上次联网的登录密码不符，代码 258", timeout=PATIENCE
    )
    assert seat.identity.person == "linlan"
    page.login_requested.emit(form("zhouyan"))
    qtbot.waitUntil(lambda: seat.identity.person == "zhouyan", timeout=PATIENCE)
    (seen,) = seat.models.queue.alerts()
    saved = done(qtbot, seat.acts.alerts.own(seen))
    body = seat.store.journal.operation(saved.op).operation.body
    assert body["actor"] == "zhouyan"
    lines = [row.body["text"] for row in seat.store.cache.select("log_entry")]
    assert "周雁接替林岚在本席值守" in lines
    start.end(starter)
    again = start.unlocked(tmp_path / "seat")
    assert again.seat.identity.name == "周雁"


def test_somebody_never_seen_here_is_told_who_could_log_in(qtbot, start, tmp_path) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    starter.seat.commands.run("person.change")
    page = login_page(starter)
    page.login_requested.emit(form("wangwei"))
    qtbot.waitUntil(lambda: "断网可登录：林岚" in page.failure, timeout=PATIENCE)


def test_a_login_page_that_was_closed_comes_again(qtbot, start, tmp_path) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    starter.seat.listener.login_needed.emit()
    login_page(starter).close()
    assert starter.reception.page is None
    starter.seat.listener.login_needed.emit()
    assert login_page(starter).isVisible()


def test_when_the_grace_is_over_facts_are_saved_and_the_screen_says_what_is_not(
    qtbot, start, tmp_path
) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"), over=True)
    starter = start.unlocked(tmp_path / "seat")
    assert starter.seat is None
    login_page(starter).login_requested.emit(form("linlan"))
    qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
    seat = starter.seat
    qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    (seen,) = seat.models.queue.alerts()
    refused = done(qtbot, seat.acts.alerts.acknowledge(seen))
    assert (refused.is_saved, refused.refused) == (False, "grant_expired")
    assert not done(qtbot, seat.acts.orders.send(seen, "前往排水", [UNIT]).result).is_saved
    assert done(qtbot, seat.acts.log.write("水位 12 厘米")).is_saved
    by_phone = seat.acts.orders.send(seen, "前往排水", [UNIT], by_phone=True)
    assert done(qtbot, by_phone.result).is_saved
    assert "登录已到期，只记事实" in seat.frame.window.findChild(OfflineLine).text
    assert any("登录已到期" in text for text in seat.frame.notices.texts)


def test_a_disabled_account_opens_nothing_without_the_hub_either(qtbot, start, tmp_path) -> None:
    enrol(tmp_path / "seat", ("zhouyan", "周雁"), ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    starter.seat.listener.grant_lost.emit("account_disabled")
    start.end(starter)
    again = start.unlocked(tmp_path / "seat")
    assert again.seat is None  # nor does it let in whoever sat here before without being asked
    login_page(again).login_requested.emit(form("linlan"))
    qtbot.waitUntil(lambda: "没有在本席联网登录过" in login_page(again).failure, timeout=PATIENCE)
    login_page(again).login_requested.emit(form("zhouyan"))
    qtbot.waitUntil(lambda: again.seat is not None, timeout=PATIENCE)
