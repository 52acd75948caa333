"""本班岗位 at two seats and a hub: taken over while cut off, seen by the other, told to both."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.seat import Seat
from console.runtime.clock import CHINA, DemoClock, SystemClock
from tests.end2end.test_alone import enrol
from tests.end2end.test_seat_people import seat_down
from tests.support.bare_seat import notes, records
from tests.support.gate import Gate
from tests.support.hub import Hub, add_person

PATIENCE = 60_000
KEY = Qt.Key
BEGUN = datetime(2026, 7, 9, 20, 31, tzinfo=CHINA)
"""A minute into a shift; the hall's end at half past eight."""


def until(qtbot: Any, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


@pytest.fixture
def clock() -> str:
    return str(DemoClock(BEGUN, SystemClock().now()))


@pytest.fixture
def hub(tmp_path: Path, clock: str) -> Iterator[Hub]:
    for account, name in (("linlan", "林岚"), ("zhou", "周宁")):
        add_person(tmp_path / "hub", account, name=name)
    made = Hub(tmp_path / "hub", arguments=["--clock", clock]).start()
    yield made
    made.stop()


class Line:
    """The line of one seat to the hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._gate = Gate(hub.port)
        self._gate.open()
        self.url = f"http://127.0.0.1:{self._gate.port}"

    def cut(self) -> None:
        self._gate.close()

    def mend(self) -> None:
        self._gate = Gate(self._hub.port, self._gate.port)
        self._gate.open()


@pytest.fixture
def line(hub: Hub) -> Iterator[Line]:
    made = Line(hub)
    yield made
    made.cut()


def who(seat: Seat) -> str:
    """What the header says of who sits here, without its tip."""
    return next(each.words for each in seat.frame.header.left() if each.id == "who")


def tip(seat: Seat) -> str:
    return next(each.hint for each in seat.frame.header.left() if each.id == "who")


def press(qtbot: Any, seat: Seat, *keys: Qt.Key) -> None:
    seat.commands.run("post.choose")
    until(qtbot, seat.frame.window.isActiveWindow)  # keys go to the window that has them
    for key in keys:
        QTest.keyClick(seat.posts.panel, key)


def logged(seat: Seat) -> list[str]:
    bodies = [row.body for row in seat.store.cache.select("log_entry")]
    told = [body for body in bodies if body["category"] == "岗位"]
    return [b["text"] for b in sorted(told, key=lambda b: (b["recorded_at"], b["number"]))]


def test_a_post_taken_over_while_cut_off_is_seen_at_both_seats_when_the_line_is_back(
    qtbot, start, tmp_path: Path, hub: Hub, line: Line, clock: str
) -> None:
    """H962: two seats that show two people in one post."""
    ways = ("--clock", clock)
    one = start(line.url, tmp_path / "one", *ways)
    until(qtbot, lambda: one.seat)
    zhou = start(hub.url, tmp_path / "two", *ways, account="zhou", seat=("seat-2", "二号席"))
    until(qtbot, lambda: zhou.seat)
    lin, two = one.seat, zhou.seat
    until(qtbot, lambda: "按 Ctrl Shift W 登记" in tip(two))
    assert who(two) == "二号席·值班员周宁" and "本班还没有人登记岗位" in tip(two)

    press(qtbot, two, KEY.Key_2)
    until(qtbot, lambda: who(two) == "二号席·值班员周宁主班")
    assert two.posts.panel.isHidden() and "本班岗位：主班，至 08:30" in two.frame.notices.texts
    until(qtbot, lambda: "主班：周宁（二号席）20:31–08:30" in tip(lin))
    assert who(lin) == "一号席·值班员林岚"

    line.cut()
    until(qtbot, lambda: lin.models.link.is_offline)
    press(qtbot, lin, KEY.Key_2)
    panel = lin.posts.panel
    assert panel.words[-1] == "主班现由 周宁 担任" and panel.isVisible()
    assert who(lin) == "一号席·值班员林岚", "nothing is taken before Enter"
    QTest.keyClick(panel, KEY.Key_Return)
    until(qtbot, lambda: who(lin) == "一号席·值班员林岚主班")
    assert logged(lin) == ["主班：周宁（二号席）", "主班：林岚（一号席）接周宁"]
    assert who(two) == "二号席·值班员周宁主班", "nobody there can know"

    line.mend()
    until(qtbot, lambda: who(two) == "二号席·值班员周宁")
    assert "主班：林岚（一号席）" in tip(two)
    told = [text for text in two.frame.notices.texts if "由林岚担任" in text]
    assert len(told) == 1 and told[0].startswith("主班 20:3")
    until(qtbot, lambda: len(logged(two)) == 2)
    grant = hub.login("zhou", "seat-9")
    assert {each["id"]: len(each["turns"]) for each in records(hub, grant, "duty_post")} == {
        "linlan": 1, "zhou": 1,
    }  # fmt: skip
    assert sorted(n for n in notes(hub, grant) if "主班" in n) == sorted(logged(lin))


@pytest.fixture
def alone(qtbot, start, tmp_path: Path):
    """A seat with two people and no hub, some minutes before its shift ends."""
    enrol(tmp_path / "seat", ("zhou", "周宁"), ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    until(qtbot, lambda: starter.seat.posts.book)
    return starter


def test_what_was_taken_by_mistake_is_taken_back_and_whoever_had_it_still_has_it(
    qtbot, alone
) -> None:
    seat = alone.seat
    press(qtbot, seat, KEY.Key_3)
    until(qtbot, lambda: who(seat).endswith("副班"))
    press(qtbot, seat, KEY.Key_1)
    until(qtbot, lambda: who(seat).endswith("林岚值班长"))
    assert "交回副班" in logged(seat)[-1]
    press(qtbot, seat, KEY.Key_0)
    until(qtbot, lambda: who(seat).endswith("林岚副班"))
    until(qtbot, lambda: logged(seat)[-1] == "撤回，未任值班长：林岚（一号席）")
    press(qtbot, seat, KEY.Key_0)
    until(qtbot, lambda: who(seat).endswith("林岚"))
    assert "已交回：副班" in seat.frame.notices.texts
    assert "按 Ctrl Shift W 登记" in tip(seat)


def test_after_a_change_of_person_the_header_shows_the_post_of_who_sits_here_now(
    qtbot, alone
) -> None:
    seat = alone.seat
    press(qtbot, seat, KEY.Key_2)
    until(qtbot, lambda: who(seat).endswith("林岚主班"))
    seat_down(qtbot, alone, "zhou")
    assert who(seat).endswith("周宁") and "主班：林岚（一号席）" in tip(seat)
    assert "按 Ctrl Shift W 登记" in tip(seat)
    assert not any("登记" in text for text in seat.frame.notices.texts), "it does not nag"
    press(qtbot, seat, KEY.Key_2, KEY.Key_Return)
    until(qtbot, lambda: who(seat).endswith("周宁主班"))
    seat_down(qtbot, alone, "linlan")
    until(qtbot, lambda: any("起由周宁担任" in text for text in seat.frame.notices.texts))
    assert who(seat).endswith("林岚")


def test_when_the_shift_ends_the_header_says_no_post_any_more(qtbot, start, tmp_path: Path) -> None:
    """H961: nobody gave anything back, and nobody is shown where he no longer is."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    now = SystemClock().now()
    seat = start.unlocked(tmp_path / "seat", "--clock", str(DemoClock(now, now))).seat
    press(qtbot, seat, KEY.Key_2)
    until(qtbot, lambda: who(seat).endswith("主班"))
    clock = seat.options.clock
    assert isinstance(clock, DemoClock)
    end = seat.posts._until()
    object.__setattr__(clock, "story_start", clock.story_start + (end - seat.clock.now()))
    until(qtbot, lambda: who(seat).endswith("林岚"))
    assert "主班" not in tip(seat) and "本班还没有人登记岗位" in tip(seat)
    until(qtbot, lambda: "主班" not in seat.frame.window.header.accessibleName())
