"""Watched files: read once they are whole, the last good rows kept with their age."""

import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from console.plugin_api.dataset import Column, ColumnKind, DataSet, DataSetSpec, Origin
from console.plugin_api.words import Words
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import look
from console.plugin_host.sheets.plugin_writer import make_plugin
from console.plugin_host.sheets.watch import SheetWatch
from tests.support.bureau_books import NAME, book_with

GAUGES = DataSetSpec(
    "gauges",
    Origin.FOLDER,
    (Column("name", Words("测站")), Column("level", Words("水位"), ColumnKind.NUMBER)),
    "水位*.csv",
)


class Desk:
    """One watched folder.

    Args:
        folder: which.
    """

    def __init__(self, folder: Path, *specs: DataSetSpec) -> None:
        self.folder, self.book = folder, DataBook()
        self.watch = SheetWatch("flood", specs or (GAUGES,), [folder], self.book)
        self._saved = 1_800_000_000

    @property
    def data(self) -> DataSet:
        """What is known of the gauges."""
        return self.book.get("flood", "gauges")

    def save(self, name: str, raw: bytes) -> None:
        """Save a file, each time a second later than the last."""
        self._saved += 1
        (self.folder / name).write_bytes(raw)
        os.utime(self.folder / name, (self._saved, self._saved))

    def levels(self, level: float, name: str = "水位1.csv", encoding: str = "utf-8") -> None:
        """Save one level."""
        self.save(name, f"测站,水位\n甲,{level}\n".encode(encoding))

    def look(self, times: int = 2) -> None:
        """Look so many times."""
        for _ in range(times):
            self.watch.look()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_lies_there_is_read_at_the_first_look_with_the_time_it_was_saved(desk: Desk) -> None:
    desk.levels(1.5, encoding="gb18030")
    desk.look(1)
    assert desk.data.rows == ({"name": "甲", "level": 1.5},)
    assert desk.data.as_of is not None and desk.data.as_of.timestamp() == 1_800_000_001


def test_a_file_that_still_grows_is_read_when_it_stands_still(desk: Desk) -> None:
    desk.levels(1)
    desk.look()
    desk.levels(2)
    desk.look(1)
    assert desk.data.rows[0]["level"] == 1
    desk.levels(3)
    desk.look(1)
    assert desk.data.rows[0]["level"] == 1
    desk.look(1)
    assert desk.data.rows[0]["level"] == 3


def test_the_newest_file_of_a_pattern_holds_and_others_are_no_concern(desk: Desk) -> None:
    desk.levels(1, "水位1.csv")
    desk.levels(2, "水位2.csv")
    desk.levels(9, "雨量.csv")
    desk.look()
    assert desk.data.rows[0]["level"] == 2


def test_half_a_file_leaves_the_last_good_rows_and_says_why(desk: Desk) -> None:
    desk.levels(1)
    desk.look()
    desk.save("水位1.csv", '测站,水位\n"甲,2'.encode())
    desk.look()
    assert desk.data.rows[0]["level"] == 1 and desk.data.as_of is not None
    assert desk.data.as_of.timestamp() == 1_800_000_001
    assert desk.data.fault is not None and "引号没有成对" in desk.data.fault.said()
    desk.levels(2)
    desk.look()
    assert desk.data.rows[0]["level"] == 2 and desk.data.fault is None


def test_a_folder_that_is_gone_leaves_the_rows_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    desk.levels(1)
    desk.look()
    away = tmp_path.rename(tmp_path.with_name("away"))
    desk.look()
    assert desk.data.rows[0]["level"] == 1
    assert desk.data.fault is not None and "没有找到 水位*.csv" in desk.data.fault.said()
    away.rename(tmp_path)
    desk.look(1)
    assert desk.data.fault is None


def test_the_same_file_is_read_once(desk: Desk) -> None:
    desk.levels(1)
    heard: list[str] = []
    desk.book.listen(lambda _, id: heard.append(id))
    desk.look(5)
    assert heard == ["gauges"]


def test_a_link_is_not_followed(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "secret.csv"
    other.write_text("测站,水位\n乙,5\n", "utf-8")
    (desk.folder / "水位9.csv").symlink_to(other)
    desk.look()
    assert desk.data.rows == () and desk.data.fault is not None


def bureau(folder: Path, path: Path) -> tuple[SheetWatch, DataBook]:
    """Make the example's plugin and watch a shared folder for it."""
    made = make_plugin(path, folder / "made")
    found, book = look(made.name, made), DataBook()
    assert found.manifest is not None
    return SheetWatch(found.id, found.manifest.data, [path.parent, made], book), book


def test_a_number_changed_in_the_shared_workbook_is_on_the_page(tmp_path: Path) -> None:
    path = book_with(tmp_path)
    watch, book = bureau(tmp_path, path)
    watch.look()
    assert [row["value"] for row in book.get("yanglizhuye", "figures").rows] == [36, 5]
    book_with(tmp_path, {"指标!B2": "４１", "指标!B3": "无"})
    watch.look()
    watch.look()
    figures = book.get("yanglizhuye", "figures")
    assert [row["value"] for row in figures.rows] == [41, None]
    assert [note.place for note in figures.notes] == ["指标!B3"]


def test_a_workbook_half_written_while_open_says_who_has_it(tmp_path: Path) -> None:
    path = book_with(tmp_path)
    watch, book = bureau(tmp_path, path)
    watch.look()
    path.write_bytes(path.read_bytes()[:2000])
    (tmp_path / f"~${NAME}").write_bytes(b"clerk")
    watch.look()
    watch.look()
    figures = book.get("yanglizhuye", "figures")
    assert [row["value"] for row in figures.rows] == [36, 5]
    assert figures.fault is not None and "有人正在编辑" in figures.fault.said()


def test_a_sheet_taken_out_is_said_and_the_others_go_on(tmp_path: Path) -> None:
    path = book_with(tmp_path)
    watch, book = bureau(tmp_path, path)
    watch.look()
    changed = load_workbook(path)
    del changed["物资储备"]
    changed["指标"]["B2"] = 40
    changed.save(path)
    watch.look()
    watch.look()
    stock = book.get("yanglizhuye", "t-wuzichubei")
    assert len(stock.rows) == 2 and stock.fault is not None
    assert "没有工作表“物资储备”" in stock.fault.said()
    assert book.get("yanglizhuye", "figures").rows[0]["value"] == 40


def test_without_the_shared_file_the_plugins_own_copy_is_shown(tmp_path: Path) -> None:
    path = book_with(tmp_path)
    watch, book = bureau(tmp_path, path)
    path.unlink()
    watch.look()
    assert book.get("yanglizhuye", "figures").rows[0]["value"] == 36


def test_a_group_of_figures_has_its_own_rows(tmp_path: Path) -> None:
    path = book_with(tmp_path, {"指标!E2": "人员", "页面!D2": "人员"})
    watch, book = bureau(tmp_path, path)
    watch.look()
    assert [row["name"] for row in book.get("yanglizhuye", "figures-renyuan").rows] == ["在岗人数"]
