"""From the text of a plan to the plan; the first mistake is told with its place."""

from typing import Any

from console.settings.plans.area import Area, Split, Tabs, Way
from console.settings.plans.plan import Frame, Kind, Layout, Mode, Plan, Post, WindowPlan, twice
from console.settings.plans.plan_fault import PlanFault, Wrong
from console.settings.plans.toml_entries import get, named, numbers_of, one_of, parsed, tables
from console.settings.plans.wall_reading import read_view
from console.settings.plans.wall_view import WALL_PAGES, WallView

FORMAT = 1
MOST_BYTES = 1_000_000
"""A plan is a page of text, or six walls of a thousand cameras each; no plan is larger."""
DEEPEST = 12
"""Splits within splits; more than a person can see."""


def read_plan(text: str) -> Plan:
    """Read a plan.

    Raises:
        PlanFault: it cannot be used; says what is wrong and where.
    """
    if len(text) > MOST_BYTES:
        raise PlanFault(Wrong.TOO_LARGE, "", str(MOST_BYTES))
    told = parsed(text)
    written = get(told, "format", int, "")
    if written != FORMAT:
        raise PlanFault(Wrong.NEWER, "format", str(written))
    layouts = [_layout(one, f"layout {n + 1}") for n, one in enumerate(tables(told, "layout", ""))]
    if not layouts:
        raise PlanFault(Wrong.NO_LAYOUT, "layout")
    layouts.sort(key=lambda layout: layout.monitors)
    return Plan(
        get(told, "name", str, ""),
        named(told, "post", Post, ""),
        named(told, "mode", Mode, ""),
        tuple(layouts),
        get(told, "author", str, "", ""),
        get(told, "shared", bool, "", True),
        get(told, "version", int, "", 1),
        get(told, "note", str, "", ""),
        _walls(told),
    )


def _walls(told: dict[str, Any]) -> tuple[WallView, ...]:
    walls = [_wall(one, f"wall {n + 1}") for n, one in enumerate(tables(told, "wall", ""))]
    pages = [wall.page for wall in walls]
    if page := twice(pages):
        second = len(pages) - pages[::-1].index(page)
        raise PlanFault(Wrong.TWICE, f"wall {second}", page)
    return tuple(walls)


def _wall(told: dict[str, Any], where: str) -> WallView:
    page = one_of(told, "page", str, WALL_PAGES, where)
    return read_view(told, page, f"{where} “{page}”")


def _layout(told: dict[str, Any], where: str) -> Layout:
    monitors = get(told, "monitors", int, where)
    where = f"{where} (monitors = {monitors})"
    windows = tuple(
        _window(one, f"{where}, window {n + 1}")
        for n, one in enumerate(tables(told, "window", where))
    )
    if sum(window.kind is Kind.DESK for window in windows) != 1:
        raise PlanFault(Wrong.DESKS, where)
    if name := twice([window.name for window in windows]):
        raise PlanFault(Wrong.SAME_NAME, where, name)
    layout = Layout(monitors, windows)
    if page := twice(layout.pages):
        raise PlanFault(Wrong.TWICE, where, page)
    return layout


def _window(told: dict[str, Any], where: str) -> WindowPlan:
    name = get(told, "name", str, where)
    where = f"{where} “{name}”"
    return WindowPlan(
        name,
        named(told, "kind", Kind, where),
        get(told, "monitor", str, where),
        _area(get(told, "area", dict, where), f"{where}, area"),
        _frame(told, where),
        get(told, "closed", bool, where, False),
    )


def _frame(told: dict[str, Any], where: str) -> Frame | None:
    if "frame" not in told:
        return None
    numbers = numbers_of(told, "frame", where)
    if len(numbers) != 4 or min(numbers[2:]) < 1:
        raise PlanFault(Wrong.NOT_A, f"{where}, frame", "[left, top, width, height]")
    return Frame(*numbers)


def _area(told: dict[str, Any], where: str, depth: int = 0) -> Area:
    if depth > DEEPEST:
        raise PlanFault(Wrong.TOO_LARGE, where, str(DEEPEST))
    if "tabs" in told:
        pages = get(told, "tabs", list, where)
        if not all(isinstance(page, str) for page in pages):
            raise PlanFault(Wrong.NOT_A, f"{where}.tabs", '["duty", …]')
        return Tabs(tuple(pages), get(told, "front", str, where, ""))
    way = named(told, "split", Way, where)
    parts = tables(told, "parts", where)
    if len(parts) < 2:
        raise PlanFault(Wrong.FEW_PARTS, f"{where}.parts", str(len(parts)))
    areas = tuple(_area(part, f"{where}.parts {n + 1}", depth + 1) for n, part in enumerate(parts))
    return Split(way, areas, _shares(told, where, len(parts)))


def _shares(told: dict[str, Any], where: str, count: int) -> tuple[int, ...]:
    shares = numbers_of(told, "shares", where)
    if len(shares) != count or min(shares) < 1:
        raise PlanFault(Wrong.SHARES, f"{where}.shares", str(count))
    return shares
