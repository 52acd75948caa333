# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The header: who, mode and warnings at the left; link, outbox, feeds, sound, clock at the right.

An item that is well is quiet text. One that is not becomes one inverse neutral chip, never a
severity colour. Nothing here blinks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from widgets.common.base import Painted
from widgets.common.chip import inverse_runs, inverse_width, paint_inverse
from widgets.common.spoken import Part, Role
from widgets.common.text import Run, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme

_EDGE_LEFT, _EDGE_RIGHT, _SIDE, _CHIP_SIDE, _LINE = 24, 24, 16, 8, 24


@dataclass(frozen=True, slots=True)
class HeaderItem:
    """One item of the header.

    Attributes:
        runs: what it says.
        icon: name of an icon; used before the runs, and in the chip.
        is_well: quiet text when true, one inverse chip of all its words when false.
        id: told by `item_clicked`; empty items cannot be clicked.
        hint: tool tip.
        may_go: is left out where the monitor has no room for all.
        leaner: what it says before anything that may not go is shortened.
        short: what it says where there is no room for all; the tip then has every word.
        least: what stays of one that may go.
    """

    runs: tuple[Run, ...]
    icon: str = ""
    is_well: bool = True
    id: str = ""
    hint: str = ""
    may_go: bool = False
    leaner: tuple[Run, ...] = ()
    short: tuple[Run, ...] = ()
    least: tuple[Run, ...] = ()

    @property
    def words(self) -> str:
        """All words in one text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Placed:
    item: HeaderItem
    rect: QRectF
    has_line: bool
    side: int


class HeaderBar(Painted):
    """56 px high; items by value; the clock at the right end in 20 px bold.

    Signals:
        item_clicked: id of the item.
    """

    item_clicked = Signal(str)
    spoken_role = Role.ToolBar
    part_role = Role.StaticText

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._left: tuple[HeaderItem, ...] = ()
        self._right: tuple[HeaderItem, ...] = ()
        self._clock = ""
        self._clock_note = ""
        self.hold_height(lambda: theme.size.header)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_left(self, items: Sequence[HeaderItem]) -> None:
        """Set the items at the left, in order."""
        if tuple(items) != self._left:
            self._left = tuple(items)
            self._changed()

    def set_right(self, items: Sequence[HeaderItem]) -> None:
        """Set the items before the clock, in order."""
        if tuple(items) != self._right:
            self._right = tuple(items)
            self._changed()

    def set_clock(self, clock: str, note: str = "") -> None:
        """Set the clock's text and a note before it (its offset, when that matters)."""
        if note != self._clock_note:
            self._clock_note = note
            self._changed()
        if clock != self._clock:
            self._clock = clock
            self.update(self._clock_rect().toAlignedRect())

    @property
    def chips(self) -> tuple[str, ...]:
        """The words of the items shown as chips now."""
        return tuple(item.words for item in (*self._left, *self._right) if not item.is_well)

    def spoken_value(self) -> str:
        return f"{self._clock_note} {self._clock}".strip()

    def part_count(self) -> int:
        return len(self._place())

    def part(self, index: int) -> Part:
        placed = self._place()[index]
        return Part(f"{placed.item.words} {placed.item.hint}".strip(), placed.rect)

    def _changed(self) -> None:
        words = [item.words for item in (*self._left, *self._right)]
        self.setAccessibleName("; ".join(filter(None, [*words, self._clock_note])))
        self.update()

    def _item_width(self, item: HeaderItem) -> float:
        if item.is_well:
            return runs_width(self.theme, _quiet(item))
        return inverse_width(self.theme, inverse_runs(item.words, item.icon, 32), 32)

    def _clock_runs(self) -> list[Run]:
        clock = Run(self._clock, Ink.TEXT, bold=True, step=Step.TITLE, gap=8)
        if not self._clock_note:
            return [clock]
        return [Run(self._clock_note, step=Step.SMALL), clock]

    def _clock_rect(self) -> QRectF:
        width = runs_width(self.theme, self._clock_runs()) + _SIDE + _EDGE_RIGHT + 1
        return QRectF(self.width() - width, 0, width, self.height())

    def _said(self) -> tuple[list[HeaderItem], list[HeaderItem], int]:
        """Return the items at both sides as there is room for them, and the space beside each."""
        room, side = self._clock_rect().left() - _EDGE_LEFT, _SIDE
        items: list[HeaderItem | None] = [*self._left, *self._right]
        for index, item in _ways_to_give(items):
            if self._needed(items, side) <= room:
                break
            if index is None:
                side = _CHIP_SIDE
            else:
                items[index] = item
        side = self._side(items, room)
        left, right = items[: len(self._left)], items[len(self._left) :]
        return [each for each in left if each], [each for each in right if each], side

    def _side(self, items: Sequence[HeaderItem | None], room: float) -> int:
        """Return the space beside each item: all there is, as far as it is wanted."""
        count = sum(item is not None for item in items)
        spare = int((room - self._needed(items, 0)) / (2 * count)) if count else _SIDE
        return max(_CHIP_SIDE, min(_SIDE, spare))

    def _needed(self, items: Sequence[HeaderItem | None], side: int) -> float:
        return sum(self._item_width(item) + 2 * side + 1 for item in items if item is not None)

    def _place(self) -> list[_Placed]:
        left, right, room = self._said()
        placed, x = list[_Placed](), self._clock_rect().left()
        for item in reversed(right):
            side = room if item.is_well else _CHIP_SIDE
            width = self._item_width(item)
            x -= width + 2 * side
            placed.append(_Placed(item, QRectF(round(x + side), 0, width, 55), item.is_well, room))
        limit, x = x, float(_EDGE_LEFT)
        for item in self._told(left, limit - x, room):
            width = min(self._item_width(item), limit - x - room)
            if width <= 0:
                break
            placed.append(_Placed(item, QRectF(round(x), 0, width, 55), x > _EDGE_LEFT, room))
            x += width + 2 * room + 1
        return placed

    def _told(self, items: Sequence[HeaderItem], space: float, side: int) -> list[HeaderItem]:
        """Return the items as they fit; the last ones become one, “+2”, that leaves none unsaid."""
        shown = [item for item in items if self._item_width(item)]  # a hall may have no name
        for count in range(len(shown), 0, -1):
            rest = shown[count:]
            told = [*shown[:count], _together(rest)] if rest else shown
            if self._needed(told, side) - side - 1 <= space:
                return told
        return shown

    def sizeHint(self) -> QSize:
        return QSize(960, self.theme.size.header)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = [p for p in self._place() if p.rect.contains(event.pos().toPointF())]
            QToolTip.showText(event.globalPos(), found[0].item.hint if found else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for placed in self._place():
            if placed.item.id and placed.rect.contains(event.position()):
                self.item_clicked.emit(placed.item.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painter.fillRect(event.rect(), theme.frame)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.line)
        centre = (self.height() - 1) / 2 + 0.5
        clock = self._clock_rect()
        if event.rect().left() < int(clock.left()):  # each second the clock alone is painted
            for placed in self._place():
                self._paint_item(painter, placed, centre)
        self._paint_line(painter, clock.left(), centre)
        paint_runs(painter, theme, self._clock_runs(), round(clock.left() + _SIDE + 1), centre)

    def _paint_line(self, painter: QPainter, x: float, centre: float) -> None:
        top = round(centre - _LINE / 2)
        painter.fillRect(QRectF(round(x), top, 1, _LINE), self.theme.line2)

    def _paint_item(self, painter: QPainter, placed: _Placed, centre: float) -> None:
        item, rect = placed.item, placed.rect
        if placed.has_line:
            self._paint_line(painter, rect.left() - placed.side - 1, centre)
        if item.is_well:
            width = rect.width() + 1
            paint_runs(painter, self.theme, _quiet(item), rect.left(), centre, width)
            return
        chip = QRectF(rect.left(), round(centre - 16), round(rect.width()), 32)
        paint_inverse(painter, self.theme, chip, inverse_runs(item.words, item.icon, 32))


def _ways_to_give(
    items: Sequence[HeaderItem | None],
) -> Iterator[tuple[int | None, HeaderItem | None]]:
    """Yield what gives way where the monitor is narrow, one by one, in this order.

    What may go, the last first, its icon after its words; space between (None); then what is leaner
    without its last words; then words, from the right to the left, and those of a chip last of all.
    No item is shortened while another way gave room enough.
    """
    known = [(index, item) for index, item in enumerate(items) if item is not None][::-1]
    may_go = [(index, item) for index, item in known if item.may_go]
    for index, item in may_go:
        if item.icon and not item.short:
            yield index, _shortened(item)
        if not item.short:
            yield index, None
    yield None, None
    yield from ((index, _shortened(item)) for index, item in may_go if item.short)
    for index, item in may_go:
        if item.short:
            yield index, replace(_shortened(item), runs=item.least) if item.least else None
    yield from ((index, _shortened(item, item.leaner)) for index, item in known if item.leaner)
    for is_well in (True, False):
        for index, item in known:
            if item.short and not item.may_go and item.is_well is is_well:
                yield index, _shortened(item)


def _shortened(item: HeaderItem, runs: tuple[Run, ...] = ()) -> HeaderItem:
    """Return an item by its short words, or these; all of them stand in its tip."""
    tip = "\n".join(words for words in (item.words, item.hint) if words)
    return replace(item, runs=runs or item.short, hint=tip)


def _together(items: Sequence[HeaderItem]) -> HeaderItem:
    """Return one item for those there is no room for; all they say stands in its tip."""
    tips = [words for item in items for words in (item.words, item.hint) if words]
    run = Run(f"+{len(items)}", Ink.TEXT, bold=True)
    return HeaderItem((run,), id=items[0].id, hint="\n".join(dict.fromkeys(tips)))


def _quiet(item: HeaderItem) -> list[Run]:
    if not item.icon:
        return list(item.runs)
    mark = Run(icon=item.icon, icon_size=18, ink=item.runs[0].ink if item.runs else Ink.TEXT2)
    first = [replace(run, gap=8) for run in item.runs[:1]]
    return [mark, *first, *item.runs[1:]]
