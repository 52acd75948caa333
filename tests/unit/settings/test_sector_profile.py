"""六大格局 as data: type → sector → who is asked first (row 26)."""

import tomllib

import resources
from console.settings.sector_profile import load_sectors, sector_of


def test_the_six_sectors_name_matters_of_the_dictionary_once_each_and_rest_on_something() -> None:
    sectors = load_sectors()
    assert [each.zh for each in sectors] == [
        "大安全", "大经济", "大城建", "大民生", "大文化", "大生态",
    ]  # fmt: skip
    told = tomllib.loads(resources.path("demo/dictionary.toml").read_text("utf-8"))
    known = {each["id"] for each in told["matter"]}
    assert {m for each in sectors for m in each.matters} <= known
    assert all(each.source and each.contacts for each in sectors)


def test_a_matter_of_no_sector_has_none() -> None:
    sectors = load_sectors()
    found = sector_of(sectors, ["handover", "tree-down"])
    assert found is not None and found.zh == "大生态"
    assert sector_of(sectors, ["handover"]) is None
