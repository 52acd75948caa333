"""`command-hall audit`: the table somebody asks for after an accident."""

import csv
import io
from pathlib import Path

import pytest

from console.app.audit_word import main, write
from console.app.key import unlock
from offline_cache.audit import AuditLine
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane

LINES = [
    AuditLine("2026-11-28T12:00:00Z", "林岚", "seat-1", "seat.locked", number=1),
    AuditLine("2026-11-28T13:00:00Z", "=cmd|'calc'", "seat-1", "seat.unlocked", number=2),
]


def test_lines_between_two_times_are_written_while_the_console_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = unlock(tmp_path, "machine", None)
    journal = Journal.open(tmp_path / "journal.db", key, InlineLane())
    for line in LINES:
        journal.audit.note(line)
    main(["--data", str(tmp_path), "--key", "machine", "--from", "2026-11-28T20:30:00+08:00"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["what"] for row in rows] == ["seat.unlocked"]
    journal.close()


def test_a_spreadsheet_takes_no_name_for_a_formula() -> None:
    out = io.StringIO()
    write(iter(LINES), "csv", out)
    assert "'=cmd" in out.getvalue()
    out = io.StringIO()
    write(iter(LINES), "jsonl", out)
    assert '"person":"=cmd' in out.getvalue()
