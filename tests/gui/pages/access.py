"""What a screen reader and the Tab key find on a page."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QTextEdit, QWidget

from tests.gui.pages.checks import LATIN_ALLOWED, Piece, is_report
from tests.gui.pages.drawing import shown_widgets
from widgets.common.tab_chain import tab_chain
from widgets.lists.handled_rows import HandledRows
from widgets.video.tile_grid import TileGrid

_Name, _Value = QAccessible.Text.Name, QAccessible.Text.Value
_Description = QAccessible.Text.Description
_SAYS_NOTHING = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window)
_LATIN = re.compile(r"[a-z]{3}")
SAID_OTHERWISE = {"SlipSheet": "the paper's words are in its description, not its lines"}
PANES = (
    "Rail", "QueuePanel", "DetailPanel", "MatterPane", "ForcesPane", "OrderPane", "PlaybackLine",
)  # fmt: skip
"""What stands side by side, or in a strip's place for a while; in each Tab goes as one reads."""
_THE_OTHERS = re.compile(r"另 \d+")
"""Where there is no room for all of it; who listens hears all of it."""
_ONLY_LOOKS = re.compile(r"[\s;；:：,，.。·…、/「」“”()（）+＋|×]+")


def face(widget: QWidget) -> QAccessibleInterface:
    """Return what a reader is told of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def nameless(window: QWidget) -> Iterator[str]:
    """Yield what one can act on and a reader cannot name, or does not know for what it is."""
    for widget in _acted_on(window):
        told, where = face(widget), f"{type(widget).__name__}<{type(widget.parent()).__name__}"
        if not told.text(_Name).strip():
            yield f"no name: {where}"
        is_latin = _LATIN.search(LATIN_ALLOWED.sub("", told.text(_Name)))
        if is_latin and not is_report(widget):
            yield f"not Chinese: {where} {told.text(_Name)!r}"
        if told.role() in _SAYS_NOTHING:
            yield f"no role: {where} {told.role().name}"
        yield from _partless(told, where)
        if isinstance(widget, HandledRows | TileGrid) and widget.part_count() != told.childCount():
            yield f"rows are missing: {where}"


def _partless(told: QAccessibleInterface, where: str) -> Iterator[str]:
    parts = [told.child(n) for n in range(min(30, told.childCount()))]
    for part in parts:
        if part is None or part.object() is not None:
            continue
        if not part.text(_Name).strip() or part.role() in _SAYS_NOTHING:
            yield f"a part without words or role: {where}"


def _acted_on(window: QWidget) -> Iterator[QWidget]:
    for widget in shown_widgets(window):
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if isinstance(widget, QAbstractButton | HandledRows | TileGrid) or takes:
            yield widget


def unsaid(window: QWidget, texts: list[Piece]) -> Iterator[str]:
    """Yield words that are painted and that no name, value, description or part says."""
    said: dict[int, str] = {}
    for piece in texts:
        is_written = isinstance(piece.widget, QLineEdit | QTextEdit)
        is_other = type(piece.widget).__name__ in SAID_OTHERWISE
        is_sum = _THE_OTHERS.fullmatch(piece.text.words) is not None
        if is_written or is_other or is_sum or not _plain(piece.text.words):
            continue
        told = ""
        for widget in _upward(piece.widget, window):
            if id(widget) not in said:
                said[id(widget)] = _plain(_all_said(widget))
            told += said[id(widget)]
        if _plain(piece.text.words) not in told:
            yield f"not said: {piece}"


def _upward(widget: QWidget | None, window: QWidget) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = None if widget is window else widget.parentWidget()


def _all_said(widget: QWidget) -> str:
    told = face(widget)
    words = [told.text(kind) for kind in (_Name, _Value, _Description)]
    parts = [told.child(n) for n in range(min(60, told.childCount()))]
    words += [part.text(_Name) for part in parts if part is not None and part.object() is None]
    for child in (face(each) for each in widget.children() if isinstance(each, QWidget)):
        words += [child.text(_Name), child.text(_Description)]
    return "".join(words)


def _plain(words: str) -> str:
    return _ONLY_LOOKS.sub("", words)


def front(window: QWidget) -> QWidget:
    """Return what has the keyboard: the panel over the page, or the page."""
    rings = (w for w in shown_widgets(window) if getattr(w, "keeps_tab", False))
    return next(rings, window)


def astray(window: QWidget) -> Iterator[str]:
    """Yield where Tab does not go, goes astray or is caught."""
    page = front(window)
    chain = [widget for widget in tab_chain(page) if widget is not page]
    if not chain:
        return
    found = walked(page, chain[0])
    yield from (f"missed by Tab: {_name(w)}" for w in chain if w not in found)
    yield from _out_of_order(page, found)


def walked(page: QWidget, first: QWidget) -> list[QWidget]:
    """Return where Tab goes from the first place on, until it comes back to it.

    Raises:
        AssertionError: it does not come back.
    """
    window = page.window()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    at, found = window.focusWidget(), list[QWidget]()
    while at not in found:
        assert at is not None, "nothing has the keyboard"
        found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = window.focusWidget()
    assert at is found[0], f"a trap: from {_name(found[-1])} back to {_name(at)}"
    return found


def _out_of_order(page: QWidget, found: list[QWidget]) -> Iterator[str]:
    """Yield steps that go up, or left within a line, inside one pane."""
    for one, two in pairwise(found):
        if _pane(one, page) is not _pane(two, page) or _scrolled(one) is not _scrolled(two):
            continue
        a, b = _place(one, page), _place(two, page)
        same_line = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > 8
        if b.bottom() <= a.top() or (same_line and b.right() <= a.left()):
            yield f"{_name(one)} before {_name(two)}"


def _scrolled(widget: QWidget) -> QWidget | None:
    """Return the area it moves in; what lies below its edge is not below what stands there."""
    at = widget.parentWidget()
    while at is not None and not isinstance(at, QAbstractScrollArea):
        at = at.parentWidget()
    return at


def _pane(widget: QWidget, page: QWidget) -> QWidget:
    """Return which of the things that stand side by side it belongs to."""
    chain = list(_upward(widget, page))
    return next((w for w in chain if type(w).__name__ in PANES), page)


def _place(widget: QWidget, page: QWidget) -> QRect:
    """Return where it stands; what is rolled away stands where it would without that."""
    at = widget.mapTo(page, QPoint())
    for above in _upward(widget, page):
        if isinstance(above, QAbstractScrollArea) and above is not widget:
            at += QPoint(above.horizontalScrollBar().value(), above.verticalScrollBar().value())
    return QRect(at, widget.size())


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {face(widget).text(_Name)!r}"
