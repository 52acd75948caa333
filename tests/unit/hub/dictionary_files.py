"""Files of a dictionary as offices make them: CSV, workbooks, TOML; good and hostile."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from console.hub.dictionary.fault import BadDictionary
from console.hub.dictionary.meaning import Known
from console.hub.dictionary.reading import Content, read_dictionary

HEADS = ("编号", "事项", "主办单位", "关键词", "时限", "等级", "同")
LIFT = ("lift", "电梯困人", "区市场监管局", "困人、电梯", "签收：30分钟；处置：5工作日", "橙", "")
WATER = ("water", "道路积水", "区水务局", "积水", "", "", "")
KNOWN = Known({"区市场监管局", "区水务局", "区绿化市容局"}, {"排水"}, {"lift"}, ())


def csv_of(*rows: Sequence[str], heads: Sequence[str] = HEADS) -> bytes:
    lines = (",".join(f'"{cell}"' for cell in row) for row in (heads, *rows))
    return "\r\n".join(lines).encode()


def book_of(*rows: Sequence[object], sheet: str = "派单字典", merge: str = "") -> bytes:
    book = Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    if merge:
        page.merge_cells(merge)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(book: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook one part of which is another."""
    made = BytesIO()
    with ZipFile(BytesIO(book)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part))
    return made.getvalue()


def read(name: str, raw: bytes, known: Known = KNOWN) -> Content:
    return read_dictionary(name, raw, known)


def said(name: str, raw: bytes, known: Known = KNOWN) -> list[str]:
    """Return the lines of what is wrong with a file."""
    try:
        read(name, raw, known)
    except BadDictionary as bad:
        return bad.lines(name)
    return []
