"""Cells as clerks write them: read where they can be, named where not."""

from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from console.plugin_api.dataset import MOST_ROWS, Column, ColumnKind, DataSetSpec, Origin, Value
from console.plugin_api.fault import PluginFaultsError
from console.plugin_api.words import Words
from console.plugin_host.sheets.cells import BadCellError, value_of
from console.plugin_host.sheets.csv_file import read_csv
from console.plugin_host.sheets.grid import Cell
from console.plugin_host.sheets.table_reader import Read, read_table
from console.plugin_host.sheets.workbook_file import read_sheets

LEVELS = DataSetSpec(
    "levels",
    Origin.WORKBOOK,
    (
        Column("name", Words("测站")),
        Column("level", Words("水位"), ColumnKind.NUMBER, "米"),
        Column("at", Words("时间"), ColumnKind.TIME),
    ),
)
READ: list[tuple[ColumnKind, Cell, Value]] = [
    (ColumnKind.NUMBER, "３．５米", 3.5),
    (ColumnKind.NUMBER, " 1,200 ", 1200),
    (ColumnKind.NUMBER, "１２，３４５", 12345),
    (ColumnKind.NUMBER, 3.0, 3),
    (ColumnKind.NUMBER, "-0.5", -0.5),
    (ColumnKind.NUMBER, "  ", None),
    (ColumnKind.TEXT, 15.0, "15"),
    (ColumnKind.TEXT, True, "是"),
    (ColumnKind.TEXT, "a\u202eb\x07", "ab"),
    (ColumnKind.PHONE, 62345678.0, "62345678"),
    (ColumnKind.PHONE, "０２１－５５５５", "021-5555"),
    (ColumnKind.PLACE, "121.47，31.23", "121.47,31.23"),
    (ColumnKind.GRADE, "红色", "red"),
    (ColumnKind.TIME, datetime(2026, 11, 29, 14, 5), "2026-11-29T14:05:00+08:00"),
    (ColumnKind.TIME, date(2026, 11, 29), "2026-11-29T00:00:00+08:00"),
    (ColumnKind.TIME, 46355.5, "2026-11-29T12:00:00+08:00"),
    (ColumnKind.TIME, "46355.5", "2026-11-29T12:00:00+08:00"),
    (ColumnKind.TIME, "2026年11月29日 14时05分", "2026-11-29T14:05:00+08:00"),
    (ColumnKind.TIME, "２０２６／１１／２９　９：０５", "2026-11-29T09:05:00+08:00"),
    (ColumnKind.TIME, "2026-11-29T06:05:00Z", "2026-11-29T14:05:00+08:00"),
]
NOT_READ: list[tuple[ColumnKind, Cell, str]] = [
    (ColumnKind.NUMBER, "约三米", "不是数字"),
    (ColumnKind.NUMBER, "1e5", "不是数字"),
    (ColumnKind.NUMBER, "nan", "不是数字"),
    (ColumnKind.NUMBER, "1,2", "不是数字"),
    (ColumnKind.NUMBER, True, "不是数字"),
    (ColumnKind.NUMBER, 1e300, "数字过大"),
    (ColumnKind.NUMBER, datetime(2026, 3, 1), "是日期 2026-03-01"),
    (ColumnKind.NUMBER, timedelta(hours=1), "是日期"),
    (ColumnKind.NUMBER, "#DIV/0!", "错误值"),
    (ColumnKind.TEXT, "#N/A", "错误值"),
    (ColumnKind.TEXT, "字" * 2001, "2001 字"),
    (ColumnKind.TIME, "14:05", "不是日期时间"),
    (ColumnKind.TIME, "2026-02-30", "不是日期时间"),
    (ColumnKind.TIME, 7, "不是日期时间"),
    (ColumnKind.PLACE, "31.23,121.47", "不是位置"),
    (ColumnKind.PLACE, "人民广场", "不是位置"),
    (ColumnKind.GRADE, "紫", "不是级别"),
]


def column(kind: ColumnKind) -> Column:
    """Return a column of a kind."""
    return Column("c", Words("列"), kind, "米" if kind is ColumnKind.NUMBER else "")


@pytest.mark.parametrize(("kind", "cell", "value"), READ)
def test_what_a_clerk_writes_is_read(kind: ColumnKind, cell: Cell, value: Value) -> None:
    assert value_of(cell, column(kind)) == value


