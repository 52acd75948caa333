"""A plugin is read before its code, and what is wrong is said with file, line and key."""

from datetime import datetime
from pathlib import Path

import pytest

from console.plugin_api.dataset import MOST_ROWS, DataSet
from console.plugin_api.fault import PluginFault
from console.plugin_api.words import Words
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import find
from console.runtime.clock import CHINA
from console.settings.error_book import error_book
from tests.support.plugin_sample import MANIFEST, PAGE, write_plugin

EIGHT = datetime(2026, 7, 9, 20, 0, tzinfo=CHINA)
FAULT = PluginFault("plugin_unreadable", "data.xlsx", "", Words("读不到"), Words("等一等"))


def test_a_whole_plugin_is_found_with_its_pages(tmp_path: Path) -> None:
    write_plugin(tmp_path)
    [found] = find([tmp_path, tmp_path / "not there"])
    assert found.faults == () and found.manifest is not None
    assert found.name(in_english=False) == "防汛防台"
    assert [page.name.zh for page in found.pages] == ["水情"]


@pytest.mark.parametrize(
    ("was", "becomes", "code", "place"),
    [
        ('phone = "100 0000 0142"', "", "plugin_wrong_entry", "L8 owner.phone"),
        ('zh = "防汛防台", ', "", "plugin_no_chinese", "L5 name.zh"),
        ('zh = "防汛防台"', 'zh = "Flood desk"', "plugin_no_chinese", "L5 name.zh"),
        ('kind = "time"', 'kind = "moment"', "plugin_wrong_entry", "data[1].columns[4].kind"),
        (
            'data = "gauges"\nplace',
            'data = "gouges"\nplace',
            "plugin_unknown_name",
            "layer[1].data",
        ),
        ('of = "gauge"', 'of = "gouge"', "plugin_unknown_name", "data[1].of"),
        ('api = "1.0"', 'api = "2.0"', "plugin_too_new", "L4 api"),
        ('"gauge.json"', '"../gauge.json"', "plugin_outside", "record[1].schema"),
        ('"gauge.json"', '"gone.json"', "plugin_unknown_name", "record[1].schema"),
        ("[owner]", "[owner", "plugin_no_toml", "L8"),
        ('id = "flood"', 'id = "storm"', "plugin_other_folder", "id"),
        ('hours = "24 小时"', 'hourz = "24 小时"', "plugin_wrong_entry", "owner"),
    ],
)
def test_a_bad_manifest_is_named_by_line_and_key(
    tmp_path: Path, was: str, becomes: str, code: str, place: str
) -> None:
    assert was in MANIFEST
    write_plugin(tmp_path, manifest=MANIFEST.replace(was, becomes, 1))
    [found] = find([tmp_path])
    assert found.manifest is None and [fault.code for fault in found.faults] == [code]
    assert place in found.faults[0].place and found.faults[0].file == "manifest.toml"
    assert found.faults[0].do.zh and code in error_book()


@pytest.mark.parametrize(
    ("was", "becomes", "code", "place"),
    [
        ('data = "gauges"', 'data = "gouges"', "plugin_unknown_name", "L8 row[1].part[1].data"),
        ('value = "level"', 'value = "lvl"', "plugin_unknown_name", "L10 row[1].part[1].value"),
        ('kind = "table"', 'kind = "tabel"', "plugin_wrong_entry", "row[2].part[1]"),
        ('sort = "-level"', 'sort = "-lev"', "plugin_unknown_name", "row[2].part[1].sort"),
        ('zh = "下穿通道", ', "", "plugin_no_chinese", "row[1].part[1].title.zh"),
    ],
)
def test_a_bad_page_leaves_the_plugin_and_names_its_line(
    tmp_path: Path, was: str, becomes: str, code: str, place: str
) -> None:
    assert was in PAGE
    write_plugin(tmp_path, page=PAGE.replace(was, becomes, 1))
    [found] = find([tmp_path])
    assert found.manifest is not None and found.pages == ()
    assert [fault.code for fault in found.faults] == [code]
    assert place in found.faults[0].place and found.faults[0].file == "pages/level.toml"


def test_two_mistakes_are_told_in_one_go(tmp_path: Path) -> None:
    bad = MANIFEST.replace('zh = "防汛防台", ', "").replace('kind = "time"', 'kind = "moment"')
    write_plugin(tmp_path, manifest=bad)
    [found] = find([tmp_path])
    assert {fault.code for fault in found.faults} == {"plugin_no_chinese", "plugin_wrong_entry"}


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = write_plugin(tmp_path)
    secret = tmp_path / "secret.json"
    secret.write_text("{}")
    (folder / "gauge.json").unlink()
    (folder / "gauge.json").symlink_to(secret)
    assert [fault.code for fault in find([tmp_path])[0].faults] == ["plugin_outside"]


def test_the_version_in_use_is_read_and_the_later_root_holds(tmp_path: Path) -> None:
    shipped, installed = tmp_path / "shipped", tmp_path / "installed"
    write_plugin(shipped)
    newer = MANIFEST.replace('"1.0.0"', '"1.1.0"')
    write_plugin(installed / "flood", newer, id="1.1.0")
    (installed / "current.toml").write_text('[flood]\nversion = "1.1.0"\nprevious = "1.0.0"\n')
    [found] = find([shipped, installed])
    assert found.manifest is not None and found.manifest.version == "1.1.0"


def test_a_file_that_is_no_text_and_one_that_is_too_large_are_said(tmp_path: Path) -> None:
    folder = write_plugin(tmp_path)
    for raw in (b"\xff\xfe\x00", b"#" * 300_000):
        (folder / "manifest.toml").write_bytes(raw)
        assert [fault.code for fault in find([tmp_path])[0].faults] == ["plugin_unreadable"]


def test_last_good_rows_stay_with_their_age_while_there_is_a_fault() -> None:
    book, heard = DataBook(), list[tuple[str, str]]()
    stop = book.listen(lambda plugin, id: heard.append((plugin, id)))
    book.put("flood", DataSet("gauges", ({"id": "g1", "level": 0.2},), EIGHT))
    book.put("flood", DataSet("gauges", fault=FAULT))
    kept = book.get("flood", "gauges")
    assert kept.rows and kept.as_of == EIGHT and kept.fault == FAULT
    book.fault("flood", "gauges", None)
    assert book.get("flood", "gauges").fault is None and len(heard) == 3
    stop()
    book.forget("flood")
    assert book.get("flood", "gauges").as_of is None and len(heard) == 3


def test_what_is_too_much_is_cut_and_counted() -> None:
    book = DataBook()
    book.put("flood", DataSet("gauges", tuple({"id": n} for n in range(MOST_ROWS + 5)), EIGHT))
    assert len(book.get("flood", "gauges").rows) == MOST_ROWS
    assert book.get("flood", "gauges").left_out == 5


def test_rows_that_changed_take_the_place_of_those_with_their_key() -> None:
    book = DataBook()
    book.put("flood", DataSet("gauges", ({"id": "g1", "level": 0.2}, {"id": "g2"}), EIGHT))
    book.merge("flood", "gauges", "id", [{"id": "g1", "level": 0.3}, {"id": "g3"}], EIGHT)
    rows = book.get("flood", "gauges").rows
    assert [row["id"] for row in rows] == ["g1", "g2", "g3"] and rows[0]["level"] == 0.3
