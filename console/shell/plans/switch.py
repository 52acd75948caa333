"""From one screen plan to another and back; at a person's wish at once, by itself when hands rest.

A switch moves windows and pages and nothing else: what runs goes on, what is half written stays.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from console.settings.plans.area import leaves
from console.settings.plans.current import Current
from console.settings.plans.plan import Layout, Plan
from console.settings.plans.wall_view import WallView
from console.shell.plans.plan_words import called
from console.shell.plans.wall_views import WallViews
from console.shell.plans.windows import Windows

LOOK = 1_000
"""Milliseconds between looks whether the hand rests, while a switch waits for it."""
MOST_UNDONE = 30


@dataclass(frozen=True, slots=True)
class _Before:
    current: Current
    layout: Layout
    origin: Layout
    walls: tuple[WallView, ...] = ()
    """What the video wall showed, where the step changed that."""
    is_switch: bool = False
    """Whether the step was a switch of plans, no movement of a hand."""


class PlanSwitch(QObject):
    """Switches plans and takes switches and movements back.

    Args:
        windows: those that stand.
        walls: what the video wall shows.
        get: returns a plan by its id; None when there is none.
        hand_rests: whether nobody is writing now.
        first: what stands before anybody has switched.

    Signals:
        switched: a plan stands; what it is called, and whether it came by itself.
        undone: the windows stand as before the last step.
        waiting: a plan shall stand by itself as soon as the hand rests; what it is called.
    """

    switched = Signal(str, bool)
    undone = Signal()
    waiting = Signal(str)

    def __init__(
        self,
        windows: Windows,
        walls: WallViews,
        get: Callable[[str], Plan | None],
        hand_rests: Callable[[], bool],
        first: Current,
    ) -> None:
        super().__init__(windows)
        self._windows = windows
        self._walls = walls
        self._get = get
        self._hand_rests = hand_rests
        self._current = first
        self._steps: list[_Before] = []
        self._seen = self._now()
        self._is_own = False
        self._wanted = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._try)
        windows.changed.connect(self._notice)

    @property
    def current(self) -> Current:
        """The plan that stands, by its id."""
        return self._current

    @property
    def walls(self) -> WallViews:
        """What the video wall shows."""
        return self._walls

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps)

    @property
    def undoes_plan(self) -> bool:
        """Whether the step to take back was a switch of plans."""
        return bool(self._steps) and self._steps[-1].is_switch

    @property
    def wanted(self) -> str:
        """Id of the plan that waits for the hand to rest; empty when none does."""
        return self._wanted

    def resume(self, current: Current, layout: Layout, origin: Layout | None) -> None:
        """Stand as a start finds it; there is nothing to take back.

        Args:
            current: the plan they stand by.
            layout: how the windows stand.
            origin: the layout of that plan, where they were moved since and it is still there.
        """
        self._current = current
        self._own(lambda: self._windows.use(layout, origin))
        self._steps.clear()

    def use(self, id: str, by_itself: bool = False) -> bool:
        """Switch to a plan now; return whether there is such a plan."""
        plan = self._get(id)
        self._forget_wish()
        if plan is None:
            return False
        walls = self._walls.views() if plan.walls else ()
        self._keep(replace(self._now(), walls=walls, is_switch=True))
        self._current = Current(id, plan)
        layout = plan.layout_for(len(self._windows.monitors))
        self._walls.show(plan.walls)
        self._own(lambda: self._windows.use(layout))
        self.switched.emit(called(id, plan), by_itself)
        return True

    def want(self, id: str) -> None:
        """Switch to a plan by itself: at once, or when the hand rests."""
        plan = self._get(id)
        if plan is None or id == self._current.of:
            self._forget_wish()
            return
        self._wanted = id
        if self._hand_rests():
            self._try()
        else:
            self._timer.start()
            self.waiting.emit(called(id, plan))

    def undo(self) -> bool:
        """Stand as before the last switch or movement; return whether there was one."""
        self._forget_wish()
        if not self._steps:
            return False
        before = self._steps.pop()
        self._current = before.current
        self._walls.show(before.walls)
        self._own(lambda: self._windows.use(before.layout, before.origin))
        self.undone.emit()
        return True

    def renamed(self, current: Current) -> None:
        """What stands was saved under another name."""
        self._current = current
        self._seen = self._now()

    def stop(self) -> None:
        """Switch nothing any more."""
        self._timer.stop()

    def _try(self) -> None:
        if self._wanted and self._hand_rests():
            self.use(self._wanted, by_itself=True)

    def _forget_wish(self) -> None:
        self._wanted = ""
        self._timer.stop()

    def _now(self) -> _Before:
        return _Before(self._current, self._windows.layout, self._windows.origin)

    def _own(self, change: Callable[[], None]) -> None:
        """Make a change that is no movement of a hand."""
        self._is_own = True
        change()
        self._is_own = False
        self._seen = self._now()

    def _notice(self) -> None:
        """Keep what stood before a hand moved something; a cable or a tab is no such movement."""
        if self._is_own:
            return
        if _shape(self._windows.layout) != _shape(self._seen.layout):
            self._keep(self._seen)
        self._seen = self._now()

    def _keep(self, before: _Before) -> None:
        self._steps.append(before)
        del self._steps[:-MOST_UNDONE]


def _shape(layout: Layout) -> tuple[object, ...]:
    """Return what a movement changes: windows and their panes, not tabs in front, lines, places."""
    return tuple(
        (w.name, w.kind, w.is_closed, tuple(leaf.pages for leaf in leaves(w.area)))
        for w in layout.windows
    )
