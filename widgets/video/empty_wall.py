"""What stands on a wall without a picture."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent

from widgets.common.empty_note import EmptyNote
from widgets.video.palette import DAY, NIGHT, Inks

_AROUND = 16


class EmptyWall(EmptyNote):
    """An empty note on the ground of pictures, which is dark in the light theme, too."""

    def inks(self) -> tuple[QColor, QColor]:
        """Return the colours of words on tiles."""
        return self._inks.text, self._inks.text2

    @property
    def _inks(self) -> Inks:
        return NIGHT if self.theme.look.is_night else DAY

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay a plate below the words: the gaps between tiles run through none of them."""
        plate = self.written.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        painter = QPainter(self)
        painter.fillRect(plate, self._inks.empty)
        painter.end()
        super().paintEvent(event)
