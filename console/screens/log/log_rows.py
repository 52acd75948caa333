"""Lines of the duty log as rows: in the order of recording, amendments below what they amend."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from console.contract.attachment import KIND as ATTACHMENT
from console.domain.duty import LogEntry
from console.models.log_category_words import category_word
from console.models.log_lines import LogLine
from console.models.sounds import is_heard_in
from console.models.stamp_words import stamp_words
from console.runtime.hall_time import hall_time
from widgets.common.text import Run, chip_run, tag
from widgets.common.theme import Ink, Step
from widgets.lists.table_rows import Cell, TableColumn, TableRow

LATE = timedelta(minutes=2)
"""A line written so much after what it tells is marked 补记."""


def _t(source: str) -> str:
    return QCoreApplication.translate("log", source)


def log_columns() -> list[TableColumn]:
    """Return the columns of the log."""
    return [
        TableColumn(_t("Time"), 96),
        TableColumn(_t("Category"), 104),
        TableColumn(_t("Entry"), 960, stretches=True, gives=True),
        TableColumn(_t("About"), 360, gives=True),
        TableColumn(_t("Recorded by"), 160),
    ]


def arranged(lines: Sequence[LogLine]) -> list[LogLine]:
    """Return lines with each amendment below its entry; one whose entry is gone stays in place."""
    known = {line.entry.id for line in lines}
    below: dict[str, list[LogLine]] = defaultdict(list)
    for line in lines:
        if line.entry.amends in known:
            below[line.entry.amends].append(line)
    found: list[LogLine] = []
    for line in lines:
        if line.entry.amends not in known:
            _with_amendments(line, below, found)
    return found


def _with_amendments(line: LogLine, below: dict[str, list[LogLine]], found: list[LogLine]) -> None:
    found.append(line)
    for amendment in below.pop(line.entry.id, []):
        _with_amendments(amendment, below, found)


def is_wanted(line: LogLine, category: str, words: str) -> bool:
    """Whether a line fits the filter; empty parts ask for nothing."""
    entry = line.entry
    if category and entry.category != category:
        return False
    told = (entry.text, entry.name, entry.category, category_word(entry.category))
    whole = " ".join(told)
    return not words or is_heard_in(words.lower(), whole)


def categories(lines: Iterable[LogLine]) -> list[str]:
    """Return the categories there are, the most used first."""
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        counts[line.entry.category] += 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def lateness(entry: LogEntry) -> int:
    """Return how many minutes after the event a line was written; 0 when it was in time."""
    late = entry.recorded_at - entry.occurred_at
    return int(late.total_seconds() // 60) if late > LATE else 0


def log_row(
    line: LogLine, name_of: Callable[[str], str], seat_name: Callable[[str], str]
) -> TableRow:
    """Return the row of a line."""
    entry = line.entry
    return TableRow(
        entry.id,
        (
            Cell((Run(hall_time(entry.occurred_at), Ink.TEXT),)),
            Cell((Run(category_word(entry.category)),)),
            Cell(_text(line), brief=_text(line, is_brief=True)),
            Cell((Run(_about(entry, name_of), step=Step.SMALL),)),
            Cell(
                (
                    Run(entry.name, Ink.TEXT2),
                    Run(seat_name(entry.seat), Ink.TEXT3, step=Step.SMALL, gap=8),
                )
            ),
        ),
    )


def _text(line: LogLine, is_brief: bool = False) -> tuple[Run, ...]:
    entry = line.entry
    runs: list[Run] = []
    if entry.amends:
        runs.append(Run("└", Ink.TEXT3))
        runs.append(tag(_t("amends")))
    late = lateness(entry)
    if late:
        runs.append(tag(_t("late +{0} min").format(late), strong=True))
    unsure = stamp_words(entry.stamp)
    if unsure:
        runs.append(tag(unsure))
    if entry.broken:
        runs.append(chip_run(_t("chain broken here"), "exclamation-circle"))
    runs.append(Run(entry.text, Ink.TEXT, gap=8))
    if line.is_pending:
        whole = _t("saved here, hub has not answered")
        words = _t("saved here") if is_brief else whole
        runs.append(Run(words, Ink.TEXT3, step=Step.SMALL, icon="clock", icon_size=14, gap=8))
    if any(ref.startswith(f"{ATTACHMENT}/") for ref in entry.refs):
        runs.append(Run(_t("Enter opens the file"), Ink.TEXT3, step=Step.SMALL, gap=8))
    if line.lacks_file:
        words = _t("the file is not at the hub yet")
        runs.append(Run(words, Ink.TEXT3, step=Step.SMALL, icon="clock", icon_size=14, gap=8))
    return tuple(runs)


def _about(entry: LogEntry, name_of: Callable[[str], str]) -> str:
    names = [name for ref in entry.refs if (name := name_of(ref))]
    return "·".join(names) or "—"
