"""A shift's grant ends while the seat runs: it asks beside the running console and goes on."""

from pathlib import Path

from console.contract.operation import Answer
from console.shell.login_page import LoginForm
from tests.support.hub import PASSWORD, alert, running_hub

PATIENCE = 60_000


def seated(qtbot, starter):
    qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: starter.seat.models.link.view.state == "online", timeout=PATIENCE)
    return starter.seat


def test_a_seat_whose_grant_ended_asks_again_and_goes_on(qtbot, start, tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        starter = start(hub.url, tmp_path / "seat")
        seat = seated(qtbot, starter)
        before = seat.identity.token

        async def lose(session) -> None:
            session.client.grant = "nobody"

        seat.sync.call(lose).result(5)
        hub.kill()
        hub.start()
        qtbot.waitUntil(lambda: starter.reception.page is not None, timeout=PATIENCE)
        assert seat.frame.window.isVisible()
        form = LoginForm(hub.url, "linlan", PASSWORD, "seat-1")
        starter.reception.page.login_requested.emit(form)
        qtbot.waitUntil(lambda: starter.reception.page is None, timeout=PATIENCE)
        assert seat.identity.token != before
        hub.post_alerts([alert(7)])
        qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 1, timeout=PATIENCE)


def test_what_the_hub_refused_stands_in_the_log(qtbot, start, tmp_path: Path) -> None:
    with running_hub(tmp_path / "hub") as hub:
        seat = seated(qtbot, start(hub.url, tmp_path / "seat"))
        hub.post_alerts([alert(1)])
        qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 1, timeout=PATIENCE)
        (seen,) = seat.models.queue.alerts()
        saved = seat.acts.alerts.acknowledge(seen)
        qtbot.waitUntil(saved.done, timeout=PATIENCE)
        refusal = Answer(op=saved.result().op, status="refused", code="no_right", reason_zh="无权")
        seat.listener.answered(refusal.op, refusal)
        qtbot.waitUntil(
            lambda: any("中心未予办理（无权）" in li.entry.text for li in seat.models.log.lines),
            timeout=PATIENCE,
        )
        line = next(li for li in seat.models.log.lines if "未予办理" in li.entry.text)
        assert line.entry.refs == (f"alert/{seen.id}",)
        assert any("中心未予办理：无权" in text for text in seat.frame.notices.texts)
