"""What a page of the wall shows, as lines of a plan or of a wall task."""

from collections.abc import Iterator

from console.settings.plans.toml_lines import quoted
from console.settings.plans.wall_view import WallView


def write_view(view: WallView) -> Iterator[str]:
    """Return the lines; `read_view` makes the same of them."""
    yield f"tiles = {view.tiles}"
    if view.layout:
        yield f"layout = {quoted(view.layout)}"
    yield f"title = {quoted(view.title)}"
    if view.patrol:
        yield f"patrol = {quoted(view.patrol)}"
    if view.hot >= 0:
        yield f"hot = {view.hot}"
    if view.is_whole:
        yield "whole = true"
    if view.turned:
        yield f"turned = {view.turned}"
    yield from _list("cameras", [quoted(camera) for camera in view.cameras])
    guests = (f"{{ tile = {g.tile}, camera = {quoted(g.camera)} }}" for g in view.guests)
    yield from _list("guests", list(guests))


def _list(key: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield f"{key} = ["
        yield from (f"    {entry}," for entry in entries)
        yield "]"
