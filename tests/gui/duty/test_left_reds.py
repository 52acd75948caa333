"""Part 0: without input an owner loses an open 红; who may not sign silences the own seat alone."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from console.app.owner_watch import OwnerWatch
from console.domain.alert import Leave, Owner
from console.domain.duty import LogEntry
from console.domain.entity import decode
from console.screens.duty.duty_page import DutyPage
from console.shell.notices import Notices
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import NOW, ORANGE, RED, alert
from tests.gui.duty.room import NAME, SEAT, Room

MINE = Owner("p1", NAME, SEAT, NOW)
THEIRS = Owner("p2", "周砚", "seat-02", NOW)


class Hands:
    """How long nobody has touched anything here."""

    idle = 0.0


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def watch(qtbot, room: Room, theme, hands: Hands) -> Iterator[OwnerWatch]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 600)
    window.show()
    notices = Notices(theme, room.clock, window)
    limit = timedelta(minutes=5)
    made = OwnerWatch(room.queue, room.acts, notices, room.clock, lambda: hands.idle, limit, window)
    yield made
    made.stop()


def filled(room: Room) -> None:
    room.put(
        alert("r1", RED, "堤脚渗水", owner=MINE),
        alert("r2", RED, "储罐泄漏", owner=THEIRS),
        alert("o1", ORANGE, "道路积水", owner=MINE),
    )
    room.load()


def owners(room: Room) -> dict[str, str]:
    return {a.id: a.owner.name for a in room.queue.alerts() if a.owner is not None}


def left(room: Room) -> list[str]:
    return [a.id for a in room.queue.alerts() if a.is_left]


def logged(room: Room) -> list[str]:
    return [decode(LogEntry, row.body).text for row in room.cache.select(LogEntry.KIND)]


def test_five_minutes_without_input_and_only_this_seats_red_goes_back_to_the_pool(
    qtbot, room: Room, watch: OwnerWatch, hands: Hands
) -> None:
    filled(room)
    qtbot.waitUntil(lambda: len(owners(room)) == 3)
    room.clock.jump(301)
    hands.idle = 299.0
    watch.look()
    assert left(room) == []
    hands.idle = 300.0
    watch.look()
    qtbot.waitUntil(lambda: left(room) == ["r1"])
    assert owners(room) == {"r2": "周砚", "o1": NAME}
    assert watch._notices.texts == ["红色告警无人承办，请认领：堤脚渗水"]
    assert logged(room) == ["承办席位无操作超时，红色告警退回待认领：堤脚渗水"]
    watch.look()
    assert len(room.journal.unsent()) == 2, "the act and its line of the log, once"


def test_what_was_just_taken_has_its_five_minutes(
    qtbot, room: Room, watch: OwnerWatch, hands: Hands
) -> None:
    filled(room)
    qtbot.waitUntil(lambda: len(owners(room)) == 3)
    room.clock.jump(299)
    hands.idle = 900.0
    watch.look()
    assert left(room) == [] and not room.journal.unsent()


def test_a_locked_seat_lets_go_as_well(qtbot, room: Room, watch: OwnerWatch, hands: Hands) -> None:
    filled(room)
    qtbot.waitUntil(lambda: len(owners(room)) == 3)
    room.executor.is_locked = True
    watch.leave(Leave.LOGGED_OUT)
    qtbot.waitUntil(lambda: left(room) == ["r1"])
    assert logged(room) == ["承办人退出登录，红色告警退回待认领：堤脚渗水"]


def test_another_seats_loss_is_said_and_an_old_one_is_not_said_at_a_start(
    qtbot, room: Room, watch: OwnerWatch
) -> None:
    room.put(alert("r0", RED, "旧事", owner=THEIRS).left(Leave.AWAY, NOW))
    filled(room)
    qtbot.waitUntil(lambda: len(room.queue.alerts()) == 4)
    assert watch._notices.texts == []
    held = room.queue.alert("r2")
    assert held is not None
    room.put(held.left(Leave.AWAY, NOW))
    qtbot.waitUntil(lambda: watch._notices.texts == ["红色告警无人承办，请认领：储罐泄漏"])


def test_the_trail_says_whose_it_was_and_why_and_the_key_takes_it(
    qtbot, room: Room, show_page: Callable[..., DutyPage]
) -> None:
    page = show_page(room, [alert("r2", RED, "储罐泄漏", owner=THEIRS).left(Leave.AWAY, NOW)])
    newest = page.detail.trail.rows[0]
    assert newest.what == "退回待认领：承办席位失联" and "周砚" in newest.who
    press(page, "O")
    qtbot.waitUntil(lambda: owners(room) == {"r2": NAME})
    assert left(room) == []


def test_a_bureau_seat_silences_itself_and_signs_nothing(
    qtbot, chinese, theme, tmp_path, show_page: Callable[..., DutyPage]
) -> None:
    bureau = Room(tmp_path, theme, "bureau")
    bureau.clock.moment = NOW
    try:
        page = show_page(bureau, [alert("r1", RED, "堤脚渗水")])
        with qtbot.waitSignal(page.said) as said:
            press(page, "Space")
        assert said.args == ["只停本席声音，未签收；签收由值班席办理"]
        assert bureau.hushed == ["r1"]
        (red,) = bureau.queue.alerts()
        assert not red.is_acknowledged and not bureau.journal.unsent()
    finally:
        bureau.close()
