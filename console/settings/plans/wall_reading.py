"""What a page of the wall shows, from the tables of a plan or of a wall task."""

from typing import Any

from console.domain.wall_layout import LayoutFault, layout_of, plain
from console.settings.plans.plan_fault import PlanFault, Wrong
from console.settings.plans.toml_entries import at, get, names_of, one_of, tables
from console.settings.plans.wall_view import BY_LAYOUT, TILES, Guest, WallView


def read_view(told: dict[str, Any], page: str, where: str) -> WallView:
    """Read what stands on a page.

    Args:
        told: the table.
        page: id of the page.
        where: the way to the table, for the fault.

    Raises:
        PlanFault: something of it is missing or wrong.
    """
    layout = get(told, "layout", str, where, "")
    tiles = BY_LAYOUT if layout else one_of(told, "tiles", int, TILES, where)
    count = _count(layout, where) if layout else plain(tiles).count
    turned = get(told, "turned", int, where, 0)
    if turned < 0:
        raise PlanFault(Wrong.NOT_A, at(where, "turned"), "0, 1, 2, …")
    return WallView(
        page,
        tiles,
        get(told, "title", str, where, ""),
        names_of(told, "cameras", where),
        turned,
        tuple(_guest(one, count, where) for one in tables(told, "guests", where)),
        layout,
        get(told, "patrol", str, where, ""),
        one_of({"hot": -1, **told}, "hot", int, range(-1, count), where),
        get(told, "whole", bool, where, False),
    )


def _count(layout: str, where: str) -> int:
    try:
        return layout_of(layout).count
    except LayoutFault as fault:
        wrong = Wrong(f"layout_{fault.why}")
        raise PlanFault(wrong, at(where, "layout"), fault.part) from fault


def _guest(told: dict[str, Any], count: int, where: str) -> Guest:
    tile = one_of(told, "tile", int, range(count), f"{where}.guests")
    return Guest(tile, get(told, "camera", str, f"{where}.guests", ""))
