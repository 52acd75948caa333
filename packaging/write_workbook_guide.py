"""Write the tables of docs/plugins-workbook.md from what reads workbooks; `--check` only compares.

What is said of a bad cell is what the reader says of it: each example is written into a workbook
and read.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from console.plugin_api.dataset import Column, ColumnKind  # noqa: E402
from console.plugin_api.fault import PluginFault, PluginFaultsError  # noqa: E402
from console.plugin_api.words import Words  # noqa: E402
from console.plugin_host.sheets import bureau_form as form  # noqa: E402
from console.plugin_host.sheets.bureau import read_bureau  # noqa: E402
from console.plugin_host.sheets.cells import BadCellError, text_in, value_of  # noqa: E402
from console.plugin_host.sheets.example import ABOUT_ROWS  # noqa: E402
from console.plugin_host.sheets.grid import Cell  # noqa: E402
from console.plugin_host.sheets.workbook_writer import write_example  # noqa: E402
from console.runtime.marked_text import filled, table  # noqa: E402

FILE = ROOT / "docs" / "plugins-workbook.md"
NAME = "样例.xlsx"
SHEETS = (form.PAGES, form.FIGURES, form.TABLES, form.CONTACTS, form.LIMITS)
ENGLISH: dict[tuple[str, str], str] = {
    (form.PAGES, "页面"): "page; parts of one name stand on one page",
    (form.PAGES, "排"): "row of the page, from 1; four parts beside each other at most",
    (form.PAGES, "内容"): "what it shows: figures, table, plot, map, contacts, events, form, words",
    (form.PAGES, "取自"): "name of a table, or group of figures",
    (form.PAGES, "标题"): "title of the part",
    (form.PAGES, "宽"): "width in twelfths; none: equal shares",
    (form.PAGES, "文字"): "the words of a part of words",
    (form.FIGURES, "名称"): "name of the figure",
    (form.FIGURES, "数值"): "the number alone; empty while there is none",
    (form.FIGURES, "单位"): "unit",
    (form.FIGURES, "说明"): "what was counted, and when",
    (form.FIGURES, "分组"): "group; a part may show one group",
    (form.TABLES, "表名"): "table; its data stand in a sheet of this name",
    (form.TABLES, "列名"): "column, as its head says; one column a row",
    (form.TABLES, "类型"): "text, number, time, place, phone, camera, grade or choice",
    (form.TABLES, "单位"): "unit of a number; the choices of a choice",
    (form.TABLES, "数据来源"): "this workbook (also when empty), the form, or files of the folder",
    (form.CONTACTS, "单位"): "organisation; the first row is whom a duty officer calls",
    (form.CONTACTS, "职务"): "post",
    (form.CONTACTS, "姓名"): "person",
    (form.CONTACTS, "电话"): "phone with its area code",
    (form.CONTACTS, "值班时间"): "hours",
    (form.LIMITS, "对象"): "a figure, or table.column",
    (form.LIMITS, "级别"): "red, orange, yellow, blue or notice",
    (form.LIMITS, "达到"): "from this number up",
    (form.LIMITS, "低于"): "from this number down; one of the two",
    (form.LIMITS, "依据"): "where the limit is written down; without it, it is not taken",
}  # fmt: skip
NEEDS = {
    form.PART_FIGURES: "“指标”表的一组数（不填取全部），每个数一块，到阈值变色",
    form.PART_TABLE: "任何一张表；位置列不显示",
    form.PART_PLOT: "有时间列、数字列；有文字列的，每个名称一条线",
    form.PART_MAP: "有位置列、文字列；数字列到阈值变色",
    form.PART_CONTACTS: "“联系人”表，取自不填",
    form.PART_EVENTS: "有时间列、文字列，新的在上",
    form.PART_FORM: "数据来源写“填报”的表，值班员在页面上填",
    form.PART_TEXT: "“文字”一格里写的话，取自不填",
}
KIND_SAMPLES: dict[str, tuple[Cell, ...]] = {
    "文字": ("一号仓库",),
    "数字": ("1,200", "１２０", "35.6 件"),
    "时间": ("2026-11-29 14:05", "2026年11月29日14时5分", "2026/11/29"),
    "位置": ("121.4737,31.2304",),
    "电话": ("021-5555 0100",),
    "点位": ("C1",),
    "级别": ("黄", "黄色"),
    "选项": ("正常",),
}
NOT_TAKEN: tuple[tuple[str, Cell], ...] = (
    ("说明!B2", None),
    ("说明!B4", "第二版"),
    ("说明!B5", "每天"),
    ("页面!B2", "一"),
    ("页面!C2", "饼图"),
    ("页面!D3", "没有的表"),
    ("页面!F2", 13),
    ("表格!C2", "图片"),
    ("表格!E2", "文件夹：../水位.csv"),
    ("联系人!D2", None),
    ("阈值!A2", "没有的数"),
    ("阈值!B2", "紫"),
    ("阈值!C2", "很多"),
    ("阈值!E2", None),
)
"""Cells of the example that are filled in so: nothing is made of the workbook."""
LEFT_EMPTY: tuple[tuple[str, ColumnKind, Cell], ...] = (
    ("数字", ColumnKind.NUMBER, "约 120"),
    ("数字", ColumnKind.NUMBER, "#DIV/0!"),
    ("时间", ColumnKind.TIME, "昨天下午"),
    ("位置", ColumnKind.PLACE, "外滩"),
    ("级别", ColumnKind.GRADE, "紧急"),
)
"""Values in the data: this one cell stays empty on the page."""


def tables() -> dict[str, str]:
    """Return every table of the guide by its name."""
    heads = ("列", "必填", "可以选的", "怎么填")
    by_sheet = {name: table(heads, list(_columns(name))) for name in SHEETS}
    told = [_told(cell, given) for cell, given in NOT_TAKEN]
    values = [(kind, text_in(cell), *_of_value(of, cell)) for kind, of, cell in LEFT_EMPTY]
    return {
        form.ABOUT: table(("填写项", "样例", "怎么填"), [_about(*row) for row in ABOUT_ROWS]),
        **by_sheet,
        "内容": table(("内容", "要有什么"), list(NEEDS.items())),
        "类型": table(("类型", "这样写都认得"), [(k, _samples(k)) for k in form.KINDS]),
        "不予采用": table(("哪一格", "填成了", "控制台怎么说"), [row[:3] for row in told]),
        "留空": table(("类型", "填成了", "控制台怎么说"), [row[:3] for row in values]),
        "columns": table(("sheet", "column", "needed", "what it means"), list(_in_english())),
        "not taken": table(
            ("cell", "filled in as", "what is said"), [(r[0], r[1], r[3]) for r in told]
        ),
    }


def _columns(sheet: str) -> Iterator[tuple[str, str, str, str]]:
    for head in form.HEADS[sheet]:
        needed = "必填" if head.is_required else ""
        yield head.name, needed, "、".join(head.choices), head.says


def _in_english() -> Iterator[tuple[str, str, str, str]]:
    for sheet in SHEETS:
        for head in form.HEADS[sheet]:
            needed = "yes" if head.is_required else ""
            yield sheet, head.name, needed, ENGLISH[sheet, head.name]


def _about(label: str, content: Cell, hint: str) -> tuple[str, str, str]:
    return label, text_in(content), hint


def _samples(kind: str) -> str:
    column = Column("c", Words(kind), ColumnKind(_kind_of(kind)), "件")
    for cell in KIND_SAMPLES[kind]:
        value_of(cell, column)  # raises for one that is not understood
    return " ｜ ".join(f"`{text_in(cell)}`" for cell in KIND_SAMPLES[kind])


def _kind_of(kind: str) -> str:
    return "text" if form.KINDS[kind] == "choice" else form.KINDS[kind]


def _told(place: str, given: Cell) -> tuple[str, str, str, str]:
    """Return place, what was filled in, and what is said of it, in Chinese and in English."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        write_example(path)
        book = load_workbook(path)
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = given
        written = BytesIO()
        book.save(written)
    try:
        read_bureau(written.getvalue(), NAME)
    except PluginFaultsError as error:
        return place, text_in(given) or "（空）", *_both(error.faults[0])
    raise ValueError(f"{place} {given}: nothing is said of it")


def _both(fault: PluginFault) -> tuple[str, str]:
    return fault.said(), fault.said(in_english=True)


def _of_value(kind: ColumnKind, cell: Cell) -> tuple[str, str]:
    try:
        value_of(cell, Column("c", Words("列"), kind))
    except BadCellError as bad:
        return f"{bad.what.zh}；{bad.do.zh}", f"{bad.what.en}; {bad.do.en}"
    raise ValueError(f"{cell} is a {kind.value}")


def main() -> int:
    """Write the tables, or say that they are not current."""
    text = FILE.read_text("utf-8")
    now = filled(text, tables())
    if "--check" not in sys.argv:
        FILE.write_text(now, "utf-8")
    elif now != text:
        sys.stderr.write(f"{FILE.name}: run packaging/write_workbook_guide.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
