"""How wide the columns of a `BandedList` are, and where they lie.

What words must not be cut makes its column as wide as they are; the title takes what is left.
"""

from math import ceil

from widgets.common.theme import Step, Theme
from widgets.common.time_label import duration_text
from widgets.common.wrapping import text_width
from widgets.lists.line_painter import PADDING, REACH
from widgets.lists.roles import BandedRow, ListColumns, RowKind

LEVEL, TIME, TITLE, PLACE, SOURCE, STATE, OWNER, COUNT = range(8)
SHAPE, TIME_GAP = 28, 24
"""Pixels before the word of a grade, and free behind a duration."""
CLOCK = 18
"""Pixels of the clock behind a state that waits for the hub."""
_LEVEL_GAP = 8
_LEAST_TITLE = 80.0
_LONGEST = (99 * 3600 + 59 * 60, 99 * 86400 + 23 * 3600)
"""Seconds that take most room when they are written."""


class BandedColumns:
    """Where the eight columns lie.

    Args:
        theme: the theme.
        told: their titles, and how wide they are at least.

    Attributes:
        width: of a line, pixels.
        lefts, widths: of each column, pixels.
    """

    def __init__(self, theme: Theme, told: ListColumns) -> None:
        self._theme = theme
        self.told = told
        self.width = 0.0
        self.lefts: list[float] = []
        self.widths: list[float] = []
        self._widest_state = 0.0
        self.set_width(sum(map(theme.grown, told.widths)) + 2 * PADDING)

    def set_width(self, width: float) -> None:
        """Lay the columns out; the title takes what is spare or short."""
        self.width = width
        widths = [float(self._theme.grown(value)) for value in self.told.widths]
        widths[LEVEL] = max(widths[LEVEL], self._level_needs())
        widths[TIME] = max(widths[TIME], self._time_needs())
        if self._state_is_last:
            widths[STATE] = min(widths[STATE], self._state_needs())
        spare = min(width, self._theme.grown(REACH)) - 2 * PADDING - sum(widths)
        widths[TITLE] = max(_LEAST_TITLE, widths[TITLE] + spare)
        self.widths = widths
        self.lefts = [PADDING + sum(widths[:at]) for at in range(len(widths))]

    def learn(self, row: BandedRow, kind: RowKind) -> bool:
        """Take in how much room the state of a row needs; return whether columns are others now.

        They only grow, so that titles do not move to and fro while rows come and go.
        """
        if not self._state_is_last or kind not in (RowKind.PLAIN, RowKind.UNSIGNED):
            return False
        needs = text_width(self._theme.font(Step.BODY), row.state)
        needs += CLOCK if row.is_pending else 0
        if needs <= self._widest_state:
            return False
        self._widest_state, before = needs, self.widths[STATE]
        self.set_width(self.width)
        return self.widths[STATE] != before

    def _level_needs(self) -> float:
        """Return how wide the words of the grades are: Orange asks for more than 橙."""
        font = self._theme.font(Step.BODY, True)
        words = self.told.grades.values()
        widest = max((text_width(font, word) for word in words), default=0.0)
        return ceil(widest) + SHAPE + _LEVEL_GAP if widest else 0.0

    def _time_needs(self) -> float:
        """Return how wide the longest duration is; nothing of it may be left out."""
        font = self._theme.font(Step.BODY)
        return ceil(max(text_width(font, duration_text(each)) for each in _LONGEST)) + TIME_GAP

    @property
    def _state_is_last(self) -> bool:
        """Whether rows are so narrow that what a state does not need is the title's."""
        return not (self.told.widths[OWNER] or self.told.widths[COUNT])

    def _state_needs(self) -> float:
        """Return how wide the states that were seen are, and the head above them."""
        head = text_width(self._theme.font(Step.SMALL), self.told.titles[STATE])
        return ceil(max(head, self._widest_state)) + 12
