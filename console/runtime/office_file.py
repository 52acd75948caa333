"""Files as offices make them: text in two encodings, workbooks that may be bombs.

A workbook is a zip of XML. Before anything is read it is looked at what it would unpack to, and
whether its XML brings definitions of its own, which can grow without end.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
MOST_UNPACKED = 40_000_000
"""Bytes that a workbook may unpack to: twenty thousand rows of full entries have half of it."""
MOST_PARTS = 2_000
_XML = (".xml", ".rels", ".vml")


class OfficeFileError(ValueError):
    """A file that is not opened.

    Attributes:
        zh, en: what is wrong.
        do_zh, do_en: what to do about it.
        line: of a text; 0 for the whole file.
    """

    def __init__(self, zh: str, en: str, do_zh: str, do_en: str, line: int = 0) -> None:
        super().__init__(en)
        self.zh, self.en, self.do_zh, self.do_en, self.line = zh, en, do_zh, do_en, line


def text_of(raw: bytes) -> str:
    """Return a file's text: UTF-8 with or without a mark, or GB18030 (which holds GBK, GB2312).

    Raises:
        OfficeFileError: it is written in neither; the line is named.
    """
    if raw.startswith(UTF_16):
        raise OfficeFileError(
            "是 UTF-16 编码", "this is UTF-16", "另存为 CSV UTF-8", "save it as CSV UTF-8"
        )
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start
            continue
        if "\0" in text:
            at = raw.index(b"\0")
            break
        return text
    raise OfficeFileError(
        "既不是 UTF-8 也不是 GB18030 文本",
        "this is neither UTF-8 nor GB18030 text",
        "另存为 CSV UTF-8",
        "save it as CSV UTF-8",
        raw.count(b"\n", 0, at) + 1,
    )


def workbook_parts(raw: bytes) -> Mapping[str, bytes]:
    """Return the XML of a workbook by name, after looking at what it would unpack to.

    Raises:
        OfficeFileError: it is no workbook, or one that is not to be opened.
    """
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _too_large()
            texts = {
                part.filename: archive.read(part) for part in parts if part.filename.endswith(_XML)
            }
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise unreadable(error) from error
    for name, text in texts.items():
        if _defines(text):
            raise _own_words(name)
    return texts


def unreadable(error: Exception) -> OfficeFileError:
    """Return what is said of a workbook that a library cannot read."""
    return OfficeFileError(
        f"不是可读的 xlsx 工作簿（{type(error).__name__}）",
        f"this is no workbook that can be read ({type(error).__name__})",
        "另存为 .xlsx 或 CSV；不要加密码",
        "save it as .xlsx or CSV, without a password",
    )


def _too_large() -> OfficeFileError:
    most = MOST_UNPACKED // 1_000_000
    return OfficeFileError(
        f"解开后超过 {most} MB，不予打开",
        f"it unpacks to more than {most} MB, it is not opened",
        "只保留要用的表，另存一份",
        "keep the sheets that are needed and save it anew",
    )


def _own_words(name: str) -> OfficeFileError:
    return OfficeFileError(
        f"{name} 带有自定义实体，不予打开",
        f"{name} brings definitions of its own, it is not opened",
        "用表格软件另存一份",
        "save it anew with an office program",
    )


def _defines(part: bytes) -> bool:
    """Whether XML defines entities, or is written so that one would not see it."""
    return b"<!DOCTYPE" in part or b"<!ENTITY" in part or part.startswith(UTF_16) or b"\0" in part