@pytest.mark.parametrize(("kind", "cell", "words"), NOT_READ)
def test_what_would_have_to_be_guessed_is_named(kind: ColumnKind, cell: Cell, words: str) -> None:
    with pytest.raises(BadCellError) as error:
        value_of(cell, column(kind))
    assert words in error.value.what.zh and error.value.do.zh


def read(book: Workbook, file: str = "水位.xlsx") -> Read:
    """Read the levels of a workbook's first sheet."""
    raw = BytesIO()
    book.save(raw)
    return read_table(next(iter(read_sheets(raw.getvalue(), file).values())), LEVELS, file)


def levels(*rows: tuple[Cell, ...]) -> Workbook:
    """Return a workbook of levels below a title."""
    book = Workbook()
    book.active.title = "水位"
    book.active.append(["某区水位表"])
    book.active.append(["时间", "测站", "水位", "备注"])
    for row in rows:
        book.active.append(list(row))
    return book


def test_columns_are_found_by_head_below_a_title_and_in_any_order() -> None:
    rows, notes, left = read(levels((datetime(2026, 11, 29, 8), "甲", "1.5", "x")))
    assert rows == ({"name": "甲", "level": 1.5, "at": "2026-11-29T08:00:00+08:00"},)
    assert (notes, left) == ((), 0)


def test_a_bad_cell_is_empty_and_named_and_its_row_stays() -> None:
    rows, notes, _ = read(levels((datetime(2026, 11, 29, 8), "甲", "深", None), (None, "乙", 2)))
    assert [row["level"] for row in rows] == [None, 2]
    assert [note.said() for note in notes] == [
        "水位.xlsx 水位!C3：“深”不是数字；只填数字；没有数的留空"
    ]


def test_a_formula_without_a_result_is_named() -> None:
    rows, notes, _ = read(levels((None, "甲", "=1+1")))
    assert rows[0]["level"] is None
    assert notes[0].place == "水位!C3" and "还没有算出结果" in notes[0].what.zh


def test_merged_cells_below_the_head_are_named_and_titles_are_not() -> None:
    book = levels((None, "甲", 1), (None, None, 2))
    book.active.merge_cells("A1:D1")
    book.active.merge_cells("B3:B4")
    _, notes, _ = read(book)
    assert [note.what.zh for note in notes] == ["B3:B4 是合并单元格"]


def test_a_cell_a_million_rows_below_makes_no_rows() -> None:
    book = levels((None, "甲", 1))
    book.active["B1048576"] = "远"
    rows, _, _ = read(book)
    assert [row["name"] for row in rows] == ["甲"]


def test_rows_beyond_the_most_are_counted() -> None:
    text = "测站,水位,时间\n" + "".join(f"站{n},1,\n" for n in range(MOST_ROWS + 30))
    rows, _, left = read_table(read_csv(text.encode(), "水位.csv"), LEVELS, "水位.csv")
    assert (len(rows), left) == (MOST_ROWS, 30)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(PluginFaultsError, match="缺少列：水位"):
        read_table(read_csv("测站,时间\n甲,\n".encode(), "a.csv"), LEVELS, "a.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_text_tables_are_read_as_offices_write_them(encoding: str, sign: str) -> None:
    text = f"测站{sign}水位{sign}时间\n甲{sign}1.5{sign}2026-11-29 08:00\n"
    rows, notes, _ = read_table(read_csv(text.encode(encoding), "a.csv"), LEVELS, "a.csv")
    assert rows[0]["level"] == 1.5 and not notes


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xff\xfea\0", "UTF-16"),
        (b"\x80\x00\xff" * 9, "既不是 UTF-8"),
        ('测站,水位,时间\n"甲,1,\n'.encode(), "引号没有成对"),
        (b'a,"' + b"x" * 200_000 + b'"', "引号没有成对"),
    ],
)
def test_a_text_that_is_no_table_is_refused_in_words(raw: bytes, words: str) -> None:
    with pytest.raises(PluginFaultsError, match=words):
        read_csv(raw, "水位.csv")


def test_half_a_workbook_is_refused_in_words(tmp_path: Path) -> None:
    raw = BytesIO()
    levels((None, "甲", 1)).save(raw)
    for part in (raw.getvalue()[: len(raw.getvalue()) // 2], b"PK", b""):
        with pytest.raises(PluginFaultsError, match="不是可读的 xlsx"):
            read_sheets(part, "水位.xlsx")
