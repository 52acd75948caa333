"""A bureau's workbook: what the clerk filled in is a plugin, what is wrong is named by its cell."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from console.plugin_api.fault import PluginFault, PluginFaultsError
from console.plugin_api.page import Form, Map, Plot, Table, Text, Tiles, Timeline
from console.plugin_host.reading.discovery import find
from console.plugin_host.sheets.bureau import read_bureau
from console.plugin_host.sheets.bureau_form import SHEETS
from console.plugin_host.sheets.grid import Cell
from console.plugin_host.sheets.plugin_writer import make_plugin
from console.plugin_host.sheets.workbook_writer import write_example
from tests.support.bureau_books import NAME, book_with, with_part


def faults_of(folder: Path, cells: Mapping[str, Cell]) -> list[PluginFault]:
    """Return what is said of the example with other cells."""
    path = book_with(folder, cells)
    with pytest.raises(PluginFaultsError) as error:
        read_bureau(path.read_bytes(), path.name)
    return list(error.value.faults)


def test_the_empty_workbook_is_a_plugin_without_a_change(tmp_path: Path) -> None:
    write_example(tmp_path / NAME)
    folder = make_plugin(tmp_path / NAME, tmp_path / "made")
    [found] = find([tmp_path / "made"])
    assert found.faults == () and found.id == folder.name == "yanglizhuye"
    assert found.name(in_english=False) == "样例主页"
    assert found.manifest and found.manifest.owner.phone == "021-5555 0100"
    kinds = [type(part) for row in found.pages[0].row for part in row.part]
    assert kinds == [Tiles, Table, Table, Text]
    assert (folder / NAME).read_bytes() == (tmp_path / NAME).read_bytes()


def test_the_empty_workbook_explains_itself_in_each_cell(tmp_path: Path) -> None:
    write_example(tmp_path / NAME)
    book = load_workbook(tmp_path / NAME)
    assert tuple(book.sheetnames[:6]) == SHEETS
    offers = book["页面"].data_validations.dataValidation
    assert any("指标,表格" in (offer.formula1 or "") for offer in offers)
    assert any("同一排" in (offer.prompt or "") for offer in offers)
    said = " ".join(str(cell.value) for row in book["说明"].iter_rows() for cell in row)
    assert "不要合并单元格" in said and "哪一格" in said


def test_an_existing_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine")
    with pytest.raises(FileExistsError):
        write_example(tmp_path / NAME)
    assert (tmp_path / NAME).read_text() == "mine"


BAD: dict[str, tuple[Mapping[str, Cell], str, str]] = {
    "no bureau": ({"说明!B2": None}, "说明", "“部门”没有填"),
    "version": ({"说明!B4": "二"}, "说明!B4", "版本“二”"),
    "minutes": ({"说明!B5": "一天"}, "说明!B5", "不是分钟数"),
    "part": ({"页面!C2": "饼图"}, "页面!C2", "不在选项里"),
    "row": ({"页面!B2": "一"}, "页面!B2", "应为 1 到 12"),
    "table": ({"页面!D3": "没有的表"}, "页面!D3", "没有名为“没有的表”的表"),
    "group": ({"页面!D2": "没有的组"}, "页面!D2", "没有分组"),
    "width": ({"页面!F2": 13}, "页面!F2", "应为 1 到 12"),
    "no words": ({"页面!G5": None}, "页面!G5", "“文字”没有填"),
    "plot without time": ({"页面!C3": "曲线", "表格!C5": "文字"}, "页面!D3", "没有时间列"),
    "map without place": ({"页面!C3": "地图"}, "页面!D3", "没有位置列"),
    "form of no form": ({"页面!C3": "填报"}, "页面!D3", "数据来源不是填报"),
    "kind": ({"表格!C2": "图片"}, "表格!C2", "不在选项里"),
    "twice": ({"表格!B3": "仓库"}, "表格!B3", "写了两次"),
    "source": ({"表格!E2": "文件夹：../水位.csv"}, "表格!E2", "不带路径"),
    "no sheet": ({f"表格!A{n}": "新表" for n in range(2, 6)}, "表格", "没有名为“新表”的工作表"),
    "phone": ({"联系人!D2": None}, "联系人!D2", "“电话”没有填"),
    "no source": ({"阈值!E2": None}, "阈值!E2", "“依据”没有填"),
    "both bounds": ({"阈值!D2": 1}, "阈值!C2", "只填一个"),
    "no number": ({"阈值!C2": "很多"}, "阈值!C2", "不是数字"),
    "of nothing": ({"阈值!A2": "没有的"}, "阈值!A2", "没有指标或数字列“没有的”"),
    "long": ({"联系人!C2": "长" * 300}, "联系人!C2", "300 字"),
    "head": ({"阈值!E1": "来源"}, "阈值", "表头缺少：依据"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_named_by_sheet_and_cell(name: str, tmp_path: Path) -> None:
    cells, place, words = BAD[name]
    said = {fault.place: fault for fault in faults_of(tmp_path, cells)}
    assert place in said, [fault.said() for fault in said.values()]
    assert words in said[place].what.zh and said[place].file == NAME
    assert said[place].do.zh and said[place].what.en


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    cells: dict[str, Cell] = {"说明!B2": None, "页面!C2": "饼图", "阈值!E2": None}
    assert len(faults_of(tmp_path, cells)) == 3
    with pytest.raises(PluginFaultsError):
        make_plugin(tmp_path / NAME, tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_full_width_signs_and_stars_of_heads_do_not_matter(tmp_path: Path) -> None:
    path = book_with(tmp_path, {"页面!B2": "１", "阈值!C2": "１０", "页面!A1": "页面"})
    bureau = read_bureau(path.read_bytes(), path.name)
    tiles = bureau.pages[0].row[0].part[0]
    assert isinstance(tiles, Tiles) and tiles.limits[0].above == 10
    assert tiles.limits[0].row == "待办事项" and "第 3 条" in tiles.limits[0].source


def test_a_table_becomes_plot_map_events_and_form_by_the_kinds_of_its_columns(
    tmp_path: Path,
) -> None:
    rows = [
        ("巡查", "地点", "文字", None, "填报"),
        ("巡查", "情况", "选项", "正常、异常", None),
        ("巡查", "人数", "数字", "人", None),
        ("巡查", "时间", "时间", None, None),
        ("巡查", "位置", "位置", None, None),
        ("巡查", "经过", "文字", None, None),
    ]
    cells: dict[str, Cell] = {}
    for at, row in enumerate(rows, 6):
        cells |= {f"表格!{letter}{at}": cell for letter, cell in zip("ABCDE", row, strict=True)}
    for at, kind in enumerate(("曲线", "地图", "动态", "填报"), 6):
        told = ("第二页", at - 5, kind, "巡查")
        cells |= {f"页面!{letter}{at}": cell for letter, cell in zip("ABCD", told, strict=True)}
    folder = make_plugin(book_with(tmp_path, cells), tmp_path / "made")
    [found] = find([folder.parent])
    plot, map_part, events, form = (row.part[0] for row in found.pages[1].row)
    assert isinstance(plot, Plot) and (plot.x, plot.y) == ("shijian", ("renshu",))
    assert isinstance(map_part, Map) and map_part.layers == ("t-xuncha",)
    assert isinstance(events, Timeline) and (events.who, events.words) == ("didian", "jingguo")
    assert isinstance(form, Form) and form.fields[1].choices == ("正常", "异常")
    assert form.fields[0].is_required and form.fields[2].name.zh == "人数（人）"
    assert found.manifest and found.manifest.record[0].schema == "records/t-xuncha.json"
    assert '"正常"' in (folder / "records/t-xuncha.json").read_text("utf-8")


def test_a_page_that_went_from_the_workbook_goes_from_the_plugin(tmp_path: Path) -> None:
    made = tmp_path / "made"
    folder = make_plugin(book_with(tmp_path, {"页面!A5": "旧页"}), made)
    assert len(list((folder / "pages").iterdir())) == 2
    make_plugin(book_with(tmp_path), made)
    assert [file.stem for file in (folder / "pages").iterdir()] == ["yanglizhuye"]


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    raw = with_part(book_with(tmp_path), "xl/bomb.xml", b" " * 41_000_000)
    with pytest.raises(PluginFaultsError, match="解开后超过 40 MB"):
        read_bureau(raw, NAME)


def test_own_definitions_are_not_opened(tmp_path: Path) -> None:
    raw = with_part(book_with(tmp_path), "xl/x.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>')
    with pytest.raises(PluginFaultsError, match="自定义实体"):
        read_bureau(raw, NAME)
