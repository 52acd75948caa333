"""What stands on a wall without a picture."""

from PySide6.QtGui import QColor

from widgets.common.empty_note import EmptyNote
from widgets.video.palette import DAY, NIGHT


class EmptyWall(EmptyNote):
    """An empty note on the ground of pictures, which is dark in the light theme, too."""

    def inks(self) -> tuple[QColor, QColor]:
        """Return the colours of words on tiles."""
        inks = NIGHT if self.theme.look.is_night else DAY
        return inks.text, inks.text2
