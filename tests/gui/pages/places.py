"""What lies where: no panel over the rail, no badge over an icon, each grade with its word."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from console.shell.overlay import Overlay
from tests.gui.pages.drawing import drawing, shown_widgets
from widgets.common.chip import CountChip
from widgets.frame.rail import Rail


def misplaced(window: QWidget) -> Iterator[str]:
    """Yield panels over the rail, badges over icons, and chips that could have their word."""
    shown = list(shown_widgets(window))
    for rail in (w for w in shown if isinstance(w, Rail)):
        yield from _over_rail(rail, window, shown)
        yield from _over_icons(rail)
    yield from _wordless([w for w in shown if isinstance(w, CountChip)])


def _over_rail(rail: Rail, window: QWidget, shown: list[QWidget]) -> Iterator[str]:
    place = QRect(rail.mapTo(window, QPoint()), rail.size())
    for panel in (w for w in shown if isinstance(w, Overlay)):
        if place.intersects(QRect(panel.mapTo(window, QPoint()), panel.size())):
            yield f"{type(panel).__name__} lies over the rail"


def _over_icons(rail: Rail) -> Iterator[str]:
    for at, item in enumerate(rail._items):
        places = rail.places(rail._item_rect(at), rail.badge(item.id))
        for one, two in ((places.icon, places.badge), (places.badge, places.name)):
            both = one.intersected(two.adjusted(0, 4, 0, 0) if two is places.name else two)
            if both.width() > 0.5 and both.height() > 0.5:
                yield f"runs over another in {item.id}: {both}"


def _wordless(chips: list[CountChip]) -> Iterator[str]:
    """A grade goes without its word only where all words have no room at all."""
    lacking = [c for c in chips if c._grade is not None and c.text() not in _words(c)]
    line = lacking[0].parentWidget() if lacking else None
    if line is None:
        return
    wanted = sum(c.fontMetrics().horizontalAdvance(c.text()) + 8 for c in lacking)
    used = max(
        w.geometry().right()
        for w in line.children()
        if isinstance(w, QWidget) and w.isVisibleTo(line)
    )
    if used + wanted < line.width():
        yield f"no word at {[c.text() for c in lacking]}, and {line.width() - used} px free"


def _words(chip: CountChip) -> list[str]:
    return [text.words for text in drawing(chip).texts]
