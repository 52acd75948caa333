"""`hub calendar …`: check a file of adjusted working days, put it in force, show what holds."""

import argparse
import getpass
import sys
from collections.abc import Iterable
from pathlib import Path

from console.domain.working_calendar import CalendarYear, DaySort
from console.hub import words
from console.hub.calendar import years
from console.hub.calendar.fault import BadCalendar
from console.hub.calendar.reading import read_calendar
from console.hub.calendar.rows import MOST_BYTES
from console.hub.store.sqlite import FILE
from console.runtime.clock import SystemClock

WRONG = 1
"""Exit status of a file with mistakes."""


def parser() -> argparse.ArgumentParser:
    """Return what the words are read with."""
    made = argparse.ArgumentParser(prog="hub calendar", description=__doc__)
    kinds = made.add_subparsers(dest="what", required=True)
    check = kinds.add_parser("check", help="every mistake of a file, with its line")
    check.add_argument("file", type=Path, help="TOML or CSV")
    load = kinds.add_parser("load", help="put a file in force, whole or not at all")
    load.add_argument("file", type=Path, help="TOML or CSV")
    load.add_argument("--data", type=Path, required=True, help="folder of the hub's data")
    load.add_argument("--by", default="", help="who answers for it; the machine's user when empty")
    show = kinds.add_parser("show", help="what holds, and who loaded what when")
    show.add_argument("--data", type=Path, required=True, help="folder of the hub's data")
    return made


def run(given: argparse.Namespace) -> int:
    """Run the word given; return the exit status, 1 for a file with mistakes."""
    try:
        return _WORDS[given.what](given)
    except BadCalendar as bad:
        _say(fault.words(given.file.name) for fault in bad.faults)
        _say(["nothing was changed; mend these lines and try again 没有改动任何东西，改正后再试"])
        return WRONG


def read_file(file: Path) -> tuple[CalendarYear, ...]:
    """Read a file, not more of it than a calendar has.

    Raises:
        BadCalendar: there are mistakes.
        OSError: it cannot be read.
    """
    with file.open("rb") as opened:
        return read_calendar(file.name, opened.read(MOST_BYTES + 1))


def _check(given: argparse.Namespace) -> int:
    _say(f"{_line(year)} good 没有错误" for year in read_file(given.file))
    return 0


def _load(given: argparse.Namespace) -> int:
    told = read_file(given.file)
    by, origin = given.by or getpass.getuser(), given.file.name
    with words.opened(_hub(given.data)) as core:
        changed = core.do(lambda t: years.take(t, told, by, origin), SystemClock().now())
    for year in told:
        _say(
            [f"{_line(year)} {'loaded 已装载' if year in changed else 'holds already 与现行一致'}"]
        )
    return 0


def _show(given: argparse.Namespace) -> int:
    with words.opened(_hub(given.data)) as core:
        held = years.held(core.short_reads)
    for year in held:
        _say([f"{_line(year)} {year.source}"])
        _say(f"  {day.day} {_WORD[day.sort]} {day.name}" for day in year.days)
        _say(f"  {load.at}  {load.hash}  {load.origin}  {load.by}" for load in year.loads)
    if not held:
        _say(["no year was loaded: Monday to Friday counts 没有装载过，按周一至周五计（未核）"])
    return 0


def _hub(folder: Path) -> Path:
    if not (folder / FILE).exists():
        raise ValueError(f"{folder} holds no hub: 该目录没有中心数据")
    return folder


_WORD = {DaySort.REST: "rest 休", DaySort.WORK: "work 班"}


def _line(year: CalendarYear) -> str:
    rest = sum(day.sort is DaySort.REST for day in year.days)
    return f"{year.id}: {rest} rest 休, {len(year.days) - rest} work 班"


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


_WORDS = {"check": _check, "load": _load, "show": _show}
