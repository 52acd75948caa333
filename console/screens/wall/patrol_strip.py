"""What the strip says of a patrol: 第 3/14 组 · 剩 06 秒 · 本班已巡 112/224 · 欠巡 9."""

from math import ceil

from PySide6.QtCore import QCoreApplication

from console.domain.patrol_state import PatrolHold, PatrolState
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


def patrol_keys() -> tuple[tuple[str, str], ...]:
    """Return what a person on patrol presses most, with the keys."""
    return ((_t("Page clear"), "Enter"), (_t("Finding"), "F"))


def patrol_runs(state: PatrolState) -> list[list[Run]]:
    """Return the items of a patrol in their order; the last ones go first where room is scarce."""
    items = [_group(state), _time(state), _seen(state), _owed(state)]
    return [item for item in [*items, _skipped(state)] if item]


def _group(state: PatrolState) -> list[Run]:
    if not state.groups:
        return []
    return [
        Run(_t("Group")),
        Run(str(state.group), Ink.TEXT, bold=True, gap=6),
        Run(_t(" of {0}").format(state.groups), gap=0),
    ]


def _time(state: PatrolState) -> list[Run]:
    """Say how long the page still stands, or why it does and how long."""
    if not state.groups:
        nothing = chip_run(_t("No camera of this plan can be shown"), gap=0)
        is_held = state.hold is PatrolHold.WALL
        return [nothing, chip_run(_t("Held"), gap=8)] if is_held else [nothing]
    if state.hold is PatrolHold.NONE:
        left = f"{ceil(state.left):02d}"
        held = _t("{0} tiles stay").format(state.held_tiles) if state.held_tiles else ""
        return [
            Run(_t("next in")),
            Run(left, Ink.TEXT, bold=True, gap=6),
            Run(_t("s"), gap=6),
            *([Run(held, gap=8)] if held else []),
        ]
    word = _t("Held") if state.hold is PatrolHold.WALL else _t("Held: somebody acts")
    runs = [chip_run(word, gap=0)]
    if state.resumes_in is not None:
        runs.append(Run(_t("goes on in {0} s").format(f"{ceil(state.resumes_in):02d}"), gap=8))
    return runs


def _seen(state: PatrolState) -> list[Run]:
    return [
        Run(_t("seen this shift")),
        Run(str(state.seen), Ink.TEXT, bold=True, gap=6),
        Run(f"/{state.total}", gap=0),
    ]


def _owed(state: PatrolState) -> list[Run]:
    return [Run(_t("overdue")), Run(str(state.overdue), Ink.TEXT, bold=True, gap=6)]


def _skipped(state: PatrolState) -> list[Run]:
    """Say how many cameras are passed over, and why; what the outage takes is not well."""
    skips = state.skips
    told = (
        (_t("not permitted {0}"), skips.denied),
        (_t("unknown {0}"), len(skips.unknown)),
        (_t("too many {0}"), skips.beyond),
    )
    quiet = "·".join(text.format(count) for text, count in told if count)
    runs = [Run(_t("passed over"))] if quiet or skips.cut_off else []
    if skips.cut_off:
        runs.append(chip_run(_t("cut off {0}").format(len(skips.cut_off)), gap=8))
    return [*runs, Run(quiet, gap=8)] if quiet else runs
