"""Whoever is called when a desk's journal is damaged: reads out what can be read.

What could not be read is lost, and its people are told so: that is what the word says.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from console.app.key import unlock
from console.bench.real.cell import CONSOLE, PASSPHRASE, Desk, Hall, Screen
from console.bench.seat_process import SeatGone
from offline_cache.integrity import FileCheck
from offline_cache.problems import StoreProblem
from offline_cache.store_file import set_aside

LOST = "could not be read"
NOTHING = "nothing of it can be read"
"""It is set aside then, and the desk begins a new journal; its people are told, too."""
REFUSES = ("damaged", "lost_saved")
PATIENCE = 60.0


def visit(hall: Hall, desk: Desk) -> None:
    """Look at a desk whose disk was bad: salvage its journal if it refuses it, or should.

    Raises:
        RuntimeError: it cannot be salvaged.
    """
    if not (_refuses(desk) or _is_damaged(desk)):
        return
    desk.seat.kill()
    told = _salvage(desk.seat.folder, desk.name)
    hall.met["journal salvaged"] += 1
    if LOST in told:
        hall.met["journal salvaged in part"] += 1
        hall.may_be_lost_acts |= {act.op for act in desk.person.saved}
        hall.torn.add(desk.name)
    desk.greeting = desk.seat.begin()


def visit_console(hall: Hall, screen: Screen) -> None:
    """Read out a console's journal that was spoilt, whether it has noticed or not.

    Raises:
        RuntimeError: it cannot be salvaged.
    """
    screen.console.kill()
    told = _salvage(screen.console.folder, CONSOLE)
    hall.met["journal salvaged"] += 1
    if LOST in told:
        hall.met["journal salvaged in part"] += 1
        hall.may_be_lost_acts |= {act.op for act in screen.person.saved}
        hall.torn.add(CONSOLE)
    screen.console.begin()


def _refuses(desk: Desk) -> bool:
    """Whether it says at its start that it cannot use its journal."""
    try:
        return bool(desk.seat.answer(desk.greeting, PATIENCE).get("error") in REFUSES)
    except SeatGone:
        return False


def _is_damaged(desk: Desk) -> bool:
    """Whether a page that no start reads is damaged; the seat finds that in its idle time."""
    try:
        key = unlock(desk.seat.folder, "passphrase", PASSPHRASE)
        return not FileCheck(desk.seat.folder / "journal.db", key).is_whole()
    except StoreProblem:
        return True


def _salvage(folder: Path, name: str) -> str:
    words = ["-m", "console", "journal", "salvage", "--data", str(folder), "--key", "passphrase"]
    done = subprocess.run(
        [sys.executable, *words],
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=PATIENCE,
    )
    if NOTHING in done.stderr:
        set_aside(folder / "journal.db", datetime.now(UTC))
        return LOST
    if done.returncode:
        raise RuntimeError(f"{name}: journal salvage: {done.stderr[-500:]}")
    return done.stdout
