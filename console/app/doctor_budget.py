"""How many pictures this machine can show: what the self-test kept, or a new one of 30 seconds."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from console.app.doctor_finding import Finding, Verdict
from console.runtime.program_name import program
from console.video.seat_budget import SeatBudget, load, read, save
from console.video.worker_link import worker_environment

SECONDS = 30
_LIMIT = 120.0
_UNKNOWN = Finding(
    "video.budget",
    Verdict.NOTE,
    "还不知道本席能看多少路",
    "not known how many pictures fit",
    f"运行 {program()} doctor --video-test（30 秒），或在命令面板里选“实测本席能看多少路”",
    f"run {program()} doctor --video-test (30 s)",
)


def look(folder: Path, measures: bool) -> Iterator[Finding]:
    """Yield how many streams this seat can show, and by what they are decoded.

    Args:
        folder: of the seat; the result is kept there.
        measures: whether to measure now.
    """
    budget = _measured(folder) if measures else load(folder)
    yield _UNKNOWN if budget is None else judge(budget)


def judge(budget: SeatBudget) -> Finding:
    """Return what was measured as a line."""
    found, tried = "、".join(budget.hardware), "、".join(budget.tried)
    proven = "、".join(budget.proven)
    zh = f"本席最多 {budget.sub} 路子码流或 {budget.main} 路主码流（{budget.cores} 核实测）；"
    en = f"at most {budget.sub} sub or {budget.main} main streams, measured; decoded by "
    if proven:
        zh += f"显卡 {proven} 解出的画面与处理器一致，设置“显卡解码”为自动时由它解码"
        en += f"{proven}, proven picture by picture, while the setting video.hardware is auto"
    elif found:
        zh += f"显卡 {found} 解出的画面与处理器不一致，不用它，用软件解码"
        en += f"software: the pictures of {found} are not those of the processors"
    else:
        zh += f"没有能用的显卡解码（试过 {tried}），用软件解码"
        en += f"software: no device works (tried {tried})"
    return Finding("video.budget", Verdict.OK, zh, en, data=asdict(budget))


def _measured(folder: Path) -> SeatBudget | None:
    done = subprocess.run(
        [sys.executable, "-m", "console.video.self_test", str(SECONDS)],
        env=worker_environment(os.environ),
        capture_output=True,
        timeout=_LIMIT,
        check=True,
    )
    budget = read(done.stdout)
    save(folder, budget)
    return budget
