"""Colours of tiles. Pictures stand on dark ground in every theme, so these are not a theme's.

At night the words on them shine no more than the words beside them; the pictures stay as they are.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor

GROUND = QColor("#0B1118")
BAR = QColor(10, 16, 23, 217)
BAR_FOCUSED = QColor("#202C39")
EDGE = QColor("#3A4A5A")
BUTTON = QColor("#17212C")
ON_INVERSE = QColor("#0F1720")
HATCH = QColor(15, 23, 32, 140)
SURFACE = QColor("#0F1720")
WATERMARK = QColor(255, 255, 255, 30)
WATERMARK_SHADOW = QColor(0, 0, 0, 40)


@dataclass(frozen=True, slots=True)
class Inks:
    """What words, signs and the plate of a frozen picture are painted in."""

    text: QColor
    text2: QColor
    act: QColor
    inverse: QColor
    empty: QColor
    """The ground of a tile without a picture."""


_DAY = "#E8EDF2", "#A9B6C3", "#4FD1C5", "#D3DCE4", "#131C26"
_NIGHT = "#BABEC2", "#8C97A2", "#3FA79E", "#A9B0B6", "#121922"
DAY, NIGHT = Inks(*map(QColor, _DAY)), Inks(*map(QColor, _NIGHT))
