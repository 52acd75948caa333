"""A-13: a shift leader looks at a desk; the desk sees who; either ends it; a cut ends it."""

from typing import Any

import pytest

from console.app.seat import Seat
from console.domain.alert import Severity
from console.models.queue_filter import QueueFilter
from console.shell import shell_commands
from tests.end2end.test_alone import PATIENCE, done
from tests.support.hub import Hub, alert, running_hub


@pytest.fixture
def hub(tmp_path):
    people = (("zhouyan", "leader"), ("linlan", "officer"))
    with running_hub(tmp_path / "hub", *people) as hub:
        hub.post_alerts([alert(n, town="芦汀镇" if n % 2 else "石汀街道") for n in range(1, 5)])
        yield hub


def seated(qtbot: Any, start: Any, hub: Hub, folder: Any, account: str, seat: str) -> Seat:
    starter = start(hub.url, folder, account=account, seat=(seat, "一号席"))
    qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)
    found: Seat = starter.seat
    qtbot.waitUntil(lambda: found.models.queue.rowCount() == 4, timeout=PATIENCE)
    qtbot.waitUntil(lambda: found.models.link.view.state == "online", timeout=PATIENCE)
    found.frame.player.close()
    return found


def until(qtbot: Any, what: Any) -> None:
    qtbot.waitUntil(lambda: bool(what()), timeout=PATIENCE)


def audit(seat: Seat) -> list[tuple[str, str, str, str]]:
    seat.lanes.acts.run(lambda: None)
    lines = seat.store.journal.audit.lines()
    return [(e.person, e.what, e.object, e.result) for e in lines if e.what.startswith("desk.")]


def banner(seat: Seat) -> str:
    return seat.watched.banners[0].words


def test_a_leader_follows_a_desk_that_sees_it_and_ends_it(qtbot, start, hub, tmp_path) -> None:
    """H286, H287, H288."""
    leader = seated(qtbot, start, hub, tmp_path / "one", "zhouyan", "seat-1")
    desk = seated(qtbot, start, hub, tmp_path / "two", "linlan", "seat-2")
    desk.commands.run(shell_commands.LOOK.id)
    assert any("只有值班长" in words for words in desk.frame.notices.texts)
    until(qtbot, lambda: desk.watched._asked is not None)

    def offered() -> bool:
        if leader.mirror.panel.isHidden():
            leader.commands.run(shell_commands.LOOK.id)
            qtbot.wait(50)
        return leader.mirror.panel.isVisible()

    until(qtbot, offered)
    leader.mirror.panel._take(0)
    until(qtbot, lambda: leader.mirror.window is not None)
    until(qtbot, lambda: "旁观本席" in banner(desk))
    assert "zhouyan（一号席）自" in banner(desk) and banner(leader) == ""

    queue, window = desk.models.queue, leader.mirror.window
    last = queue.alerts()[-1].id
    desk.pages.duty.queue.list.set_current(last)
    until(qtbot, lambda: window.page.detail.alert_id == last)
    desk.pages.duty.queue.filter_line.ask_for(
        QueueFilter(severities=frozenset({Severity.ORANGE}), text="积水 3")
    )
    wanted = desk.pages.duty.queue.filter_line.wanted
    until(qtbot, lambda: window.page.queue.filter_line.wanted == wanted)
    until(qtbot, lambda: window.queue.rowCount() == 1)
    assert leader.models.queue.rowCount() == 4, "the leader's own queue stays as it was"
    desk.frame.window.show_page("log")
    until(qtbot, lambda: "对方正在：日志" in window.words)
    refused = done(qtbot, window.page._parts.acts.own(queue.alerts()[0]))
    assert refused.refused == "viewing", "nothing can be done there"
    assert not window.page.isEnabled()

    desk.commands.run(shell_commands.LOOK_END.id)
    until(qtbot, lambda: leader.mirror.look is None)
    assert banner(desk) == "" and leader.mirror.window is None
    assert any("旁观已结束" in words for words in leader.frame.notices.texts)
    assert audit(desk) == [
        ("linlan", "desk.looked_at", "seat-1", "began"),
        ("linlan", "desk.looked_at", "seat-1", "ended"),
    ]
    assert audit(leader) == [
        ("zhouyan", "desk.look", "seat-2", "began"),
        ("zhouyan", "desk.look", "seat-2", "by_desk"),
    ]

    until(qtbot, offered)
    leader.mirror.panel._take(0)
    until(qtbot, lambda: "旁观本席" in banner(desk))
    hub.kill()
    until(qtbot, lambda: leader.mirror.look is None and banner(desk) == "")
    assert audit(leader)[-1][3] == "cut_off" and audit(desk)[-1][3] == "ended"
