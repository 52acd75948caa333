"""The slip of an order on an A4 page; the same strokes for the printer and for the screen."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from console.screens.deploy.slip import Slip, SlipUnit
from widgets.common.qr_code import paint_qr

WIDTH, HEIGHT = 2100, 2970
"""A4 in tenths of a millimetre; everything below is in this unit."""

_LEFT, _RIGHT = 180, WIDTH - 180
_INK, _GREY = QColor("#000000"), QColor("#555555")
_QR = 400
_TABLE_END = 2480
_CODE, _CODE_STEP, _MOST_CODES = 300, 350, 5
_CODES = 400
"""Height the codes of receipts take at the end of the table."""
_CODES_TOP = _TABLE_END - _CODES + 50
_ROW, _LEAST_ROW = 96, 60
_COLUMNS = (420, 250, 270, 200, 200, 200, 200)
_CELL, _SMALLEST = 38, 22
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def _t(source: str) -> str:
    return QCoreApplication.translate("slip", source)


def paint_slip(painter: QPainter, page: QRectF, slip: Slip, family: str) -> None:
    """Paint a slip so that it fills a page of A4's shape.

    Args:
        painter: on a printer, a PDF or a widget.
        page: the whole sheet, device units.
        slip: what stands on it.
        family: the font with the hanzi.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(page.topLeft())
    painter.scale(page.width() / WIDTH, page.height() / HEIGHT)
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), Qt.GlobalColor.white)
    _Paper(painter, slip, family).paint()
    painter.restore()


def fitting_rows(units: int, room: float) -> tuple[float, int]:
    """Return how high a row is and how many units get one; the rest share one line of names."""
    row = min(_ROW, max(_LEAST_ROW, room / max(1, units)))
    most = int(room / row)
    return row, units if units <= most else most - 1


