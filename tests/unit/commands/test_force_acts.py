"""Units on their way: 撤销指令, receipts by channel and 安全询问, from the seat to the record."""

from datetime import timedelta

from console.domain.entity import decode
from console.domain.notice import Channel, Notice, Reach
from console.domain.order import Assignment, DispatchOrder, Stage
from console.domain.reference import Unit
from console.domain.welfare import Wellbeing
from console.runtime.clock import ManualClock
from tests.unit.commands.seat_desk import SeatDesk, alert

PUMPS = Unit("u1", "排水二分队", "排水", phone="0000-6311")
POLICE = Unit("u2", "交警四中队", "交警", phone="0000-6440")
USUAL = timedelta(minutes=20)


def send(seat: SeatDesk) -> tuple[DispatchOrder, list[Assignment]]:
    matter = alert(1)
    seat.put(matter)
    sending = seat.orders.send(matter, "请赴现场", [PUMPS, POLICE])
    assert sending.result.result().is_saved
    return order(seat, sending.order), [part(seat, id) for id in sending.assignments.values()]


def order(seat: SeatDesk, id: str) -> DispatchOrder:
    row = seat.cache.get("order", id)
    assert row is not None
    return decode(DispatchOrder, row.body)


def part(seat: SeatDesk, id: str) -> Assignment:
    row = seat.cache.get("assignment", id)
    assert row is not None
    return decode(Assignment, row.body)


def last_line(seat: SeatDesk) -> str:
    lines = [p.body for p in seat.journal.unsent() if p.kind == "log.append"]
    return str(lines[-1]["args"]["canonical"])


def test_an_order_is_called_back_by_an_order_of_its_own_to_those_who_are_out(
    seat: SeatDesk,
) -> None:
    """Part 0: afterwards only 撤销指令, a new order to the same recipients, linked both ways."""
    first, (pumps, police) = send(seat)
    seat.orders.report(police, Stage.RELEASED, seat.clock.now()).result()
    sending = seat.forces.recall(first, "停止前往", [pumps])
    assert sending.result.result().is_saved
    recalled, back = order(seat, sending.order), part(seat, sending.assignments["u1"])
    assert (recalled.recalls, recalled.number != first.number) == (first.id, True)
    assert order(seat, first.id).recalled_by == (recalled.id,)
    assert part(seat, pumps.id).is_over and part(seat, pumps.id).stage is Stage.SENT
    assert (back.recalls, back.stage, back.is_over) == (pumps.id, Stage.SENT, False)
    assert "撤销指令" in last_line(seat) and first.number in last_line(seat)
    again = seat.forces.recall(first, "停止前往", [part(seat, pumps.id)])
    assert again.result.result().refused == "recalled_before"


def test_a_crew_called_back_from_outside_is_asked_until_it_is_back(seat: SeatDesk) -> None:
    """A recall ends the errand, not the danger on the way home."""
    first, (pumps, police) = send(seat)
    went = seat.clock.now()
    seat.orders.report(pumps, Stage.EN_ROUTE, went).result()
    units = [part(seat, pumps.id), police]
    sending = seat.forces.recall(first, "停止前往", units)
    back, never_left = (part(seat, sending.assignments[unit]) for unit in ("u1", "u2"))
    assert back.welfare_due(USUAL) == went + USUAL and never_left.welfare_due(USUAL) is None
    assert part(seat, pumps.id).welfare_due(USUAL) is None, "followed once, not twice"
    seat.orders.report(back, Stage.RELEASED, seat.clock.now()).result()
    assert part(seat, back.id).welfare_due(USUAL) is None


def test_a_recall_told_by_phone_is_never_refused(seat: SeatDesk) -> None:
    first, (pumps, _) = send(seat)
    for _ in range(2):
        told = seat.forces.recall(first, "停止前往", [pumps], by_phone=True)
        assert told.result.result().is_saved
    assert len(order(seat, first.id).recalled_by) == 2


def test_each_attempt_on_a_channel_is_a_row_of_its_own(seat: SeatDesk) -> None:
    """B.8: recipient × channel × attempt; what was sent is not reached."""
    _, (pumps, _) = send(seat)
    for reach in (Reach.FAILED, Reach.SENT):
        seat.forces.noticed(part(seat, pumps.id), Channel.PHONE, reach, seat.clock.now()).result()
    told = part(seat, pumps.id)
    assert [(n.attempt, n.reach) for n in told.notices] == [(1, Reach.FAILED), (2, Reach.SENT)]
    newest = told.reach(Channel.PHONE)
    assert newest is not None and newest.reach is Reach.SENT and not told.is_reached


def test_a_unit_outside_is_asked_after_it_was_last_heard(seat: SeatDesk) -> None:
    """安全询问: silence puts nothing off; a word from the unit does; 归队 ends it."""
    _, (pumps, _) = send(seat)
    assert pumps.welfare_due(USUAL) is None
    went = seat.clock.now()
    seat.orders.report(pumps, Stage.EN_ROUTE, went).result()
    assert part(seat, pumps.id).welfare_due(USUAL) == went + USUAL
    seat.clock.jump(600)
    seat.forces.welfare(part(seat, pumps.id), Wellbeing.NO_ANSWER, seat.clock.now()).result()
    assert part(seat, pumps.id).welfare_due(USUAL) == went + USUAL
    seat.forces.welfare(part(seat, pumps.id), Wellbeing.SAFE, seat.clock.now()).result()
    assert part(seat, pumps.id).welfare_due(USUAL) == seat.clock.now() + USUAL
    assert seat.forces.set_welfare(part(seat, pumps.id), 300).result().is_saved
    assert part(seat, pumps.id).welfare_due(USUAL) == seat.clock.now() + timedelta(minutes=5)
    assert seat.forces.set_welfare(part(seat, pumps.id), 5).result().refused == "bad_arguments"
    seat.orders.report(part(seat, pumps.id), Stage.RELEASED, seat.clock.now()).result()
    assert part(seat, pumps.id).welfare_due(USUAL) is None


def test_a_receipt_after_a_failure_shows_it_was_reached_after_all() -> None:
    now = ManualClock().now()
    rows = (Reach.SENT, Reach.FAILED, Reach.DELIVERED, Reach.SENT)
    told = tuple(Notice(Channel.SMS, 1, reach, now) for reach in rows)
    one = Assignment("a", "o", "u", "排水二分队", notices=told)
    newest = one.reach(Channel.SMS)
    assert newest is not None and newest.reach is Reach.DELIVERED and one.is_reached
