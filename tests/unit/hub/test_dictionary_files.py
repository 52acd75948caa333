"""A dictionary's file: each way it is written; each mistake with place, reason and what to do."""

from dataclasses import replace

import pytest

from console.domain.dictionary import GridCode
from console.domain.matter import AreaRule, MatterClock
from console.hub.dictionary.columns import CODES, MATTERS
from console.hub.dictionary.grid import LONGEST_CELL
from console.hub.dictionary.meaning import Known
from console.hub.dictionary.table_writing import table_text
from tests.unit.hub.dictionary_files import (
    HEADS,
    KNOWN,
    LIFT,
    WATER,
    book_of,
    csv_of,
    read,
    said,
    with_part,
)

TOML = """
title = "2026 版"
[[matter]]
id = "lift"
name = "电梯困人"
words = ["困人", "电梯"]
lead = "区市场监管局"
severity = "orange"
clocks = ["签收：30分钟", "处置：5工作日"]
[[matter]]
id = "water"
name = "道路积水"
words = ["积水"]
lead = "区水务局"
"""


def test_the_same_entries_are_read_from_utf8_gb18030_a_workbook_and_toml() -> None:
    csv = csv_of(LIFT, WATER)
    told = read("字典.csv", csv).matters
    assert told is not None and [m.id for m in told] == ["lift", "water"]
    assert told[0].words == ("困人", "电梯") and told[0].severity == "orange"
    assert told[0].clocks == (
        MatterClock("签收", "minutes", 30),
        MatterClock("处置", "working_days", 5),
    )
    gb = read("字典.csv", csv.decode().encode("gb18030"))
    marked = read("字典.csv", b"\xef\xbb\xbf" + csv)
    title = ("派单字典 2026 版", *[None] * 6)
    book = read("字典.xlsx", book_of(title, HEADS, LIFT, WATER, merge="A1:G1"))
    toml = read("字典.toml", TOML.encode())
    assert gb.matters == marked.matters == book.matters == toml.matters == told
    assert toml.title == "2026 版"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("", "积水", "区水务局"), "字典.csv:3: 缺少“编号”，补填"),
        (("water", "积水", ""), "字典.csv:3: 缺少“主办单位”，补填"),
        (("a b", "积水", "区水务局"), "字典.csv:3 编号: “a b”不能用，编号不含空格和标点"),
        (("lift", "积水", "区水务局"), "字典.csv:3 编号: 编号 lift 与 2 行重复"),
        (("w", "积水", "区水务句"), ":3 主办单位: 本厅没有单位“区水务句”，是否应为“区水务局”"),
        (("w", "积水", "区水务局", "", "很快"), "字典.csv:3 时限: “很快”不能用，写成“签收：30分钟"),
        (("w", "积水", "区水务局", "", "", "紫"), ":3 等级: “紫”不能用，写 红、橙、黄、蓝、提示"),
        (("w", "积水", "区水务局", "", "", "", "x"), "字典.csv:3 同: 没有编号 x 的事项"),
        (("w", "=1+1", "区水务局"), "字典.csv:3 事项: “=1+1”不能用，像公式，改为文字"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_with_file_line_column_reason_and_what_to_do(
    row: tuple[str, ...], words: str
) -> None:
    (line,) = said("字典.csv", csv_of(LIFT, row))
    assert line.startswith("字典.csv:3") and words in line


def test_every_bad_row_is_named_and_nothing_of_the_file_is_used() -> None:
    bad = [(f"x{n}", "积水", "没有的单位") for n in range(300)]
    lines = said("字典.csv", csv_of(LIFT, *bad))
    assert len(lines) == 201 and lines[-1] == "还有 100 处 · 100 more"
    assert lines[0].startswith("字典.csv:3 ") and lines[199].startswith("字典.csv:202 ")


def test_a_line_is_that_of_the_file_also_behind_cells_of_several_lines() -> None:
    raw = csv_of(("a", "积水", "区水务局", "积水\n路面\n水深"), ("b b", "积水", "区水务局"))
    assert said("字典.csv", raw)[0].startswith("字典.csv:5 编号")


def test_same_as_has_what_it_does_not_say_and_a_loop_is_named_whole() -> None:
    same = ("lift2", "轿厢困人", "", "轿厢", "", "", "lift")
    told = read("字典.csv", csv_of(LIFT, same)).matters
    assert told is not None
    assert (told[1].lead, told[1].severity, told[1].words) == ("区市场监管局", "orange", ("轿厢",))
    loop = [("a", "甲", "", "", "", "", "b"), ("b", "乙", "", "", "", "", "a")]
    lines = said("字典.csv", csv_of(LIFT, *loop))
    assert "绕成一圈或超过 5 层：a → b → a" in lines[0] and len(lines) == 2
    ring = [(f"r{n}", "环", "", "", "", "", f"r{(n + 1) % 3_000}") for n in range(3_000)]
    assert len(said("字典.csv", csv_of(*ring))) == 201


def test_grid_codes_are_a_table_of_the_same_file_and_entries_name_them() -> None:
    codes = "类别,代码,名称,来源\n部件,01,公用设施,演示值\n部件,0103,井盖,演示值\n".encode()
    told = read("代码.csv", codes)
    assert told.matters is None and told.codes is not None
    assert told.codes[1] == GridCode("P0103", "井盖", "part", "P01", source="演示值", version="")
    heads = ("编号", "事项", "主办单位", "大类", "小类")
    known = replace(KNOWN, codes={"P01", "P0103", "E02"})
    good = read("字典.csv", csv_of(("a", "井盖", "区水务局", "", "部件0103"), heads=heads), known)
    assert good.matters is not None and good.matters[0].minor == "P0103"
    wrong = csv_of(("a", "井盖", "区水务局", "E02", "P0103"), ("b", "灯", "区水务局", "P09", ""),
                   heads=heads)  # fmt: skip
    lines = said("字典.csv", wrong, known)
    assert "小类 P0103 不属于大类 E02" in lines[0] and "网格代码表里没有 P09" in lines[1]
    assert "大类写两位数字" in said("代码.csv", codes.replace(b"0103", b"103"))[0]


def test_what_is_exported_is_read_as_the_same() -> None:
    full = read("字典.toml", TOML.encode()).matters
    assert full is not None
    entry = replace(
        full[0],
        area=AreaRule.OWNER_FIRST,
        co_units=("区水务局",),
        evidence=("现场照片", "回访记录，须签字"),
        returns=("不在辖区",),
        valid_from="2026-07-01",
        basis="《特种设备安全法》第 41 条",
    )
    told = read("字典.csv", table_text(MATTERS, [entry, full[1]]).encode("gb18030"))
    assert told.matters == [entry, full[1]]
    codes = [GridCode("E02", "宣传广告", "event", source="演示值", version="")]
    assert read("代码.csv", table_text(CODES, codes).encode()).codes == codes


def test_a_hall_that_has_told_of_nobody_yet_takes_any_unit() -> None:
    assert read("字典.csv", csv_of(WATER), Known()).matters


HOSTILE = {
    "empty.csv": (b"", "是空的"),
    "blank.csv": (b"\r\n,,,\r\n", "是空的"),
    "heads.csv": (csv_of(), "表里没有一条"),
    "other.csv": ("姓名,电话\n林岚,0000\n".encode(), "表头须有 编号、事项、主办单位"),
    "long.csv": (csv_of((*WATER[:3], "长" * 350_000)), "单元格有"),
    "quote.csv": (csv_of(WATER) + b'\r\n"a,b', "引号没有成对"),
    "utf16.csv": (csv_of(WATER).decode().encode("utf-16"), "是 UTF-16 编码"),
    "noise.csv": (b"\xff\x81\x00" * 99, "既不是 UTF-8 也不是 GB18030"),
    "zero.csv": (b"a\n\0", "既不是 UTF-8"),
    "huge.csv": (b"x" * 8_000_001, "文件超过 8 MB"),
    "twice.csv": (csv_of(WATER, heads=(*HEADS[:3], "主办", *HEADS[4:])), "有两列"),
    "odd.doc": (b"x", "不认识“.doc”文件"),
    "broken.toml": (b"[[matter]\n", "不是有效的 TOML"),
    "deep.toml": (b"a." * 999 + b"b = 1", "嵌套过深"),
    "none.toml": (b'title = "x"', "没有 [[matter]]"),
    "key.toml": (TOML.replace("lead", "leed", 1).encode(), "没有“leed”这一项"),
    "noise.xlsx": (b"PK\3\4" + b"\xff" * 999, "不是可读的 xlsx"),
    "text.xlsx": (csv_of(WATER), "不是可读的 xlsx"),
    "sheet.xlsx": (book_of(("姓名", "电话"), sheet="通讯录"), "没有找到字典表（工作表：通讯录）"),
    "empty.xlsx": (book_of(), "是空的"),
    "merged.xlsx": (book_of(HEADS, LIFT, WATER, merge="C2:C3"), "[派单字典]:2 C2:C3: 是合并单元格"),
    "formula.xlsx": (book_of(HEADS, ("a", "=A1", "区水务局")), "[派单字典]:2 B: 是公式"),
    "error.xlsx": (book_of(HEADS, ("a", "#REF!", "区水务局")), "是错误值 #REF!"),
    "long.xlsx": (book_of(HEADS, (*WATER[:3], "长" * 30_000)), "单元格有"),
    "far.xlsx": (book_of(HEADS, *[()] * 20_000, WATER), "超过 20000 行"),
    "bomb.xlsx": (with_part(book_of(HEADS), "xl/workbook.xml", b"x" * 41_000_000), "解开后超过"),
    "entity.xlsx": (
        with_part(book_of(HEADS), "xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        "自定义实体",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_words_and_nothing_of_it_is_used(name: str) -> None:
    raw, words = HOSTILE[name]
    lines = said(name, raw)
    assert any(words in line for line in lines), lines
    assert all(line.startswith(name) for line in lines)
    assert max(map(len, lines)) < LONGEST_CELL
