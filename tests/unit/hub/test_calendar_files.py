"""Adjusted working days from a file: every bad row named, nothing half-imported (H467)."""

from pathlib import Path

import pytest

from console.domain.working_calendar import DaySort
from console.hub import cli
from console.hub.calendar.fault import BadCalendar
from console.hub.calendar.reading import read_calendar
from console.hub.calendar.words import read_file
from console.hub.calendar.years import held
from console.hub.words import opened
from resources import path

GOOD = """年份,日期,截至,类型,名称,依据
2026,2026-10-01,2026-10-07,休,国庆节,演示〔2025〕1号
,2026/10/10,,班,国庆节,
"""


def faults(name: str, raw: bytes) -> list[tuple[int, str]]:
    with pytest.raises(BadCalendar) as bad:
        read_calendar(name, raw)
    return [(fault.line, fault.zh) for fault in bad.value.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_as_an_office_writes_it_is_read(encoding: str) -> None:
    (year,) = read_calendar("调休.csv", GOOD.encode(encoding))
    assert year.id == "2026" and year.source == "演示〔2025〕1号" and len(year.days) == 8
    assert year.days[-1].sort is DaySort.WORK and year.days[-1].name == "国庆节"


def test_every_bad_row_is_named_with_its_line() -> None:
    rows = [
        "日期,截至,类型,名称,依据",
        "2026-02-30,,休,,甲",
        "2026-10-01,2026-09-01,休,,",
        "2026-10-05,,歇,,",
        "2026-10-08,,班,,",
        "",
        "2026-10-10,,班,,",
        "2026-10-10,,班,,",
        ",2026-10-11,休,,",
        "1850-10-10,,休,,",
    ]
    found = faults("a.csv", "\n".join(rows).encode())
    assert [line for line, _ in found] == [2, 3, 4, 5, 8, 9, 10]
    words = " ".join(zh for _, zh in found)
    for part in (
        "“2026-02-30”不是日期",
        "不是一段日期",
        "“歇”须为",
        "本来就是工作日",
        "第 7 行已写过",
    ):
        assert part in words


@pytest.mark.parametrize(
    ("name", "raw", "line"),
    [
        ("a.csv", b"", 1),
        ("a.csv", b"\xff\xfe\x00\x00", 1),
        ("a.csv", "日期,类型\n2026-10-01,休\n".encode(), 2),  # no source
        ("a.csv", '日期,类型,依据\n2026-10-01,休,"甲\n'.encode(), 2),
        ("a.csv", "日期,类型,依据\n".encode(), 0),
        ("a.csv", b"x" * 1_000_001, 0),
        ("a.toml", b"year = \n", 1),
        ("a.toml", b"days = 3\n", 0),
        ("a.toml", b"[[days]]\nday = 10:00:00\nsort = 'rest'\nsource = 'x'\n", 1),
        ("a.toml", b"year = 2026\n[[days]]\nday = 2028-01-01\nsort='rest'\nsource='x'\n", 2),
    ],
)
def test_no_file_is_too_broken_to_be_answered(name: str, raw: bytes, line: int) -> None:
    assert line in [found for found, _ in faults(name, raw)]


def test_the_demo_year_is_good_and_names_its_source() -> None:
    (year,) = read_file(path("demo/calendar.toml"))
    assert year.id == "2026" and "演示值" in year.source
    days = {day.day: day.sort for day in year.days}
    assert days["2026-10-10"] is DaySort.WORK and days["2026-10-07"] is DaySort.REST


def test_the_word_takes_all_or_nothing_and_says_who(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, file = tmp_path / "hub", tmp_path / "调休.csv"
    with opened(data, may_begin=True):
        pass
    load = ["calendar", "load", str(file), "--data", str(data), "--by", "周宁"]
    file.write_text(GOOD + ",2026-11-31,,休,,\n", "utf-8")
    assert cli.main(load) == 1
    assert "调休.csv:4: “2026-11-31”不是日期" in capsys.readouterr().out
    with opened(data) as core:
        assert held(core.short_reads) == ()
    file.write_text(GOOD, "utf-8")
    assert cli.main(load) == 0 and "已装载" in capsys.readouterr().out
    assert cli.main(load) == 0 and "与现行一致" in capsys.readouterr().out
    with opened(data) as core:
        (year,) = held(core.short_reads)
    assert [(load.by, load.origin) for load in year.loads] == [("周宁", "调休.csv")]
    assert cli.main(["calendar", "show", "--data", str(data)]) == 0
    assert "2026-10-10 work 班 国庆节" in capsys.readouterr().out
