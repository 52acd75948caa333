"""Patrol plans in words: a row of the list, the pool as one types it, what a plan goes through."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from console.domain.patrol_plan import PatrolOrder, PatrolPlan, PatrolStep
from console.domain.patrol_state import PatrolSkips
from console.models.camera_query import kept_query, shown_query
from console.models.standing_words import is_chinese
from console.shell.way_out import way_out
from widgets.common.key_words import key_words
from widgets.common.text import Run, key_cap
from widgets.common.time_label import clock_text

MOST_NAMES = 2
"""Names of cameras that are said; of more, that there are more."""


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


def head_keys() -> list[Run]:
    """Return the keys of the panel, for its head."""
    return [
        key_cap("Tab"),
        Run(_t("Change"), gap=6),
        key_cap("Ctrl S"),
        Run(_t("Save"), gap=6),
        key_cap("Ctrl G"),
        Run(_t("Share"), gap=6),
        key_cap(key_words("Ctrl+Delete")),
        Run(_t("Delete"), gap=6),
        *way_out(),
    ]


def note_of(plan: PatrolPlan, is_running: bool) -> str:
    """Return the second line of a plan's row."""
    step = _t("whole page") if plan.step is PatrolStep.PAGE else _t("one row")
    order = _t("in turn") if plan.order is PatrolOrder.PLAIN else _t("overdue first")
    origin = {
        "shipped": _t("shipped"),
        "shared": _t("shared with the hall"),
    }.get(plan.id.partition("/")[0], _t("saved here"))
    parts = [step, _t("{0} s").format(number_text(plan.dwell)), order, origin]
    return "·".join([*([_t("running")] if is_running else []), *parts])


def queries_text(pool: tuple[str, ...]) -> str:
    """Return a pool as one types it, in the keywords of the screen."""
    is_zh = is_chinese()
    return ("；" if is_zh else "; ").join(shown_query(query, is_zh) for query in pool)


def queries_of(text: str) -> tuple[str, ...]:
    """Return the queries of a pool that was typed, as they are kept."""
    return tuple(kept_query(part.strip()) for part in re.split(r"[;；\n]", text) if part.strip())


def number_text(value: float) -> str:
    """Return seconds without a needless nought."""
    return f"{value:g}"


def pool_words(
    plan: PatrolPlan,
    count: int,
    skips: PatrolSkips,
    tiles: int,
    name_of: Callable[[str], str] = str,
    turns: bool = False,
) -> list[str]:
    """Say in lines what a plan goes through now, and what it passes over.

    Args:
        plan: the plan.
        count: how many cameras can be shown.
        skips: those that cannot.
        tiles: how many the wall has.
        name_of: the name of a camera by its id.
        turns: whether this seat can turn cameras.
    """
    if not count:
        words = _t("No camera of this plan can be shown now")
    else:
        groups = -(-count // tiles)
        told = _t("{0} cameras, {1} groups of {2}, a round takes {3}")
        words = told.format(count, groups, tiles, clock_text(groups * plan.dwell))
    lines = [words]
    presets = sum(bool(stop.preset) for stop in plan.stops)
    if presets and not turns:
        lines.append(_t("{0} presets are not tried: no right to turn cameras").format(presets))
    if skips.denied:
        lines.append(_t("not permitted {0}").format(skips.denied))
    if skips.cut_off:
        names = _names([name_of(id) for id in skips.cut_off[: MOST_NAMES + 1]])
        lines.append(_t("cut off {0}: {1}").format(len(skips.cut_off), names))
    if skips.beyond:
        lines.append(_t("{0} more than one patrol takes").format(skips.beyond))
    if skips.unknown:
        lines.append(_t("nobody knows: {0}").format(_names(skips.unknown)))
    return lines


def _names(names: Sequence[str]) -> str:
    said = _t(", ").join(names[:MOST_NAMES])
    return _t("{0} and more").format(said) if len(names) > MOST_NAMES else said
