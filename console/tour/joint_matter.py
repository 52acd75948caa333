"""What must be true of a matter that 并案处置 made: whole, with one 工单 a responsible unit."""

from console.domain.entity import decode
from console.domain.work_order import WorkOrder
from console.tour.album import Step
from offline_cache.cache import Cache


def see_matter(step: Step, cache: Cache, matter: str, members: int) -> None:
    """Assert what a watcher would say of a matter and its orders.

    Args:
        step: takes what was seen.
        cache: where the records are.
        matter: id of the incident.
        members: how many alerts the group had.

    Raises:
        AssertionError: something else is true.
    """
    row = cache.get("incident", matter)
    assert row is not None, matter
    listed = cache.rows(WorkOrder.KIND, row.body["work_orders"])
    orders = [decode(WorkOrder, each.body) for each in listed]
    units = {order.unit for order in orders}
    step.saw("有工单", len(orders) > 0)
    step.saw("一个责任单位一张工单", "" not in units and len(units) == len(orders))
    pointed = [id for order in orders for id in order.points]
    step.saw("每一条都在一张工单里", sorted(pointed) == sorted(row.body["members"]))
    step.saw("工单都属于这件事", {order.incident for order in orders} == {matter})
    step.saw("组里每一条都在这件事里", len(pointed) == members)
