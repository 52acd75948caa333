"""工单 acts at a seat: several orders as one act, taken back as one, and the port of 并案处置."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from console.commands.group_commands import Matter
from console.commands.order_commands import NumberSource
from console.commands.work_order_commands import NewOrder, Recipient, StepWords, WorkOrderActs
from console.commands.work_order_joint import JointWorkOrders
from console.domain.alert import Alert, Disposition
from console.domain.entity import decode
from console.domain.incident import Incident
from console.domain.joint_orders import Duties, Prepared
from console.domain.reference import Org, OrgLevel
from console.domain.work_order import State, WorkOrder
from console.domain.work_order_steps import Step
from console.settings.work_order_profile import load_order_limits
from tests.unit.commands.seat_desk import SeatDesk, alert

TOWNS = [Org(f"t{n}", name, OrgLevel.TOWN) for n, name in enumerate(("望汐路街道", "芦汀镇"))]
HOUSES = Recipient("houses", "区房管局", "100 0000 0163")


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[SeatDesk]:
    desk = SeatDesk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def acts(seat: SeatDesk) -> WorkOrderActs:
    return WorkOrderActs(seat.executor, NumberSource("01", 0, lambda n: None), load_order_limits)


def orders(seat: SeatDesk) -> list[WorkOrder]:
    return [decode(WorkOrder, row.body) for row in seat.cache.select("work_order")]


def matter(members: list[Alert], prepared: Prepared | None = None) -> Matter:
    found = Duties([], TOWNS).prepare("节点 2 离线", members, "路")
    return Matter("节点 2 离线", "节点 2", "路", tuple(members), prepared or found)


def joint(seat: SeatDesk, acts: WorkOrderActs) -> JointWorkOrders:
    return JointWorkOrders(seat.executor, NumberSource("02", 0, lambda n: None), acts)


def test_an_order_for_an_alert_is_saved_with_its_number_and_clocks(
    seat: SeatDesk, acts: WorkOrderActs
) -> None:
    seat.put(alert(1))
    new = NewOrder("积水", source="police", recipient=HOUSES, alerts=(alert(1),))
    result = acts.register([new]).result()
    (order,) = orders(seat)
    assert (order.number, order.state, order.unit_name) == ("01-0001", "dispatched", "区房管局")
    assert [(limit.what, limit.amount) for limit in order.limits] == [("close", 240), ("sign", 10)]
    seen = decode(Alert, seat.cache.get("alert", "A001").body)
    assert seen.disposition is Disposition.ORDERED
    assert acts.take_back(result.op).result()
    assert orders(seat) == []
    assert decode(Alert, seat.cache.get("alert", "A001").body).orders == ()


def test_a_unit_that_has_it_no_more_is_not_urged(seat: SeatDesk, acts: WorkOrderActs) -> None:
    """What the person saw: another seat gave it to another unit meanwhile."""
    acts.register([NewOrder("井盖缺失", recipient=HOUSES)]).result()
    (seen,) = orders(seat)
    moved = StepWords("改派", recipient=Recipient("green", "区绿化市容局"))
    assert acts.step(seen, Step.REDISPATCH, moved).result().is_saved
    urged = acts.step(seen, Step.URGE, StepWords()).result()
    assert urged.refused == "expectation_failed"
    (now,) = orders(seat)
    assert now.urges == 0 and [limit.what for limit in now.limits] == ["close", "sign", "sign"]


def test_a_matter_sends_one_order_to_each_responsible_unit(
    seat: SeatDesk, acts: WorkOrderActs
) -> None:
    """Part 0: one incident, one order a unit with its points; one act, taken back as one."""
    members = [alert(n) for n in range(1, 4)]
    members[2] = replace(members[2], place=replace(members[2].place, town="芦汀镇"))
    seat.put(*members)
    port = joint(seat, acts)
    result = port.send(matter(members)).result()
    told = {order.unit_name: order.points for order in orders(seat)}
    assert told == {"望汐路街道": ("A001", "A002"), "芦汀镇": ("A003",)}
    incident = decode(Incident, seat.cache.select("incident")[0].body)
    assert set(incident.work_orders) == {order.id for order in orders(seat)}
    assert incident.members == ("A001", "A002", "A003") and incident.number == "02-0001"
    assert port.take_back(result.op).result()
    assert orders(seat) == [] and seat.cache.select("incident") == []


def test_a_matter_may_be_opened_without_any_order(seat: SeatDesk, acts: WorkOrderActs) -> None:
    members = [alert(1), alert(2)]
    seat.put(*members)
    assert joint(seat, acts).send(matter(members, Prepared((), tuple(members)))).result().is_saved
    assert orders(seat) == [] and len(seat.cache.select("incident")) == 1


def test_what_a_unit_said_is_saved_as_a_fact(seat: SeatDesk, acts: WorkOrderActs) -> None:
    acts.register([NewOrder("井盖缺失", recipient=HOUSES)]).result()
    (order,) = orders(seat)
    assert acts.say(order, Step.SIGN, StepWords()).result().is_saved
    assert orders(seat)[0].state is State.SIGNED and orders(seat)[0].times[-1].by_phone
