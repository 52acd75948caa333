"""The pages of the 视频巡查记录: black on white whatever the screens look like."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from console.reports.patrol_paper import patrol_paper
from console.reports.pdf_file import text_document
from tests.unit.reports.test_patrol_paper import RECORD, about


def test_a_paper_is_black_on_white_under_a_dark_look(stage) -> None:
    """Written with the screen's own light letters, nobody could read it."""
    text = text_document(patrol_paper(RECORD, about()), stage.theme.font().family())
    text.setPageSize(QSizeF(794, 1123))
    image = QImage(794, 140, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    text.drawContents(painter)
    painter.end()
    rows = (bytes(image.constScanLine(line)) for line in range(image.height()))
    assert min(min(row[1::4]) for row in rows) < 60
