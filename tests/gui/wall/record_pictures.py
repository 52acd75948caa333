"""`python -m tests.gui.wall.record_pictures OUT`: 视频巡查记录 as docx and pdf, and its pages."""

import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from console.reports.docx_file import docx_file
from console.reports.paper_document import PaperDocument, Picture
from console.reports.patrol_paper import patrol_paper
from console.reports.pdf_file import pdf_file, text_document
from tests.gui.deploy.hall_stage import street
from tests.unit.reports.test_bureau_sections import FRESH
from tests.unit.reports.test_patrol_paper import RECORD, about
from widgets.common.theme import apply, load_theme

PAGE = QSizeF(794, 1123)
"""A4 at 96 dots an inch."""


def snapshot() -> Picture:
    image = street("滨水步道灯箱", 640, 360)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    return Picture(bytes(held.data()), 640, 360, "")


def pages(document: PaperDocument, family: str, out: Path) -> None:
    text = text_document(document, family)
    text.setPageSize(PAGE)
    for number in range(text.pageCount()):
        image = QImage(PAGE.toSize(), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.translate(0, -number * PAGE.height())
        text.drawContents(painter)
        painter.end()
        image.save(str(out / f"record_{number + 1}.png"))


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    theme = load_theme("dark")
    apply(application, theme)
    folder, letters = Path(sys.argv[1]), theme.font().family()
    folder.mkdir(parents=True, exist_ok=True)
    made = patrol_paper(RECORD, about(pictures={"F1": snapshot()}, is_demo=True, sections=(FRESH,)))
    (folder / "record.docx").write_bytes(docx_file(made))
    (folder / "record.pdf").write_bytes(pdf_file(made, letters))
    pages(made, letters, folder)
