"""From a plan to its text: always the same for the same plan, and one pane a line.

So two plans can be laid side by side, and a change is one changed line.
"""

import difflib
import json
from collections.abc import Iterator

from console.settings.plans.area import Area, Tabs
from console.settings.plans.plan import Layout, Plan, WindowPlan
from console.settings.plans.plan_reading import FORMAT
from console.settings.plans.wall_view import WallView


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
    yield f"name = {_quoted(plan.name)}"
    yield f"post = {_quoted(plan.post)}"
    yield f"mode = {_quoted(plan.mode)}"
    yield f"author = {_quoted(plan.author)}"
    yield f"shared = {_bool(plan.is_shared)}"
    yield f"version = {plan.version}"
    yield f"note = {_quoted(plan.note)}"


def _wall(wall: WallView) -> Iterator[str]:
    yield ""
    yield "[[wall]]"
    yield f"page = {_quoted(wall.page)}"
    yield f"tiles = {wall.tiles}"
    yield f"title = {_quoted(wall.title)}"
    if wall.turned:
        yield f"turned = {wall.turned}"
    if wall.cameras:
        yield "cameras = ["
        yield from (f"    {_quoted(camera)}," for camera in wall.cameras)
        yield "]"
    if wall.guests:
        yield "guests = ["
        for guest in wall.guests:
            yield f"    {{ tile = {guest.tile}, camera = {_quoted(guest.camera)} }},"
        yield "]"


def _layout(layout: Layout) -> Iterator[str]:
    yield ""
    yield "[[layout]]"
    yield f"monitors = {layout.monitors}"
    for window in layout.windows:
        yield from _window(window)


def _window(window: WindowPlan) -> Iterator[str]:
    yield ""
    yield "[[layout.window]]"
    yield f"name = {_quoted(window.name)}"
    yield f"kind = {_quoted(window.kind)}"
    yield f"monitor = {_quoted(window.monitor)}"
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
        pages = ", ".join(_quoted(page) for page in area.pages)
        front = f", front = {_quoted(area.front)}" if area.front else ""
        return [f"{indent}{{ tabs = [{pages}]{front} }}"]
    shares = ", ".join(str(share) for share in area.shares)
    lines = [f"{indent}{{ split = {_quoted(area.way)}, shares = [{shares}], parts = ["]
    for part in area.parts:
        inner = _area(part, indent + "    ")
        lines += [*inner[:-1], inner[-1] + ","]
    return [*lines, f"{indent}] }}"]


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _quoted(text: str) -> str:
    """Return a TOML basic string; JSON's escapes are a part of TOML's, but for DEL."""
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007F")
