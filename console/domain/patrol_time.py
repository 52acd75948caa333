"""The time of a patrol's page: how long it still stands, and how long a held wall is held."""

from collections.abc import Callable
from dataclasses import dataclass

from console.domain.patrol_order import STANDARD as ATTENTION
from console.domain.patrol_order import AttentionRules
from console.domain.patrol_state import PatrolHold

AHEAD = 3.0
"""Seconds before its turn at which the next page is opened: a distance of key frames and a bit."""
DECODED = 1.0
"""Seconds before its turn from which the next page is decoded: at the turn it is whole."""


@dataclass(frozen=True, slots=True)
class PatrolRules:
    """How patience and attention are measured; data of the hall's profile (`patrol.toml`).

    Attributes:
        hands_off: seconds without a key or a button after which nobody is at work on the wall.
        due: rounds without proof from which a camera counts as 欠巡: one, and half of one for
            what held.
        attention: what the balanced order goes by.
    """

    hands_off: float = 20.0
    due: float = 1.5
    attention: AttentionRules = ATTENTION


STANDARD = PatrolRules()
"""Where no hall has said otherwise."""


class PatrolTime:
    """Counts down, and stands still while the wall is held, or there is nobody or nothing to see.

    Args:
        monotonic: seconds that never jump.
        rules: of the hall.

    Attributes:
        hold: what holds it.
        is_out_of_sight: whether nobody can see the wall.
        is_empty: whether no camera can be shown.
        is_kept: whether somebody is asked something: held, it does not go on by itself meanwhile.
    """

    def __init__(self, monotonic: Callable[[], float], rules: PatrolRules = STANDARD) -> None:
        self._monotonic, self._rules = monotonic, rules
        self._due = 0.0
        self._kept = 0.0
        self._held_since = 0.0
        self._resumes_after = 0.0
        self.hold = PatrolHold.NONE
        self.is_out_of_sight = self.is_empty = False
        self.is_kept = False

    @property
    def stands(self) -> bool:
        """Whether no time passes."""
        return self.is_out_of_sight or self.is_empty or self.hold is not PatrolHold.NONE

    @property
    def left(self) -> float:
        """Seconds until the next turn."""
        return self._kept if self.stands else max(0.0, self._due - self._monotonic())

    @property
    def resumes_in(self) -> float | None:
        """Seconds until a held wall goes on by itself; None where it does not."""
        if self.is_kept:
            return None
        hands_off = self._rules.hands_off
        after = {PatrolHold.WALL: self._resumes_after, PatrolHold.PERSON: hands_off}
        wait = after.get(self.hold, 0.0)
        return max(0.0, self._held_since + wait - self._monotonic()) if wait else None

    def begin(self, seconds: float, resumes_after: float) -> None:
        """A page stands from now on."""
        self._resumes_after = resumes_after
        self._go_on_with(seconds)

    def set_hold(self, hold: PatrolHold) -> bool:
        """Stand for another reason, or go on with what was left; return whether it changed."""
        if hold is self.hold:
            return False
        left, self.hold, self._held_since = self.left, hold, self._monotonic()
        self._go_on_with(left)
        return True

    def hands_on(self) -> None:
        """A person did something more: the hands rest from now on."""
        self._held_since = self._monotonic()

    def set_out_of_sight(self, is_out_of_sight: bool) -> None:
        """Nobody can see the wall, or somebody can again."""
        left, self.is_out_of_sight = self.left, is_out_of_sight
        self._go_on_with(left)

    def set_empty(self, is_empty: bool) -> None:
        """No camera can be shown, or one can again; what is held stays so."""
        left, self.is_empty = self.left, is_empty
        self._go_on_with(left)

    def next_look(self, steps: int, dwell: float) -> float | None:
        """Return the seconds until something is due; None where nothing ever is.

        Args:
            steps: how much is done for the next page: 0 nothing, 1 it is open, 2 it is decoded.
            dwell: of the plan; a page that stands shorter than `AHEAD` is opened at once.
        """
        if self.is_out_of_sight or self.is_empty:
            return None
        if self.hold is not PatrolHold.NONE:
            return self.resumes_in
        return max(0.0, self.left - min((AHEAD, DECODED, 0.0)[steps], dwell))

    def _go_on_with(self, seconds: float) -> None:
        self._kept, self._due = seconds, self._monotonic() + seconds
