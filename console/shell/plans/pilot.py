"""Which plan shall stand by itself: by the hall's mode, and by the clock.

It speaks at the turns only, when the mode changes or the night begins or ends; what a person
chose stays until the next turn. A turn that came while the seat was off is caught up. A seat whose
screens nobody has chosen yet follows nothing.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from console.runtime.clock import Clock
from console.settings.nights import Night
from console.settings.plans.folder import Kept
from console.settings.plans.plan import Mode, Post
from console.shell.plans.switch import PlanSwitch

LOOK = 20_000
"""Milliseconds between looks at the clock."""


class PlanPilot(QObject):
    """Wishes for plans at the turns of mode and night.

    Args:
        switch: switches.
        plans: the plans the person sees.
        clock: the hall's time.
        night: when the plans of the night stand.
    """

    def __init__(
        self,
        switch: PlanSwitch,
        plans: Callable[[], Sequence[Kept]],
        clock: Clock,
        night: Night,
    ) -> None:
        super().__init__(switch)
        self._switch = switch
        self._plans = plans
        self._clock = clock
        self._night = night
        self._hall = Mode.CALM
        self._last = self._before = self.mode
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def mode(self) -> Mode:
        """The mode whose plan shall stand: the hall's own; in a quiet night that of the night."""
        if self._hall is not Mode.CALM:
            return self._hall
        return Mode.NIGHT if self._night.holds(self._clock.now()) else Mode.CALM

    @property
    def turn(self) -> Mode:
        """The mode of the last turn; of the one before while that one waits for the hand."""
        return self._before if self._switch.wanted else self._last

    def resume(self, turn: Mode | None) -> None:
        """Go on from the last turn before this start; the next look finds what came since.

        That is soon enough for the hall's mode to have been read: before, it would be told wrong.
        """
        if turn is not None:
            self._last = turn

    def set_mode(self, mode: Mode) -> None:
        """The hall's mode is another: called by whoever keeps the mode record."""
        self._hall = mode
        self.look()

    def set_night(self, night: Night) -> None:
        """The night has other hours."""
        self._night = night
        self.look()

    def look(self) -> None:
        """Wish for another plan if there was a turn."""
        mode = self.mode
        if mode is self._last:
            return
        self._before, self._last = self._last, mode
        current = self._switch.current
        if current.of:
            wanted = self.plan_for(current.plan.post, mode)
            if wanted is not None:
                self._switch.want(wanted.id)

    def plan_for(self, post: Post, mode: Mode) -> Kept | None:
        """Return the plan for a post and a mode: one saved here before the one that shipped."""
        fitting = [k for k in self._plans() if (k.plan.post, k.plan.mode) == (post, mode)]
        fitting.sort(key=lambda kept: (kept.is_shipped, kept.id))
        return fitting[0] if fitting else None

    def stop(self) -> None:
        """Wish for nothing any more."""
        self._timer.stop()
