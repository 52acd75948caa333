"""What a plugin brings beside its pages: vital signs, report sections, layers, records as rows."""

from datetime import datetime, timedelta
from pathlib import Path

from console.plugin_api.dataset import DataSet
from console.plugin_host.reading import contributions
from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import find
from console.plugin_host.reading.records_source import put_records
from console.runtime.clock import CHINA
from tests.support.plugin_sample import MANIFEST, write_plugin

EIGHT = datetime(2026, 7, 9, 20, 0, tzinfo=CHINA)
ROW = {"id": "g1", "name": "映川路下穿", "level": 0.41, "place": "125.0,30.0"}
LIMITED = MANIFEST.replace(
    'value = "level"\nunit = "米"\n',
    'value = "level"\nunit = "米"\n'
    'limits = [{ grade = "orange", above = 0.27, source = "区防汛预案 3.2" }]\n',
)


def plugin(folder: Path):
    write_plugin(folder, manifest=LIMITED)
    [found] = find([folder])
    assert found.manifest is not None, found.faults
    return found.manifest


def test_a_vital_sign_is_taken_from_its_row_with_limit_and_age(tmp_path):
    book, flood = DataBook(), plugin(tmp_path)
    [unknown] = contributions.signs([flood], book)
    assert unknown.value is None and unknown.limit is None
    book.put("flood", DataSet("gauges", (ROW,), EIGHT))
    [sign] = contributions.signs([flood], book)
    assert sign.value == 0.41 and sign.as_of == EIGHT
    assert sign.limit is not None and sign.limit.grade == "orange"


def test_sections_and_layers_carry_their_rows(tmp_path):
    book, flood = DataBook(), plugin(tmp_path)
    book.put("flood", DataSet("gauges", (ROW,), EIGHT))
    [section] = contributions.sections([flood], book)
    assert section.rows == (ROW,) and [c.id for c in section.columns][:2] == ["id", "name"]
    [layer] = contributions.layers([flood], book)
    assert layer.layer.place == "place" and layer.rows == (ROW,)


def test_records_become_rows_with_their_own_id_and_time(tmp_path):
    book, flood = DataBook(), plugin(tmp_path)
    asked = []

    def read(of: str):
        asked.append(of)
        return [{"key": "g7", "at": EIGHT.isoformat(), "fields": {"name": "x", "level": 1.0}}]

    put_records(flood, book, read, EIGHT)
    assert asked == ["flood.gauge"]
    [row] = book.get("flood", "gauges").rows
    assert row["id"] == "g7" and row["at"] == EIGHT.isoformat() and row["level"] == 1.0


def test_a_sign_is_old_when_its_data_may_not_be_so_old_any_more(tmp_path):
    book, flood = DataBook(), plugin(tmp_path)
    [unknown] = contributions.signs([flood], book)
    assert unknown.is_old(EIGHT), "what was never told is not of now"
    book.put("flood", DataSet("gauges", (ROW,), EIGHT))
    [sign] = contributions.signs([flood], book)
    assert not sign.is_old(EIGHT + timedelta(seconds=600))
    assert sign.is_old(EIGHT + timedelta(seconds=601))
