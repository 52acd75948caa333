"""The two example bureaus: what lies in the repository is what their workbooks say."""

from pathlib import Path

import pytest

from console.plugin_host.reading.data_book import DataBook
from console.plugin_host.reading.discovery import look
from console.plugin_host.sheets.plugin_writer import make_plugin
from console.plugin_host.sheets.watch import SheetWatch

EXAMPLES = Path(__file__).parents[4] / "plugins" / "examples"
BUREAUS = {"xiaoyuananquan": "校园安全", "jijiuchuangwei": "急救床位"}


@pytest.mark.parametrize("id", BUREAUS)
def test_what_lies_there_is_what_the_workbook_says(id: str, tmp_path: Path) -> None:
    [workbook] = (EXAMPLES / id).glob("*.xlsx")
    made = make_plugin(workbook, tmp_path)
    assert made.name == id
    kept = {file.relative_to(EXAMPLES / id) for file in (EXAMPLES / id).rglob("*.*")}
    assert kept == {file.relative_to(made) for file in made.rglob("*.*")}
    for file in kept:
        assert (EXAMPLES / id / file).read_bytes() == (made / file).read_bytes()


@pytest.mark.parametrize("id", BUREAUS)
def test_every_cell_of_an_example_is_understood(id: str) -> None:
    found, book = look(id, EXAMPLES / id), DataBook()
    assert found.manifest is not None and not found.faults
    assert found.name(in_english=False) == BUREAUS[id]
    SheetWatch(id, found.manifest.data, [found.folder], book).look()
    for spec in found.manifest.data:
        data = book.get(id, spec.id)
        assert spec.origin == "form" or data.rows, spec.id
        assert data.notes == () and data.fault is None
