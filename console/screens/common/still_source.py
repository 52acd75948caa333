"""A tile that has no stream."""

from collections.abc import Sequence

from PySide6.QtGui import QImage

from widgets.video.tile_source import TileState


class StillSource:
    """It waits for its stream, or says why it gets none."""

    def __init__(self, name: str, state: TileState, lines: Sequence[str] = ()) -> None:
        self.name = name
        self.sequence = 0
        self._state = state
        self._lines = tuple(lines)

    @property
    def state(self) -> str:
        """The state it was made with."""
        return self._state

    def age(self) -> float:
        """Return 0: there is no picture."""
        return 0.0

    def lines(self) -> Sequence[str]:
        """Return why there is no picture."""
        return self._lines

    def image(self) -> QImage | None:
        """Return no picture."""
        return None
