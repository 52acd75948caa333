"""The recovery key of a seat on an A4 page, to be signed and locked away."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

WIDTH, HEIGHT = 2100, 2970
"""A4 in tenths of a millimetre; everything below is in this unit."""

_LEFT, _ROOM = 180, WIDTH - 360
_INK, _GREY = QColor("#000000"), QColor("#555555")
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap
)


def _t(source: str) -> str:
    return QCoreApplication.translate("recovery", source)


@dataclass(frozen=True, slots=True)
class RecoveryPaper:
    """What stands on the page.

    Attributes:
        key: the recovery key, groups joined by hyphens.
        machine: the name of the machine it is of.
        folder: the data folder it opens.
        made: when, as shown.
    """

    key: str
    machine: str
    folder: str
    made: str

    @property
    def groups(self) -> list[str]:
        """The groups of the key, each with its place: a slip is named by it."""
        return [f"{place}  {group}" for place, group in enumerate(self.key.split("-"), 1)]


def paint_recovery(painter: QPainter, page: QRectF, paper: RecoveryPaper, family: str) -> None:
    """Paint the page.

    Args:
        painter: on a printer or a PDF.
        page: the whole sheet, device units.
        paper: what stands on it.
        family: the font with the hanzi.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(page.topLeft())
    painter.scale(page.width() / WIDTH, page.height() / HEIGHT)
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), Qt.GlobalColor.white)
    _Paper(painter, paper, family).paint()
    painter.restore()


def _notes() -> tuple[str, ...]:
    return (
        _t("It opens this seat's files when passphrase or keyring are lost, also elsewhere"),
        _t("Type it where the passphrase is asked; a slip opens nothing, changes nothing"),
        _t("Issued again, it makes this paper void: destroy this one then"),
        _t("Whoever has this paper and the seat's files can read them: lock it away"),
    )


class _Paper:
    def __init__(self, painter: QPainter, paper: RecoveryPaper, family: str) -> None:
        self._painter, self._paper, self._family = painter, paper, family

    def paint(self) -> None:
        paper = self._paper
        self._line(_t("Command Hall"), 180, 44, _GREY)
        self._line(_t("Recovery key of this seat"), 250, 90, _INK, bold=True)
        self._line(f"{paper.machine}·{paper.made}", 390, 48)
        self._line(paper.folder, 460, 38, _GREY)
        self._key(600)
        for place, words in enumerate(_notes(), 1):
            self._line(f"{place}. {words}", 1560 + 90 * place, 44)
        for place, words in enumerate((_t("Sealed by"), _t("Date"), _t("Kept at"))):
            y = 2200 + 160 * place
            self._line(words, y, 44, _GREY)
            self._painter.setPen(QPen(_INK, 3))
            self._painter.drawLine(_LEFT + 320, y + 60, _LEFT + _ROOM, y + 60)

    def _key(self, y: float) -> None:
        self._painter.setPen(QPen(_INK, 6))
        self._painter.drawRect(QRectF(_LEFT, y, _ROOM, 920))
        for place, group in enumerate(self._paper.groups):
            x = _LEFT + 100 + (place % 2) * _ROOM / 2
            self._line(group, y + 50 + 215 * (place // 2), 130, _INK, bold=True, x=x)

    def _line(
        self,
        text: str,
        y: float,
        size: int,
        ink: QColor = _INK,
        *,
        bold: bool = False,
        x: float = _LEFT,
    ) -> None:
        font = QFont(self._family)
        font.setPixelSize(size)
        font.setBold(bold)
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(QRectF(x, y, _LEFT + _ROOM - x, 4 * size), _WRAPPED, text)
