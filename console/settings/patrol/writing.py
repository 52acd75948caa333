"""From a patrol plan to the text of its file; what is as by default is not written."""

from collections.abc import Iterator

from console.domain.patrol_plan import PatrolPlan, PatrolStop
from console.settings.patrol.reading import FORMAT
from console.settings.plans.toml_lines import quoted, switch


def write_patrol(plan: PatrolPlan) -> str:
    """Return the text of a plan; read again it is the same plan."""
    parts = [_head(plan), *(_stop(stop) for stop in plan.stops)]
    return "\n".join(f"{part}\n" for part in parts)


def _head(plan: PatrolPlan) -> str:
    without = [f"without = {_list(plan.without)}"] if plan.without else []
    return "\n".join(
        [
            f"format = {FORMAT}",
            f"name = {quoted(plan.name)}",
            f"note = {quoted(plan.note)}",
            f"author = {quoted(plan.author)}",
            f"shared = {switch(plan.is_shared)}",
            f"version = {plan.version}",
            f"dwell = {plan.dwell!r}",
            f"step = {quoted(plan.step.value)}",
            f"order = {quoted(plan.order.value)}",
            f"resumes_after = {plan.resumes_after!r}",
            f"releases_after = {plan.releases_after!r}",
            f"pool = {_list(plan.pool)}",
            *without,
        ]
    )


def _list(values: tuple[str, ...]) -> str:
    lines = "".join(f"    {quoted(value)},\n" for value in values)
    return f"[\n{lines}]"


def _stop(stop: PatrolStop) -> str:
    return "\n".join(["[[stop]]", f"camera = {quoted(stop.camera)}", *_own(stop)])


def _own(stop: PatrolStop) -> Iterator[str]:
    default = PatrolStop(stop.camera)
    if stop.dwell is not None:
        yield f"dwell = {stop.dwell!r}"
    for key in ("weight", "settle"):
        if getattr(stop, key) != getattr(default, key):
            yield f"{key} = {getattr(stop, key)!r}"
    for key in ("preset", "back"):
        if getattr(stop, key):
            yield f"{key} = {quoted(getattr(stop, key))}"