class _Paper:
    def __init__(self, painter: QPainter, slip: Slip, family: str) -> None:
        self._painter = painter
        self._slip = slip
        self._family = family

    def paint(self) -> None:
        self._head()
        y = self._facts(720)
        y = self._order(y + 30)
        self._units(y + 40)
        self._receipts()
        self._foot()

    def _head(self) -> None:
        slip, room = self._slip, _RIGHT - _LEFT - _QR - 40
        self._line(slip.hall, _LEFT, 150, room, 44, ink=_GREY)
        self._line(_t("Dispatch slip"), _LEFT, 210, room, 76, bold=True)
        self._line(slip.number, _LEFT, 330, room, 130, bold=True)
        official = _t("official number {0}").format(slip.official)
        told = official if slip.official else _t("official number: not given yet by the hub")
        self._line(told, _LEFT, 530, room, 42)
        self._line(slip.how, _LEFT, 590, room, 42, bold=True)
        paint_qr(self._painter, QRectF(_RIGHT - _QR, 140, _QR, _QR), slip.code)
        hint = _t("Ctrl K finds it by this code or number")
        self._line(hint, _RIGHT - 620, 560, 620, 30, ink=_GREY, right=True)
        self._rule(690, 6)

    def _facts(self, y: float) -> float:
        slip = self._slip
        for name, value in (
            (_t("Matter"), slip.title),
            (_t("Place"), slip.place),
            (_t("Ordered by"), f"{slip.person}·{slip.seat} {slip.ordered_at}"),
        ):
            self._line(name, _LEFT, y, 240, 44, ink=_GREY)
            self._line(value, _LEFT + 250, y, _RIGHT - _LEFT - 250, 50, bold=True)
            y += 80
        return y

    def _order(self, y: float) -> float:
        """Paint the order text large, in a box as high as it needs."""
        font = self._font(58)
        room = QRectF(_LEFT + 30, y + 30, _RIGHT - _LEFT - 60, 900)
        flags = _WRAPPED.value
        height = QFontMetricsF(font).boundingRect(room, flags, self._slip.text).height()
        self._painter.setPen(QPen(_INK, 4))
        self._painter.drawRect(QRectF(_LEFT, y, _RIGHT - _LEFT, height + 60))
        self._painter.setFont(font)
        self._painter.drawText(room, flags, self._slip.text)
        return y + height + 60

    def _units(self, y: float) -> None:
        heads = (
            _t("Unit"), _t("Leader"), _t("Phone"), _t("Sent"), _t("Accepted"), _t("On site"),
            _t("Released"),
        )  # fmt: skip
        self._cells(heads, y, 70, _CELL, _GREY)
        y += 70
        units = self._slip.units
        end = _TABLE_END - (_CODES if any(unit.link for unit in units) else 0)
        row, most = fitting_rows(len(units), end - y)
        for unit in units[:most]:
            self._unit(unit, y, row)
            y += row
        rest = units[most:]
        if rest:
            names = "、".join(unit.name for unit in rest)
            words = _t("and {0} more: {1}").format(len(rest), names)
            self._line(words, _LEFT, y, _RIGHT - _LEFT, 38, height=row)

    def _receipts(self) -> None:
        """Paint the code of each unit's receipt, as many as there is room for."""
        linked = [unit for unit in self._slip.units if unit.link]
        for number, unit in enumerate(linked[:_MOST_CODES]):
            x = _LEFT + number * _CODE_STEP
            paint_qr(self._painter, QRectF(x, _CODES_TOP, _CODE, _CODE), unit.link)
            self._line(unit.name, x, _CODES_TOP + _CODE, _CODE_STEP - 20, 30)
        if linked:
            words = _t("Receipt: the crew scans its code, one phone each")
            if len(linked) > _MOST_CODES:
                words = _t("Receipt: scan; the codes of {0} more are on the screen").format(
                    len(linked) - _MOST_CODES
                )
            self._line(words, _LEFT, _CODES_TOP - 44, _RIGHT - _LEFT, 32, ink=_GREY)

    def _unit(self, unit: SlipUnit, y: float, row: float) -> None:
        self._cells((unit.name, unit.leader, unit.phone, *unit.times), y, row, _CELL, _INK)

    def _cells(
        self, texts: tuple[str, ...], y: float, height: float, size: int, ink: QColor
    ) -> None:
        x = float(_LEFT)
        for text, width in zip(texts, _COLUMNS, strict=True):
            self._painter.setPen(QPen(_GREY, 2))
            self._painter.drawRect(QRectF(x, y, width, height))
            fitting = self._fitting(text, width - 24, size)
            self._line(text, x + 14, y, width - 24, fitting, ink=ink, height=height)
            x += width

    def _foot(self) -> None:
        self._line(_t("Received by"), _LEFT, 2560, 300, 42)
        self._line(_t("Time"), 1200, 2560, 200, 42)
        self._painter.setPen(QPen(_INK, 3))
        self._painter.drawLine(_LEFT + 240, 2625, 1120, 2625)
        self._painter.drawLine(1320, 2625, _RIGHT, 2625)
        self._rule(2720, 3)
        printed = _t("Printed {0}").format(self._slip.printed)
        self._line(printed, _LEFT, 2740, 1000, 34, ink=_GREY)
        note = _t("What is written here by hand is to be entered afterwards")
        self._line(note, 1000, 2740, _RIGHT - 1000, 34, ink=_GREY, right=True)

    def _rule(self, y: float, width: float) -> None:
        self._painter.setPen(QPen(_INK, width))
        self._painter.drawLine(_LEFT, round(y), _RIGHT, round(y))

    def _line(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        size: int,
        *,
        bold: bool = False,
        ink: QColor = _INK,
        right: bool = False,
        height: float = 0,
    ) -> None:
        """Draw one line; what has no room ends in dots."""
        font = self._font(size, bold)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._painter.setFont(font)
        self._painter.setPen(ink)
        box = QRectF(x, y, width, height or metrics.height())
        self._painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _fitting(self, text: str, width: float, size: int) -> int:
        """Return a size at which a name stands whole, down to what can still be read."""
        while size > _SMALLEST and QFontMetricsF(self._font(size)).horizontalAdvance(text) > width:
            size -= 2
        return size

    def _font(self, size: int, bold: bool = False) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(size)
        font.setBold(bold)
        return font
