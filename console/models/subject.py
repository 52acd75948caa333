"""What is under the cursor: whatever page or panel has it says so, for a note from anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing a note is about.

    Attributes:
        words: what it is called on screen.
        refs: keys of its records (`alert/…`); none for what has no record (a point of the map).
    """

    words: str
    refs: tuple[str, ...] = ()


@runtime_checkable
class HasSubject(Protocol):
    """A page, window or panel with a cursor of its own."""

    def subject(self) -> Subject | None:
        """Return what is under the cursor of the keyboard."""
        ...


@runtime_checkable
class HasSubjectUnder(Protocol):
    """A widget whose points mean something (tiles, a map)."""

    def subject_under(self, at: QPoint) -> Subject | None:
        """Return what lies under a point of the screen."""
        ...


def subjects_at(focused: QWidget | None, hovered: QWidget | None, at: QPoint) -> list[Subject]:
    """Return what is under the cursors, each once: that of the keyboard first, then the mouse's.

    In a panel nothing is looked for behind it.
    """
    found: list[Subject | None] = []
    for widget in _upwards(focused):
        if isinstance(widget, HasSubject) and (subject := widget.subject()) is not None:
            found.append(subject)
            break
    for widget in _upwards(hovered):
        if isinstance(widget, HasSubjectUnder) and (subject := widget.subject_under(at)):
            found.append(subject)
            break
    return list(dict.fromkeys(each for each in found if each is not None))


def is_in_panel(widget: QWidget | None) -> bool:
    """Whether a widget is part of a panel that lies over a page."""
    return any(_is_panel(each) for each in _upwards(widget))


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = None if _is_panel(widget) else widget.parentWidget()


def _is_panel(widget: QWidget) -> bool:
    return bool(getattr(widget, "lies_over", False))
