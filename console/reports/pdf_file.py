"""A paper on A4 pages: by Qt's own writer as a PDF, or on a printer."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

from console.reports.paper_document import Block, Heading, PaperDocument, Picture, Table, Text

WIDE = 320
"""Width of a picture on the page, CSS pixels."""
_DOTS = 300


def pdf_file(document: PaperDocument, family: str) -> bytes:
    """Return a paper as a PDF file."""
    return pdf_of(document.title, partial(print_paper, document=document, family=family))


def pdf_of(title: str, paint: Callable[[QPagedPaintDevice], None]) -> bytes:
    """Return a PDF file that somebody paints.

    Made in memory: Qt's writer tells nobody that the disk was full and the file is cut off.
    """
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setTitle(title)
    paint(writer)
    return bytes(held.data())


def print_paper(device: QPagedPaintDevice, document: PaperDocument, family: str) -> None:
    """Put a paper on a printer or into a PDF, with page numbers."""
    a4, margin = QPageSize(QPageSize.PageSizeId.A4), QMarginsF(0, 0, 0, 0)
    device.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, margin))
    text_document(document, family).print_(device)


def text_document(document: PaperDocument, family: str) -> QTextDocument:
    """Return the paper as Qt's rich text."""
    text = QTextDocument()
    text.setDefaultFont(QFont(family, 10))
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    for number, picture in enumerate(pictures):
        image = QImage.fromData(QByteArray(picture.jpeg))
        text.addResource(QTextDocument.ResourceType.ImageResource.value, _url(number), image)
    numbers = iter(range(len(pictures)))
    told = "".join(_html(block, numbers) for block in document.blocks)
    text.setHtml(f'<body style="color:#000000">{told}</body>')  # not the screen's light letters
    return text


def _url(number: int) -> QUrl:
    return QUrl(f"paper:{number}")


def _html(block: Block, numbers: Iterator[int]) -> str:
    match block:
        case Heading(text, 0):
            return f'<h2 align="center">{escape(text)}</h2>'
        case Heading(text, level):
            tag = "h3" if level == 1 else "h4"
            return f"<{tag}>{escape(text)}</{tag}>"
        case Text(text, is_small):
            size = "8pt" if is_small else "10pt"
            return f'<p style="font-size:{size}">{escape(text)}</p>'
        case Table():
            return _table(block)
        case Picture():
            url = _url(next(numbers)).toString()
            caption = f"<br/>{escape(block.caption)}" if block.caption else ""
            return f'<p style="font-size:8pt"><img src="{url}" width="{WIDE}"/>{caption}</p>'


def _table(table: Table) -> str:
    parts = table.widths or (1,) * len(table.heads)
    shares = [100 * part // sum(parts) for part in parts]
    head = "".join(
        f'<th width="{share}%" align="left">{escape(cell)}</th>'
        for cell, share in zip(table.heads, shares, strict=True)
    )
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return (
        '<table width="100%" border="1" cellspacing="0" cellpadding="3"'
        ' style="font-size:8pt; border-collapse:collapse">'
        f"<thead><tr>{head}</tr></thead>{rows}</table>"
    )
