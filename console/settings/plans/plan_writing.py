"""From a plan to its text: always the same for the same plan, and one pane a line.

So two plans can be laid side by side, and a change is one changed line.
"""

import difflib
from collections.abc import Iterator

from console.settings.plans.area import Area, Tabs
from console.settings.plans.plan import Layout, Plan, WindowPlan
from console.settings.plans.plan_reading import FORMAT
from console.settings.plans.toml_lines import quoted, switch
from console.settings.plans.wall_view import WallView
from console.settings.plans.wall_writing import write_view


def write_plan(plan: Plan) -> str:
    """Return the text of a plan; `read_plan` makes the same plan of it."""
    walls = (line for wall in plan.walls for line in _wall(wall))
    layouts = (line for one in plan.layouts for line in _layout(one))
    return "\n".join((*_head(plan), *walls, *layouts)) + "\n"


def changes(before: Plan, after: Plan) -> str:
    """Return what differs between two plans as a unified diff; empty when nothing does."""
    lines = difflib.unified_diff(
        write_plan(before).splitlines(),
        write_plan(after).splitlines(),
        before.name,
        after.name,
        lineterm="",
        n=2,
    )
    return "\n".join(lines)


def _head(plan: Plan) -> Iterator[str]:
    yield f"format = {FORMAT}"
    yield f"name = {quoted(plan.name)}"
    yield f"post = {quoted(plan.post)}"
    yield f"mode = {quoted(plan.mode)}"
    yield f"author = {quoted(plan.author)}"
    yield f"shared = {switch(plan.is_shared)}"
    yield f"version = {plan.version}"
    yield f"note = {quoted(plan.note)}"


def _wall(wall: WallView) -> Iterator[str]:
    yield ""
    yield "[[wall]]"
    yield f"page = {quoted(wall.page)}"
    yield from write_view(wall)


def _layout(layout: Layout) -> Iterator[str]:
    yield ""
    yield "[[layout]]"
    yield f"monitors = {layout.monitors}"
    for window in layout.windows:
        yield from _window(window)


def _window(window: WindowPlan) -> Iterator[str]:
    yield ""
    yield "[[layout.window]]"
    yield f"name = {quoted(window.name)}"
    yield f"kind = {quoted(window.kind)}"
    yield f"monitor = {quoted(window.monitor)}"
    if window.frame is not None:
        frame = window.frame
        yield f"frame = [{frame.left}, {frame.top}, {frame.width}, {frame.height}]"
    if window.is_closed:
        yield "closed = true"
    first, *rest = _area(window.area, "")
    yield f"area = {first}"
    yield from rest


def _area(area: Area, indent: str) -> list[str]:
    if isinstance(area, Tabs):
        pages = ", ".join(quoted(page) for page in area.pages)
        front = f", front = {quoted(area.front)}" if area.front else ""
        return [f"{indent}{{ tabs = [{pages}]{front} }}"]
    shares = ", ".join(str(share) for share in area.shares)
    lines = [f"{indent}{{ split = {quoted(area.way)}, shares = [{shares}], parts = ["]
    for part in area.parts:
        inner = _area(part, indent + "    ")
        lines += [*inner[:-1], inner[-1] + ","]
    return [*lines, f"{indent}] }}"]
