"""Acts on a whole group: all of it saved as one, taken back as one, and nothing that came later."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from console.commands.group_commands import AT_ONCE, GroupActs, Matter
from console.commands.order_commands import NumberSource
from console.commands.work_order_commands import WorkOrderActs
from console.commands.work_order_joint import JointWorkOrders
from console.domain.alert import Alert, Disposition
from console.domain.entity import decode
from console.domain.joint_orders import Duties
from console.domain.reference import Org, OrgLevel
from console.settings.work_order_profile import load_order_limits
from tests.unit.commands.seat_desk import SeatDesk, alert

TOWNS = [Org(f"t{n}", name, OrgLevel.TOWN) for n, name in enumerate(("望汐路街道", "芦汀镇"))]


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[SeatDesk]:
    desk = SeatDesk(tmp_path)
    yield desk
    desk.close()


def now(seat: SeatDesk, id: str) -> Alert:
    return decode(Alert, seat.cache.get("alert", id).body)


def sent(seat: SeatDesk) -> list[str]:
    return [p.kind for p in seat.journal.unsent() if p.kind != "log.append"]


def matter(members: list[Alert]) -> Matter:
    prepared = Duties([], TOWNS).prepare("节点 2 离线", members, "路")
    return Matter("节点 2 离线", "节点 2", "路", tuple(members), prepared)


def joint(seat: SeatDesk) -> JointWorkOrders:
    numbers = NumberSource("01", 0, lambda n: None)
    return JointWorkOrders(
        seat.executor, numbers, WorkOrderActs(seat.executor, numbers, load_order_limits)
    )


def test_exactly_what_was_shown_is_signed(seat: SeatDesk) -> None:
    shown = [alert(n) for n in range(1, 4)]
    raised = replace(alert(3), episode=2)
    seat.put(alert(1), alert(2), raised, alert(4))
    (signed,) = GroupActs(seat.executor).acknowledge("节点 2 离线", "路", shown)
    assert signed.saved.result().is_saved
    assert [now(seat, f"A00{n}").is_acknowledged for n in (1, 2, 3, 4)] == [
        True,
        True,
        False,
        False,
    ]


def test_a_huge_group_is_signed_in_parts_that_a_request_can_hold(seat: SeatDesk) -> None:
    members = [alert(n) for n in range(AT_ONCE + 50)]
    seat.put(*members)
    signed = GroupActs(seat.executor).acknowledge("节点 2 离线", "路", members)
    assert all(part.saved.result().is_saved for part in signed)
    parts = [p for p in seat.journal.unsent() if p.kind == "alert.acknowledge_all"]
    assert [len(p.targets) for p in parts] == [AT_ONCE, 50]
    assert sum(p.kind == "log.append" for p in seat.journal.unsent()) == 1


def test_one_key_undoes_all_of_it_until_the_first_message_leaves(seat: SeatDesk) -> None:
    """facts Part 0: undo holds until the first message leaves."""
    members = [alert(n) for n in range(1, 4)]
    seat.put(*members)
    acts = joint(seat)
    op = acts.send(matter(members)).result().op
    assert seat.outbox.held[op] == 5.0
    assert acts.take_back(op).result()
    assert not seat.cache.select("incident") and not seat.cache.select("work_order")
    assert not any(now(seat, a.id).incident or now(seat, a.id).acks for a in members)
    again = acts.send(matter(members)).result().op
    seat.outbox.let_go()
    assert not acts.take_back(again).result()
    assert now(seat, "A001").incident


def test_what_is_over_by_now_is_left_out_and_what_is_joined_already_is_refused(
    seat: SeatDesk,
) -> None:
    over = replace(alert(2), disposition=Disposition.CLOSED)
    seat.put(alert(1), over, alert(3))
    acts = joint(seat)
    assert acts.send(matter([alert(1), alert(2), alert(9)])).result().is_saved
    assert not now(seat, "A002").incident
    second = acts.send(matter([alert(1), alert(3)])).result()
    assert second.refused == "already_joined"
    assert "节点 2 离线" in second.detail
    assert not now(seat, "A003").incident


def test_who_may_not_send_orders_joins_nothing(tmp_path: Path) -> None:
    desk = SeatDesk(tmp_path, "bureau")
    desk.put(alert(1))
    assert joint(desk).send(matter([alert(1)])).result().refused == "no_right"
    desk.close()
