"""From the text of a patrol plan to the plan; the first mistake is told with its line."""

from collections.abc import Collection
from typing import Any

from console.domain.patrol_plan import (
    LONGEST,
    LONGEST_SETTLE,
    SHORTEST,
    PatrolOrder,
    PatrolPlan,
    PatrolStep,
    PatrolStop,
)
from console.settings.patrol.lines import line_of
from console.settings.plans.plan_fault import PlanFault, Wrong
from console.settings.plans.toml_entries import at, get, named, names_of, parsed, tables

FORMAT = 1
MOST_BYTES = 200_000
LONGEST_HOLD = 3600.0
"""Seconds."""
MOST_STOPS = 2000
MOST_QUERIES = 500
_PLAN = {
    "format", "name", "note", "author", "shared", "version", "dwell", "step", "order",
    "resumes_after", "releases_after", "pool", "without", "stop",
}  # fmt: skip
_STOP = {"camera", "dwell", "weight", "preset", "settle", "back"}


def read_patrol(text: str, id: str = "") -> PatrolPlan:
    """Read a patrol plan.

    Args:
        text: of its file.
        id: the plan shall have.

    Raises:
        PlanFault: it cannot be used; says what is wrong, where, and on which line.
    """
    try:
        return _plan(_told(text), id)
    except PlanFault as fault:
        fault.line = line_of(text, fault.where)
        raise


def _told(text: str) -> dict[str, Any]:
    if len(text) > MOST_BYTES:
        raise PlanFault(Wrong.TOO_LARGE, "", str(MOST_BYTES))
    told = parsed(text)
    written = get(told, "format", int, "")
    if written != FORMAT:
        raise PlanFault(Wrong.NEWER, "format", str(written))
    return told


def _plan(told: dict[str, Any], id: str) -> PatrolPlan:
    _only(told, _PLAN, "")
    return PatrolPlan(
        id=id,
        name=_text(told, "name", ""),
        pool=_pool(told),
        dwell=_number(told, "dwell", "", SHORTEST, LONGEST, 10.0),
        step=named({"step": "page", **told}, "step", PatrolStep, ""),
        order=named({"order": "plain", **told}, "order", PatrolOrder, ""),
        resumes_after=_number(told, "resumes_after", "", 0.0, LONGEST_HOLD, 60.0),
        releases_after=_number(told, "releases_after", "", 0.0, LONGEST_HOLD, 600.0),
        without=names_of(told, "without", ""),
        stops=_stops(told),
        author=get(told, "author", str, "", ""),
        is_shared=get(told, "shared", bool, "", True),
        version=get(told, "version", int, "", 1),
        note=get(told, "note", str, "", ""),
    )


def _pool(told: dict[str, Any]) -> tuple[str, ...]:
    """Return the queries; an empty one would mean every camera of the city, so it is a mistake."""
    queries = names_of(told, "pool", "")
    if not queries or not all(query.strip() for query in queries):
        raise PlanFault(Wrong.NO_POOL, "pool")
    if len(queries) > MOST_QUERIES:
        raise PlanFault(Wrong.TOO_LARGE, "pool", str(MOST_QUERIES))
    return queries


def _stops(told: dict[str, Any]) -> tuple[PatrolStop, ...]:
    found = tables(told, "stop", "")
    if len(found) > MOST_STOPS:
        raise PlanFault(Wrong.TOO_LARGE, "stop", str(MOST_STOPS))
    stops = [_stop(one, f"stop {n + 1}") for n, one in enumerate(found)]
    seen: set[str] = set()
    for number, stop in enumerate(stops, 1):
        if stop.camera in seen:
            raise PlanFault(Wrong.SAME_CAMERA, f"stop {number}, camera", stop.camera)
        seen.add(stop.camera)
    return tuple(stops)


def _stop(told: dict[str, Any], where: str) -> PatrolStop:
    _only(told, _STOP, where)
    own = "dwell" in told
    return PatrolStop(
        camera=_text(told, "camera", where),
        dwell=_number(told, "dwell", where, SHORTEST, LONGEST) if own else None,
        weight=_number(told, "weight", where, 0.1, 10.0, 1.0),
        preset=get(told, "preset", str, where, ""),
        settle=_number(told, "settle", where, 0.0, LONGEST_SETTLE, 3.0),
        back=get(told, "back", str, where, ""),
    )


def _only(told: dict[str, Any], known: Collection[str], where: str) -> None:
    """Refuse a key nobody reads: a slip of the pen would be passed over in silence."""
    for key in told:
        if key not in known:
            raise PlanFault(Wrong.UNKNOWN_KEY, at(where, key), key)


def _text(told: dict[str, Any], key: str, where: str) -> str:
    text: str = get(told, key, str, where)
    if not text.strip():
        raise PlanFault(Wrong.NOT_A, at(where, key), '"…"')
    return text


def _number(
    told: dict[str, Any],
    key: str,
    where: str,
    least: float,
    most: float,
    default: float | None = None,
) -> float:
    """Return a number within bounds."""
    value = told.get(key, default)
    if value is None:
        raise PlanFault(Wrong.MISSING, where, key)
    if type(value) not in (int, float):
        raise PlanFault(Wrong.NOT_A, at(where, key), f"{least:g} … {most:g}")
    if not least <= value <= most:
        raise PlanFault(Wrong.OUT_OF_RANGE, at(where, key), f"{value} ({least:g} … {most:g})")
    return float(value)
