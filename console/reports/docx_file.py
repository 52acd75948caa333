"""A paper as .docx (ECMA-376 WordprocessingML): a zip of a few XML parts, made by hand.

Only what every office program reads: paragraphs, tables with lines, pictures in the line of text.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from console.reports.paper_document import Heading, PaperDocument, Picture, Table, Text

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_D = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

PAGE = 9638
"""Width of the text on A4 with 2 cm margins, twentieths of a point."""
PICTURE = 3_600_000
"""Widest picture, EMU: 10 cm."""
_SIZES = {0: 36, 1: 28, 2: 24}
"""Half points of headings: 小二, 四号, 小四."""
_BODY, _SMALL = 21, 18
_WHEN = (2000, 1, 1, 0, 0, 0)
"""Date of the parts: the same paper is the same file, whose hash the duty log names."""


def docx_file(document: PaperDocument, family: str = "宋体") -> bytes:
    """Return the file."""
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    parts: dict[str, bytes] = {
        "[Content_Types].xml": _types().encode(),
        "_rels/.rels": _rels([("rId1", f"{_R}/officeDocument", "word/document.xml")]).encode(),
        "word/document.xml": _document(document, family).encode(),
        "word/_rels/document.xml.rels": _rels(
            [
                (f"rId{number}", f"{_R}/image", f"media/image{number}.jpeg")
                for number in range(1, len(pictures) + 1)
            ]
        ).encode(),
    }
    for number, picture in enumerate(pictures, 1):
        parts[f"word/media/image{number}.jpeg"] = picture.jpeg
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            info = ZipInfo(name, _WHEN)
            info.compress_type = ZIP_DEFLATED
            made.writestr(info, content)
    return file.getvalue()


def _types() -> str:
    return (
        f'{_HEAD}<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
    )


def _rels(rows: list[tuple[str, str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="{id}" Type="{type}" Target="{target}"/>' for id, type, target in rows
    )
    return f'{_HEAD}<Relationships xmlns="{_REL}">{told}</Relationships>'


def _document(document: PaperDocument, family: str) -> str:
    body = "".join(_blocks(document, _Pen(family)))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567"'
        ' w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return (
        f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_D}" xmlns:a="{_A}"'
        f' xmlns:pic="{_P}"><w:body>{body}{page}</w:body></w:document>'
    )


class _Pen:
    """Writes words in one family of letters."""

    def __init__(self, family: str) -> None:
        name = escape(family, {'"': "&quot;"})
        self._fonts = f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"/>'

    def paragraph(self, text: str, size: int, bold: bool = False, centre: bool = False) -> str:
        middle = '<w:jc w:val="center"/>' if centre else ""
        return (
            f'<w:p><w:pPr><w:spacing w:after="60"/>{middle}</w:pPr>'
            f"{self.run(text, size, bold)}</w:p>"
        )

    def run(self, text: str, size: int, bold: bool = False) -> str:
        weight = "<w:b/>" if bold else ""
        told = escape("".join(c if c.isprintable() else " " * c.isspace() for c in text))
        return (
            f'<w:r><w:rPr>{self._fonts}{weight}<w:sz w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{told}</w:t></w:r>'
        )


def _blocks(document: PaperDocument, pen: _Pen) -> Iterator[str]:
    number = 0
    for block in document.blocks:
        match block:
            case Heading(text, level):
                yield pen.paragraph(text, _SIZES.get(level, _BODY), True, centre=level == 0)
            case Text(text, is_small):
                yield pen.paragraph(text, _SMALL if is_small else _BODY)
            case Table():
                yield _table(block, pen)
                yield pen.paragraph("", _SMALL)
            case Picture():
                number += 1
                yield _picture(block, number)
                if block.caption:
                    yield pen.paragraph(block.caption, _SMALL)


def _table(table: Table, pen: _Pen) -> str:
    parts = table.widths or (1,) * len(table.heads)
    widths = [PAGE * part // sum(parts) for part in parts]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for s in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = _row(table.heads, widths, pen, is_head=True)
    rows += "".join(_row(row, widths, pen) for row in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"<w:tblBorders>{lines}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: tuple[str, ...], widths: list[int], pen: _Pen, is_head: bool = False) -> str:
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{pen.paragraph(cell, _SMALL, is_head)}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    repeat = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    return f"<w:tr>{repeat}{told}</w:tr>"


def _picture(picture: Picture, number: int) -> str:
    width = PICTURE
    height = width * picture.height // max(1, picture.width)
    size = f'cx="{width}" cy="{height}"'
    return (
        f"<w:p><w:r><w:drawing><wp:inline><wp:extent {size}/>"
        f'<wp:docPr id="{number}" name="image{number}"/>'
        f'<a:graphic><a:graphicData uri="{_P}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="image{number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rId{number}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
