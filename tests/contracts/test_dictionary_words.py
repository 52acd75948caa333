"""`hub dictionary …`: bad rows named, shown before it holds, taken back (row 49)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.domain.entity import encode
from console.domain.reference import Org, OrgLevel
from console.hub import cli
from tests.unit.hub.dictionary_files import LIFT, WATER, csv_of
from tests.unit.hub.hub_desk import Desk

UNITS = ("区市场监管局", "区水务局")


class Said:
    """What a word has printed, and its status."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._data, self._capsys = data, capsys

    def __call__(self, *told: object) -> tuple[int, str]:
        self._capsys.readouterr()
        words = ["dictionary", *map(str, told), "--data", str(self._data)]
        return cli.main(words), self._capsys.readouterr().out


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Said]:
    desk = Desk(tmp_path / "hub")
    orgs = [Org(f"b{n}", name, OrgLevel.BUREAU) for n, name in enumerate(UNITS)]
    records = [(org.KIND, org.id, encode(org)) for org in orgs]
    desk.core.do(desk.core.put_job(records), desk.clock.now())
    desk.core.close()
    yield Said(tmp_path / "hub", capsys)


def file(tmp_path: Path, *rows: tuple[str, ...]) -> Path:
    made = tmp_path / "字典.csv"
    made.write_bytes(csv_of(*rows))
    return made


def test_a_file_is_proposed_put_in_force_and_taken_back(run: Said, tmp_path: Path) -> None:
    assert "2 added" in run("load", file(tmp_path, LIFT, WATER), "--by", "林岚")[1]
    changed = ("water", "道路积水", "区市场监管局", "积水、水深", "", "", "")
    status, said = run("propose", file(tmp_path, LIFT, changed), "--title", "夏季版")
    assert status == 0 and "主办单位: 区水务局 → 区市场监管局" in said and "尚未生效" in said
    status, said = run("show")
    assert "公示中: 夏季版" in said and "关键词: 积水 → 积水、水深" in said
    assert "夏季版" in run("load")[1] and "公示中" not in run("show")[1]
    assert "区市场监管局 → 区水务局" in run("diff", *_loads(run))[1]
    assert "退回" not in run("show")[1]
    assert run("back", "--by", "程砚")[0] == 0
    said = run("show")[1]
    assert "退回" in said and "程砚" in said
    assert "与现行一致" in run("load", file(tmp_path, LIFT, WATER))[1]


def _loads(run: Said) -> tuple[str, str]:
    """Return the versions of the last load and of the one before."""
    lines = [line.split()[1] for line in run("show")[1].splitlines() if "装载" in line]
    return lines[-1], lines[-2]


def test_a_bad_file_names_its_rows_changes_nothing_and_is_remembered(
    run: Said, tmp_path: Path
) -> None:
    run("load", file(tmp_path, LIFT, WATER))
    before = run("export", "--to", tmp_path / "a.csv")
    status, said = run("load", file(tmp_path, LIFT, ("x", "积水", "区水利局")))
    assert status == 1
    assert said.startswith("字典.csv:3 主办单位: 本厅没有单位“区水利局”，是否应为“区水务局”")
    assert "没有改动任何东西" in said
    assert run("export", "--to", tmp_path / "a.csv") == before
    assert "未装载: 字典.csv" in run("show")[1]


def test_a_file_that_lacks_most_entries_asks_first(run: Said, tmp_path: Path) -> None:
    many = [(f"m{n}", f"事项{n}", "区水务局", "", "", "", "") for n in range(30)]
    run("load", file(tmp_path, *many))
    status, said = run("load", file(tmp_path, *many[:10]))
    assert status == 1 and "将停用 20 条" in said
    assert "30 entries" in run("show")[1]
    assert run("load", file(tmp_path, *many[:10]), "--fewer")[0] == 0


def test_what_is_exported_can_be_loaded_again(run: Said, tmp_path: Path) -> None:
    run("load", file(tmp_path, LIFT, WATER))
    run("export", "--to", tmp_path / "out.csv")
    assert "与现行一致" in run("load", tmp_path / "out.csv")[1]


def test_without_a_hub_or_a_version_before_it_says_so(
    run: Said, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("back")[0] == 2 and run("load")[0] == 2 and run("diff", "nowhere")[0] == 2
    missing = ["dictionary", "show", "--data", str(tmp_path / "none")]
    assert cli.main(missing) == 2 and not (tmp_path / "none").exists()
    assert cli.main(["dictionary", "template"]) == 0
    assert capsys.readouterr().out.startswith("编号,事项,关键词")
