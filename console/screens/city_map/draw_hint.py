# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The line above the map while something is drawn on it: how far it is, and which keys do what."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from console.screens.city_map.plane import PlaneMap
from console.screens.common.words import distance_words
from widgets.common.base import Painted, paint_box
from widgets.common.flow_line import FlowLine
from widgets.common.runs_label import RunsLabel
from widgets.common.text import Run, key_cap
from widgets.common.theme import Ink
from widgets.map.drawing import Drawing, length_of
from widgets.map.outline import OutlineKind

_EDGE, _GAP = 12, 16


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


class DrawHint(Painted):
    """Lies over the upper edge of the map, in as many rows as it needs; takes no click from it.

    Args:
        plane: the map.
    """

    def __init__(self, plane: PlaneMap) -> None:
        super().__init__(plane.theme, plane)
        self._plane = plane
        self._state_label = RunsLabel(plane.theme)
        self._key_labels = [RunsLabel(plane.theme) for _ in range(3)]
        self._flow = FlowLine(_GAP)
        self._flow.setContentsMargins(_EDGE, 6, _EDGE, 6)
        for label in (self._state_label, *self._key_labels):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._flow.addWidget(label)
        self.setLayout(self._flow)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plane.drawing_changed.connect(self.refresh)
        plane.installEventFilter(self)
        self.hide()

    def refresh(self) -> None:
        """Say how far it is; nothing while nothing is drawn."""
        drawing = self._plane.drawing
        self.setVisible(drawing is not None)
        if drawing is None:
            return
        title = Run(draw_word(drawing.kind), Ink.TEXT, bold=True)
        self._state_label.set_runs([title, Run(self._state(drawing), Ink.TEXT, gap=12)])
        keys = _keys(drawing)
        for number, label in enumerate(self._key_labels):
            label.setVisible(number < len(keys))
            if number < len(keys):
                key, words = keys[number]
                label.set_runs([key_cap(key), Run(words, Ink.TEXT2, gap=8)])
        labels = (self._state_label, *self._key_labels[: len(keys)])
        self.setAccessibleName("; ".join(label.accessibleName() for label in labels))
        self._place()

    def _state(self, drawing: Drawing) -> str:
        begun = self._plane.begun
        if begun is None:
            return _first_words(drawing.kind)
        if drawing.kind is OutlineKind.CIRCLE:
            return _t("radius {0}").format(distance_words(begun.reach))
        if drawing.kind is OutlineKind.LINE:
            length = distance_words(length_of(begun.points))
            return _t("{0} points, {1} long").format(len(drawing.points), length)
        if drawing.kind is OutlineKind.AREA:
            return _t("{0} corners").format(len(drawing.points))
        return _t("then the corner opposite")

    def _place(self) -> None:
        labels = [self._state_label, *(each for each in self._key_labels if not each.isHidden())]
        whole = sum(each.sizeHint().width() + _GAP for each in labels) + 2 * _EDGE
        wide = min(self._plane.width() - 2 * _EDGE, whole)
        self.setGeometry(_EDGE, _EDGE, wide, self._flow.heightForWidth(wide))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()  # words or sizes of the theme are others
        return taken

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), self.theme.raised, self.theme.line2)


def draw_word(kind: OutlineKind) -> str:
    """Return what is drawn."""
    return {
        OutlineKind.CIRCLE: _t("Circle"),
        OutlineKind.LINE: _t("Line"),
        OutlineKind.AREA: _t("Area"),
        OutlineKind.BOX: _t("Box"),
    }[kind]


def drawn_words(kind: OutlineKind) -> str:
    """Return what was drawn."""
    return {
        OutlineKind.CIRCLE: _t("The circle drawn"),
        OutlineKind.LINE: _t("The line drawn"),
        OutlineKind.AREA: _t("The area drawn"),
        OutlineKind.BOX: _t("The box drawn"),
    }[kind]


def _first_words(kind: OutlineKind) -> str:
    return {
        OutlineKind.CIRCLE: _t("first its middle"),
        OutlineKind.LINE: _t("first where it begins"),
        OutlineKind.AREA: _t("first a corner"),
        OutlineKind.BOX: _t("first a corner"),
    }[kind]


def _keys(drawing: Drawing) -> list[tuple[str, str]]:
    """Return the keys, and what each does now."""
    told = [("Enter", _t("set the point"))]
    if drawing.can_end:
        told = [("Enter", _t("set a point; the same once more: done"))]
    if drawing.points:
        told.append(("Backspace", _t("take the last back")))
    told.append(("Esc", _t("give up")))
    return told
