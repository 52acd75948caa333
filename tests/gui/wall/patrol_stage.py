"""A wall in the third of fourteen groups, as it stands in pictures."""

from collections.abc import Sequence
from datetime import timedelta

from console.domain.patrol_debt import PatrolCamera
from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import PatrolCoverage
from console.models.patrol_runner import PatrolRunner
from console.runtime.clock import Clock
from console.screens.wall.patrol_wall import PatrolWall
from console.screens.wall.wall_window import WallWindow

FLOOD = PatrolPlan("shipped/flood", "汛期重点：下立交与滨河", dwell=10.0)
THIRD, ALL = 32, 224


def on_patrol(wall: WallWindow, clock: Clock, shown: Sequence[str]) -> PatrolRunner:
    """Let the flood plan run, with these sixteen cameras on the tiles; nine are overdue."""
    before = [f"before-{n}" for n in range(THIRD)]
    after = [f"after-{n}" for n in range(ALL - THIRD - len(shown))]
    pool = [*before, *shown, *after]
    now = clock.now()
    seen = {id: now - timedelta(minutes=30 if n >= ALL - 9 else 1) for n, id in enumerate(pool)}
    done = {id: seen[id] for n, id in enumerate(pool) if n < 103 or n >= ALL - 9}
    coverage = PatrolCoverage(now - timedelta(hours=1), done)
    runner = PatrolRunner(clock, lambda: coverage, wall)
    PatrolWall(wall, runner)
    runner.start(FLOOD, [PatrolCamera(id) for id in pool])
    runner.turn(1)
    runner.turn(1)
    return runner
