"""From the text of a plan to the plan; the first mistake is told with its place."""

import tomllib
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

from console.settings.plans.area import Area, Split, Tabs, Way
from console.settings.plans.plan import Frame, Kind, Layout, Mode, Plan, Post, WindowPlan, twice
from console.settings.plans.plan_fault import PlanFault, Wrong
from console.settings.plans.wall_view import TILES, WALL_PAGES, Guest, WallView

FORMAT = 1
MOST_BYTES = 200_000
"""A plan is a page of text; what is larger is something else."""
DEEPEST = 12
"""Splits within splits; more than a person can see."""

Value = TypeVar("Value", str, int, bool, list[Any], dict[str, Any])
Name = TypeVar("Name", bound=StrEnum)


def read_plan(text: str) -> Plan:
    """Read a plan.

    Raises:
        PlanFault: it cannot be used; says what is wrong and where.
    """
    if len(text) > MOST_BYTES:
        raise PlanFault(Wrong.TOO_LARGE, "", str(MOST_BYTES))
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlanFault(Wrong.NOT_TOML, _line_of(error), str(error)) from error
    written = _get(told, "format", int, "")
    if written != FORMAT:
        raise PlanFault(Wrong.NEWER, "format", str(written))
    layouts = [_layout(one, f"layout {n + 1}") for n, one in enumerate(_tables(told, "layout", ""))]
    if not layouts:
        raise PlanFault(Wrong.NO_LAYOUT, "layout")
    layouts.sort(key=lambda layout: layout.monitors)
    return Plan(
        _get(told, "name", str, ""),
        _named(told, "post", Post, ""),
        _named(told, "mode", Mode, ""),
        tuple(layouts),
        _get(told, "author", str, "", ""),
        _get(told, "shared", bool, "", True),
        _get(told, "version", int, "", 1),
        _get(told, "note", str, "", ""),
        _walls(told),
    )


def _line_of(error: Exception) -> str:
    told = str(error)
    return told[told.rfind("(") + 1 : -1] if told.endswith(")") else ""


def _walls(told: dict[str, Any]) -> tuple[WallView, ...]:
    walls = [_wall(one, f"wall {n + 1}") for n, one in enumerate(_tables(told, "wall", ""))]
    pages = [wall.page for wall in walls]
    if page := twice(pages):
        second = len(pages) - pages[::-1].index(page)
        raise PlanFault(Wrong.TWICE, f"wall {second}", page)
    return tuple(walls)


def _wall(told: dict[str, Any], where: str) -> WallView:
    page = _one_of(told, "page", str, WALL_PAGES, where)
    where = f"{where} “{page}”"
    tiles = _one_of(told, "tiles", int, TILES, where)
    turned = _get(told, "turned", int, where, 0)
    if turned < 0:
        raise PlanFault(Wrong.NOT_A, _at(where, "turned"), "0, 1, 2, …")
    return WallView(
        page,
        tiles,
        _get(told, "title", str, where, ""),
        _names(told, "cameras", where),
        turned,
        tuple(_guest(one, tiles, where) for one in _tables(told, "guests", where)),
    )


def _guest(told: dict[str, Any], tiles: int, where: str) -> Guest:
    tile = _one_of(told, "tile", int, range(tiles), f"{where}.guests")
    return Guest(tile, _get(told, "camera", str, f"{where}.guests", ""))


def _one_of(
    told: dict[str, Any], key: str, kind: type[Value], possible: Sequence[Value], where: str
) -> Value:
    given = _get(told, key, kind, where)
    if given not in possible:
        names = ", ".join(str(one) for one in possible)
        raise PlanFault(Wrong.UNKNOWN_VALUE, _at(where, key), f"{given} ({names})")
    return given


def _names(told: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    names: list[Any] = _get(told, key, list, where, [])
    if not all(isinstance(name, str) and name for name in names):
        raise PlanFault(Wrong.NOT_A, _at(where, key), '["…", "…"]')
    return tuple(names)


def _layout(told: dict[str, Any], where: str) -> Layout:
    monitors = _get(told, "monitors", int, where)
    where = f"{where} (monitors = {monitors})"
    windows = tuple(
        _window(one, f"{where}, window {n + 1}")
        for n, one in enumerate(_tables(told, "window", where))
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
    name = _get(told, "name", str, where)
    where = f"{where} “{name}”"
    return WindowPlan(
        name,
        _named(told, "kind", Kind, where),
        _get(told, "monitor", str, where),
        _area(_get(told, "area", dict, where), f"{where}, area"),
        _frame(told, where),
        _get(told, "closed", bool, where, False),
    )


def _frame(told: dict[str, Any], where: str) -> Frame | None:
    if "frame" not in told:
        return None
    numbers = _numbers(told, "frame", where)
    if len(numbers) != 4 or min(numbers[2:]) < 1:
        raise PlanFault(Wrong.NOT_A, f"{where}, frame", "[left, top, width, height]")
    return Frame(*numbers)


def _area(told: dict[str, Any], where: str, depth: int = 0) -> Area:
    if depth > DEEPEST:
        raise PlanFault(Wrong.TOO_LARGE, where, str(DEEPEST))
    if "tabs" in told:
        pages = _get(told, "tabs", list, where)
        if not all(isinstance(page, str) for page in pages):
            raise PlanFault(Wrong.NOT_A, f"{where}.tabs", '["duty", …]')
        return Tabs(tuple(pages), _get(told, "front", str, where, ""))
    way = _named(told, "split", Way, where)
    parts = _tables(told, "parts", where)
    if len(parts) < 2:
        raise PlanFault(Wrong.FEW_PARTS, f"{where}.parts", str(len(parts)))
    areas = tuple(_area(part, f"{where}.parts {n + 1}", depth + 1) for n, part in enumerate(parts))
    return Split(way, areas, _shares(told, where, len(parts)))


def _shares(told: dict[str, Any], where: str, count: int) -> tuple[int, ...]:
    shares = _numbers(told, "shares", where)
    if len(shares) != count or min(shares) < 1:
        raise PlanFault(Wrong.SHARES, f"{where}.shares", str(count))
    return shares


def _numbers(told: dict[str, Any], key: str, where: str) -> tuple[int, ...]:
    numbers = _get(told, key, list, where)
    if not all(type(number) is int for number in numbers):
        raise PlanFault(Wrong.NOT_A, f"{where}.{key}", "[60, 40]")
    return tuple(numbers)


def _tables(told: dict[str, Any], key: str, where: str) -> Sequence[dict[str, Any]]:
    found: list[Any] = _get(told, key, list, where, [])
    if not all(isinstance(one, dict) for one in found):
        raise PlanFault(Wrong.NOT_A, _at(where, key), f"[[{key}]]")
    return found


def _named(told: dict[str, Any], key: str, names: type[Name], where: str) -> Name:
    given = _get(told, key, str, where)
    try:
        return names(given)
    except ValueError:
        possible = ", ".join(name.value for name in names)
        raise PlanFault(Wrong.UNKNOWN_VALUE, _at(where, key), f"{given} ({possible})") from None


def _get(
    told: dict[str, Any], key: str, kind: type[Value], where: str, default: Value | None = None
) -> Value:
    value = told.get(key, default)
    if value is None:
        raise PlanFault(Wrong.MISSING, where, key)
    if type(value) is not kind:
        raise PlanFault(Wrong.NOT_A, _at(where, key), kind.__name__)
    return value


def _at(where: str, key: str) -> str:
    return f"{where}, {key}" if where else key
