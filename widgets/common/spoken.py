"""What a screen reader is told of painted widgets: what they are and what stands in them.

Qt knows its own buttons and fields; of a widget that paints rows, tabs or tiles it sees one empty
box. Such a widget says so itself (`Spoken`), and `install` lets Qt ask it. Nothing is made before
a reader asks.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role
MaybeFace = Any
"""A face or none: Qt's own types leave the none out."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing inside a painted widget: a row, a tab, a tile.

    Attributes:
        words: all it says.
        rect: where it is in the widget; empty while it is scrolled away.
        is_current: whether keys act on it.
    """

    words: str
    rect: QRect | QRectF
    is_current: bool = False


class Spoken:
    """A widget that tells what it is; its accessible name is set as of every widget.

    Attributes:
        spoken_role: what it is; without one it is text, or a group of what stands in it.
        part_role: what each of its parts is.
    """

    spoken_role = Role.NoRole
    part_role = Role.ListItem

    def spoken_value(self) -> str:
        """Return what is chosen or shown, where that changes while the name stays."""
        return ""

    @classmethod
    def has_parts(cls) -> bool:
        """Return whether it is a thing of parts, also while there is none."""
        return cls.part_count is not Spoken.part_count

    def part_count(self) -> int:
        """Return how many parts it paints."""
        return 0

    def part(self, index: int) -> Part:
        """Return one part."""
        raise IndexError(index)

    def current_part(self) -> int:
        """Return which part keys act on; -1 for none."""
        found = (i for i in range(self.part_count()) if self.part(i).is_current)
        return next(found, -1)


@cache
def install() -> None:
    """Let Qt ask painted widgets; once in the life of the program."""
    QAccessible.installFactory(_face_of)


def tell_current(widget: QWidget, index: int) -> None:
    """Let a reader say the part the cursor has gone to."""
    if QAccessible.isActive() and widget.hasFocus() and index >= 0:
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(index)
        QAccessible.updateAccessibility(event)


def _face_of(_: str, asked: object) -> MaybeFace:
    return _Face(asked) if isinstance(asked, QWidget) and isinstance(asked, Spoken) else None


class _Face(QAccessibleWidget):
    """A painted widget as a reader sees it."""

    asked = Spoken()
    """The widget; once it is gone, one that has nothing to say."""

    def __init__(self, widget: QWidget) -> None:
        assert isinstance(widget, Spoken)
        super().__init__(widget, widget.spoken_role)
        self.asked = widget
        self._parts: dict[int, _PartFace] = {}
        widget.destroyed.connect(self._forget)

    @property
    def painted(self) -> QWidget:
        """The widget, while it lives."""
        return self.widget()

    def _forget(self) -> None:
        parts = self._parts
        vars(self).clear()  # Qt never lets go of a face, so a face lets go of all it has
        for part in parts.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))

    def role(self) -> QAccessible.Role:
        if self.asked.spoken_role != Role.NoRole:
            return self.asked.spoken_role
        return Role.Grouping if super().childCount() else Role.StaticText

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return self.asked.spoken_value()
        return super().text(kind)

    def childCount(self) -> int:
        return self.asked.part_count() if self.asked.has_parts() else super().childCount()

    def child(self, index: int) -> MaybeFace:
        if not self.asked.has_parts():
            return super().child(index)
        if not 0 <= index < self.asked.part_count():
            return None
        if index not in self._parts:
            self._parts[index] = _PartFace(self, index)
            QAccessible.registerAccessibleInterface(self._parts[index])
        return self._parts[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, _PartFace) else super().indexOfChild(child)

    def childAt(self, x: int, y: int) -> MaybeFace:
        if not self.asked.has_parts():
            return super().childAt(x, y)
        at, count = self.painted.mapFromGlobal(QPoint(x, y)), self.asked.part_count()
        hit = (i for i in range(count) if _whole(self.asked.part(i)).contains(at))
        return self.child(next(hit, -1))

    def focusChild(self) -> MaybeFace:
        if not self.asked.has_parts():
            return super().focusChild()
        return self.child(self.asked.current_part()) if self.painted.hasFocus() else None


class _PartFace(QAccessibleInterface):
    """The part that stands at a number, whichever that is when it is asked."""

    def __init__(self, whole: _Face, index: int) -> None:
        super().__init__()
        self._whole = whole
        self.index = index

    def _now(self) -> Part | None:
        asked = self._whole.asked
        return asked.part(self.index) if self.isValid() else None

    def isValid(self) -> bool:
        return self._whole.isValid() and self.index < self._whole.asked.part_count()

    def object(self) -> MaybeFace:
        return None

    def parent(self) -> QAccessibleInterface:
        return self._whole

    def child(self, index: int) -> MaybeFace:
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, x: int, y: int) -> MaybeFace:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return self._whole.asked.part_role

    def rect(self) -> QRect:
        part = self._now()
        place = QRect() if part is None else _whole(part)
        return QRect(self._whole.painted.mapToGlobal(place.topLeft()), place.size())

    def text(self, kind: QAccessible.Text) -> str:
        part = self._now()
        return part.words if part is not None and kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, words: str) -> None:
        """Nothing in it can be written."""

    def state(self) -> QAccessible.State:
        state, part = QAccessible.State(), self._now()
        state.invalid = part is None
        is_current = part is not None and part.is_current
        state.selectable = state.focusable = True
        state.selected = is_current
        state.focused = is_current and self._whole.painted.hasFocus()
        return state


def _whole(part: Part) -> QRect:
    return part.rect.toAlignedRect() if isinstance(part.rect, QRectF) else part.rect
