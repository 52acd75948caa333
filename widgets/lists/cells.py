"""Fast text for painted rows: fonts, metrics and elided texts are kept between paints."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from widgets.common.theme import Step, Theme
from widgets.common.wrapping import ELLIPSIS, before_figure, text_width
from widgets.lists.clips import Clips

_MOST_KEPT = 20_000


class CellText:
    """Draws single lines around a centre line.

    One object belongs to one view; it must not be shared between threads.

    Attributes:
        clips: what lies outside is not drawn.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._metrics: dict[tuple[Step, bool], QFontMetricsF] = {}
        self._shift: dict[tuple[Step, bool], float] = {}
        self._fitted: dict[tuple[str, int, Step, bool], tuple[str, float]] = {}
        self._fonts = theme.fonts
        self.clips = Clips()

    def draw(
        self,
        painter: QPainter,
        x: float,
        width: float,
        centre: float,
        text: str,
        colour: QColor,
        step: Step = Step.BODY,
        bold: bool = False,
        is_right: bool = False,
    ) -> float:
        """Draw `text` elided to `width`, at its left or right end; return the width used."""
        if not text or width <= 0:
            return 0.0
        shown, used = self.fit(text, width, step, bold)
        left = x + width - used if is_right else x
        if self.clips.hide(left, left + used):
            return used
        font: QFont = self._theme.font(step, bold)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, round(centre + self._baseline(step, bold))), shown)
        return used

    def fit(self, text: str, width: float, step: Step, bold: bool) -> tuple[str, float]:
        """Return `text` cut to `width` and the width of what is left."""
        if self._fonts is not self._theme.fonts:
            self._forget()
        key = (text, int(width), step, bold)
        found = self._fitted.get(key)
        if found is None:
            if len(self._fitted) > _MOST_KEPT:
                self._fitted.clear()
            found = self._fitted[key] = self._cut(text, width, step, bold)
        return found

    def _forget(self) -> None:
        """The theme has other fonts."""
        self._fonts = self._theme.fonts
        for kept in (self._metrics, self._shift, self._fitted):
            kept.clear()

    def _cut(self, text: str, width: float, step: Step, bold: bool) -> tuple[str, float]:
        used = text_width(self._theme.font(step, bold), text)
        if used <= width:
            return text, used
        metrics = self._of(step, bold)
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if metrics.horizontalAdvance(text[:middle].rstrip() + ELLIPSIS) <= width:
                low = middle
            else:
                high = middle - 1
        shown = text[: before_figure(text, low)].rstrip() + ELLIPSIS
        return shown, metrics.horizontalAdvance(shown)

    def _of(self, step: Step, bold: bool) -> QFontMetricsF:
        found = self._metrics.get((step, bold))
        if found is None:
            found = self._metrics[step, bold] = QFontMetricsF(self._theme.font(step, bold))
        return found

    def _baseline(self, step: Step, bold: bool) -> float:
        found = self._shift.get((step, bold))
        if found is None:
            metrics = self._of(step, bold)
            found = self._shift[step, bold] = (metrics.ascent() - metrics.descent()) / 2
        return found
