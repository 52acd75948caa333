"""The zoo: what a guest says that is not so, and what its page shows of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from console.bench.plugins_zoo import ANSWERS_ASIDE
from console.plugin_api.dataset import DataSet
from console.plugin_host.guests.states import GuestState
from tests.support.guest_stage import guest_stage

WAITS = "\nimport time; time.sleep(1000)\n"


def told(tmp_path: Path, says: str) -> DataSet:
    """Return the data set of a guest that says this once, and goes on living."""
    with guest_stage(tmp_path) as stage:
        stage.start(ANSWERS_ASIDE + says + WAITS)
        data = stage.until_rows(1)
        assert stage.history[-1].state is GuestState.WELL
        return data


def notes(data: DataSet) -> list[str]:
    return [note.what.zh for note in data.notes]


def test_other_columns_and_kinds_are_left_out_and_noted(tmp_path: Path) -> None:
    rows = [{"name": "外滩", "level": "三米", "password": "x"}, {"name": 7, "level": True}]
    data = told(tmp_path, f"say(say='data', set='gauges', rows={rows!r}, as_of=now)")
    assert data.rows == ({"name": "外滩", "level": None}, {"name": None, "level": None})
    assert sorted(notes(data)) == ["水位 不是数", "没有声明的列 password", "站名 不是文字"]


def test_data_from_the_future_are_of_now_and_noted(tmp_path: Path) -> None:
    rows = [{"name": "外滩", "level": 3}]
    says = f"say(say='data', set='gauges', rows={rows!r}, as_of='2099-01-01T00:00:00Z')"
    data = told(tmp_path, says)
    assert data.as_of is not None and data.as_of < datetime.now(UTC) + timedelta(minutes=1)
    assert notes(data) == ["数据时间晚于现在"]


def test_ten_thousand_tiles_are_shown_and_the_rest_is_counted(tmp_path: Path) -> None:
    says = """
for first in (0, 8000):
    rows = [{"name": f"站{n}", "level": n} for n in range(first, first + 8000)]
    say(say="data", set="gauges", rows=rows, as_of=now, is_whole=False)
"""
    with guest_stage(tmp_path) as stage:
        stage.start(ANSWERS_ASIDE + says + WAITS)
        data = stage.until_rows(10_000)
        stage.until(lambda: stage.book.sets["zoo", "gauges"].left_out == 6000)
    assert len(data.rows) == 10_000


def test_what_is_not_shown_stays_counted_while_shown_rows_are_told_again(tmp_path: Path) -> None:
    says = """
rows = [{"name": f"站{n}", "level": n} for n in range(10_000)]
say(say="data", set="gauges", rows=rows, as_of=now)
say(say="data", set="gauges", rows=[{"name": "多出", "level": 1}], as_of=now, is_whole=False)
say(say="data", set="gauges", rows=[{"name": "站0", "level": 9}], as_of=now, is_whole=False)
"""
    with guest_stage(tmp_path) as stage:
        stage.start(ANSWERS_ASIDE + says + WAITS)
        stage.until_rows(10_000)
        stage.until(lambda: stage.book.sets["zoo", "gauges"].rows[0]["level"] == 9)
        assert stage.book.sets["zoo", "gauges"].left_out == 1


def test_a_version_that_is_not_the_manifests_is_told_to_its_author(tmp_path: Path) -> None:
    with guest_stage(tmp_path) as stage:
        stage.start(ANSWERS_ASIDE.replace("1.0.0", "9.9.9") + WAITS)
        assert "程序版本与清单不符" in stage.until_line("9.9.9")


def test_words_a_thousand_times_too_long_are_cut(tmp_path: Path) -> None:
    rows = [{"name": "长" * 100_000, "level": 1}]
    data = told(tmp_path, f"say(say='data', set='gauges', rows={rows!r}, as_of=now)")
    assert data.rows[0]["name"] == "长" * 500
