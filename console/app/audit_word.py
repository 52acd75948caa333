"""`command-hall audit --data DIR`: who did what at a seat, as CSV or JSON lines.

It reads beside a running console and writes nothing into the seat's folder.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import TextIO

import msgspec

from console.app.store_word import Unfit, existing_store, parser, run, store_key
from console.runtime.clock import from_text
from offline_cache.audit import AuditLine, select_lines
from offline_cache.cipher import connect_reading
from offline_cache.problems import plain_words


def main(arguments: Sequence[str]) -> None:
    """Write the lines to standard output.

    Raises:
        StoreProblem: the journal cannot be read, or a time is none.
    """
    made = parser("audit", "Who did what at this seat.")
    made.add_argument("--from", dest="begin", default="", help="time, as 2026-11-28T20:00:00+08:00")
    made.add_argument("--to", dest="end", default="", help="time; lines before it")
    made.add_argument("--form", choices=("csv", "jsonl"), default="csv")
    given = made.parse_args(list(arguments))
    begin, end = _time(given.begin), _time(given.end)
    path = existing_store(given.data)
    connection = connect_reading(path, store_key(given.data, given.key))
    try:
        with plain_words(path):
            lines = select_lines(connection)
            write(_between(lines, begin, end), given.form, sys.stdout)
    finally:
        connection.close()


def write(lines: Iterator[AuditLine], form: str, out: TextIO) -> None:
    """Write lines in one of the two forms."""
    if form == "jsonl":
        for line in lines:
            out.write(msgspec.json.encode(asdict(line)).decode() + "\n")
        return
    table = csv.writer(out, lineterminator="\n")
    names = [field.name for field in fields(AuditLine)]
    table.writerow(names)
    for line in lines:
        table.writerow([_plain(getattr(line, name)) for name in names])


def _plain(value: object) -> object:
    """Keep a spreadsheet from taking text for a formula."""
    is_formula = isinstance(value, str) and value[:1] in tuple("=+-@\t\r")
    return f"'{value}" if is_formula else value


def _between(
    lines: Iterator[AuditLine], begin: datetime | None, end: datetime | None
) -> Iterator[AuditLine]:
    for line in lines:
        at = from_text(line.at)
        if (begin is None or at >= begin) and (end is None or at < end):
            yield line


def _time(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return from_text(text)
    except ValueError as error:
        raise Unfit(
            f"这不是时间 / this is no time: {text}", text, "2026-11-28T20:00:00+08:00"
        ) from error


if __name__ == "__main__":
    sys.exit(run(main))
