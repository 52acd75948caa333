"""疑似同一事 is judged once; only what may change the judgement is judged anew."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from console.domain.alert import Alert
from console.domain.geo import Place, Point
from console.models.same_book import SameBook
from console.settings.same_matter_profile import load_same_matter
from tests.unit.commands.seat_desk import T0

PLACE = Place("望汐路下立交", "望潮街道", "望潮 3 网格", Point(121.5, 31.2))


class Queue(QObject):
    alerts_changed = Signal(object)
    modelReset = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = SimpleNamespace(suspected=None)
        self.known: dict[str, Alert] = {}

    def alert(self, id: str) -> Alert | None:
        return self.known.get(id)

    def alerts(self) -> list[Alert]:
        return list(self.known.values())


class Directory(QObject):
    changed = Signal()

    def matters(self) -> list:
        return []


class Room:
    def __init__(self) -> None:
        self.queue = Queue()
        self.book = SameBook(self.queue, Directory(), load_same_matter())
        self.asked: list[str] = []
        suspects = self.book.suspects
        self.book.suspects = lambda alert: self.asked.append(alert.id) or suspects(alert)

    def tell(self, *alerts: Alert) -> None:
        self.queue.known |= {alert.id: alert for alert in alerts}
        self.queue.alerts_changed.emit(tuple(alert.id for alert in alerts))

    def go(self, id: str) -> None:
        del self.queue.known[id]
        self.queue.alerts_changed.emit((id,))

    def is_suspected(self, id: str) -> bool:
        return self.book.is_suspected(self.queue.known[id])


def flooded(id: str, minutes: int, **more: object) -> Alert:
    from console.domain.alert import Severity

    at = T0 + timedelta(minutes=minutes)
    made = Alert(id, "市民来电：望汐路积水", Severity.YELLOW, at, source=f"s{id}", place=PLACE,
                 channel="hotline")  # fmt: skip
    return replace(made, **more)


@pytest.fixture
def room(qapp) -> Room:
    return Room()


def test_an_alert_that_is_only_told_again_is_not_judged_anew(room: Room) -> None:
    room.tell(flooded("a", 0), flooded("b", 5))
    assert room.is_suspected("b") and room.asked == ["b"]
    for count in range(2, 6):
        last = T0 + timedelta(minutes=5, seconds=count)
        room.tell(flooded("b", 5, count=count, last_at=last), flooded("a", 0, count=count))
        assert room.is_suspected("b")
    assert room.asked == ["b"]


def test_other_words_another_place_and_who_came_late_are_judged_anew(room: Room) -> None:
    room.tell(flooded("b", 5))
    assert not room.is_suspected("b")
    room.tell(flooded("a", 0))
    room.tell(flooded("b", 5, count=2))
    assert room.is_suspected("b"), "a call of before that came late"
    room.tell(flooded("a", 0, title="路灯不亮"))
    room.tell(flooded("b", 5, count=3))
    assert not room.is_suspected("b")
    room.tell(flooded("a", 0))
    room.tell(flooded("b", 5, count=4))
    assert room.is_suspected("b")
    far = replace(PLACE, name="别处", grid="", point=Point(121.9, 31.6))
    room.tell(flooded("a", 0, place=far))
    room.tell(flooded("b", 5, count=5))
    assert not room.is_suspected("b"), "it is told from elsewhere now"


def test_what_it_was_the_same_as_goes_and_the_mark_with_it(room: Room) -> None:
    room.tell(flooded("a", 0), flooded("b", 5))
    assert room.is_suspected("b")
    room.go("a")
    assert not room.is_suspected("b")


def test_what_went_while_the_queue_was_read_anew_marks_nothing_any_more(room: Room) -> None:
    room.tell(flooded("a", 0), flooded("b", 5))
    assert room.is_suspected("b")
    del room.queue.known["a"]
    room.queue.modelReset.emit()
    assert not room.is_suspected("b")
