"""退出登录 (G19): what the seat holds of the district goes, its outbox stays and is delivered."""

from pathlib import Path
from typing import Any

from console.app.starter import Starter
from console.app.wiping import RECORDING
from console.domain.alert import Severity
from console.shell import shell_commands
from console.shell.log_out_panel import LogOutPanel
from console.shell.login_page import LoginForm
from offline_cache.keys import KeyStore
from tests.end2end.test_alone import PATIENCE, done, enrol, form, login_page
from tests.faults.test_g19_data_expire_and_the_outbox_stays import decrypted
from tests.support.hub import PASSWORD, run_word, running_hub

TITLE = "下立交积水"


def seated(qtbot: Any, start: Any, data: Path) -> Starter:
    starter: Starter = start.unlocked(data)
    seat = starter.seat
    assert seat is not None
    qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    return starter


def asked(starter: Starter) -> LogOutPanel:
    assert starter.seat is not None
    starter.seat.commands.run(shell_commands.LOG_OUT.id)
    panel = starter.seat.frame.window.findChild(LogOutPanel)
    assert panel is not None and panel.isVisible()
    return panel


def leave(starter: Starter) -> None:
    """Hold the button; cut off, somebody lets it go by phone."""
    asked(starter).confirmed.emit()
    second = starter.seat.second
    if second.is_asking:
        second.panel.phoned.emit("沈带班", "0000-6001")


def test_it_asks_first_says_what_goes_and_lets_go_of_reds(qtbot, start, tmp_path) -> None:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    starter = seated(qtbot, start, tmp_path / "seat")
    (seen,) = starter.seat.models.queue.alerts()
    done(qtbot, starter.seat.acts.alerts.acknowledge(seen))
    panel = asked(starter)
    assert "待发送 1 件" in " ".join(panel.words)
    assert "断网时没有别人能登录本席" in " ".join(panel.words)
    panel.button.press()
    panel.button.release()
    assert panel.isVisible() and starter.seat.models.queue.rowCount() == 1
    panel.put_away()
    assert starter.seat is not None

    # whoever leaves lets go of a red, and the hall will hear it (domain Part 0)
    done(qtbot, starter.seat.acts.alerts.verify(seen, True, severity=Severity.RED))
    queue = starter.seat.models.queue
    qtbot.waitUntil(lambda: queue.alerts()[0].owner is not None, timeout=PATIENCE)
    leave(starter)
    qtbot.waitUntil(lambda: starter.seat is None, timeout=PATIENCE)
    kinds = [each.kind for each in starter._store.journal.unsent()]
    assert kinds.index("alert.verify") < kinds.index("alert.leave")


def test_the_records_go_and_the_outbox_waits_for_the_next_one(qtbot, start, tmp_path) -> None:
    data = tmp_path / "seat"
    enrol(data, ("zhouyan", "周雁"), ("linlan", "林岚"))
    starter = seated(qtbot, start, data)
    seat = starter.seat
    (seen,) = seat.models.queue.alerts()
    done(qtbot, seat.acts.alerts.acknowledge(seen))
    saved = [each.op for each in seat.store.journal.unsent()]
    qtbot.waitUntil(lambda: (data / RECORDING).exists(), timeout=PATIENCE)
    (data / "replay.aside-20260709T202000.db").write_bytes(b"set aside")
    leave(starter)
    qtbot.waitUntil(lambda: starter.seat is None, timeout=PATIENCE)
    assert login_page(starter).isVisible() and login_page(starter).failure == ""
    assert [each.name for each in data.glob("replay*")] == ["replay.db.lock"]
    waiting = starter._store.journal.unsent()
    assert [each.op for each in waiting][: len(saved)] == saved
    (told,) = [each.body["args"] for each in waiting if each.kind == "log.append"]
    assert "林岚退出登录" in told["canonical"]
    login_page(starter).login_requested.emit(form("linlan"))
    qtbot.waitUntil(lambda: "没有在本席联网登录过" in login_page(starter).failure, timeout=PATIENCE)
    login_page(starter).login_requested.emit(form("zhouyan"))
    qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
    assert starter.seat.identity.name == "周雁"
    assert done(qtbot, starter.seat.acts.log.write("接着值守")).is_saved
    qtbot.waitUntil(lambda: len(starter.seat.models.outbox.waiting) == 3, timeout=PATIENCE)
    start.end(starter)
    key = KeyStore(data, None, None).unlock(PASSWORD)
    assert TITLE.encode() not in decrypted(data / "cache.db", key)


def test_who_was_disabled_meanwhile_finds_nothing_kept_at_the_log_in(
    qtbot, start, tmp_path
) -> None:
    data, folder = tmp_path / "seat", tmp_path / "hub"
    enrol(data, ("linlan", "林岚"), over=True)
    with running_hub(folder) as hub:
        run_word("user", "disable", "linlan", "--data", str(folder))
        starter = start.unlocked(data)
        (data / RECORDING).write_bytes(b"recorded")
        login_page(starter).login_requested.emit(LoginForm(hub.url, "linlan", PASSWORD, "seat-1"))
        qtbot.waitUntil(lambda: "账号已停用" in login_page(starter).failure, timeout=PATIENCE)
        qtbot.waitUntil(lambda: not (data / RECORDING).exists(), timeout=PATIENCE)
    assert starter._store.cache.select("alert") == []
    start.end(starter)
    key = KeyStore(data, None, None).unlock(PASSWORD)
    assert TITLE.encode() not in decrypted(data / "cache.db", key)
