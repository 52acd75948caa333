"""Carry out statements on the database of a package: `edit_database.py FILE.msi <JSON`.

Runs with the system's Python, which alone knows libmsi (gir1.2-libmsi-1.0); nothing else
is imported.
Input: {"statements": [[SQL, [VALUE…]]…], "package_code": "{…}", "made": SECONDS, "comments": TEXT}.
A table that is already there is not created again, a row that is already there stays.
"""

import json
import sys
import tempfile
from pathlib import Path

import gi

gi.require_version("Libmsi", "1.0")
from gi.repository import GLib, Libmsi  # noqa: E402

UTF_8 = 65001
CODEPAGE, SUBJECT, TEMPLATE, REVISION, CREATED, SAVED, WORDS = 1, 3, 7, 9, 12, 13, 15


def main() -> None:
    """Open the package, change it, and write it whole."""
    told = json.load(sys.stdin)
    database = Libmsi.Database.new(sys.argv[1], Libmsi.DbFlags.TRANSACT, None)
    say_utf_8(database)
    for sql, values in told["statements"]:
        carry_out(database, sql, values)
    summarise(database, told)
    database.commit()


def say_utf_8(database: "Libmsi.Database") -> None:
    """Without this the texts of all tables are ASCII, and others become empty."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "_ForceCodepage.idt")
        table.write_bytes(b"\r\n\r\n%d\t_ForceCodepage\r\n" % UTF_8)
        database.import_(str(table))


def carry_out(database: "Libmsi.Database", sql: str, values: list[str | int | None]) -> None:
    """Carry out one statement; the row or table that is already there is no mistake."""
    if sql.startswith("CREATE TABLE") and is_there(database, sql.split("`")[1]):
        return
    record = Libmsi.Record.new(max(1, len(values)))
    for place, value in enumerate(values, 1):
        if isinstance(value, int):
            record.set_int(place, value)
        elif value is not None:
            record.set_string(place, value)
    try:
        Libmsi.Query.new(database, sql).execute(record if values else None)
    except GLib.Error as error:
        is_double = sql.startswith("INSERT INTO `InstallExecuteSequence`")
        if not is_double:
            raise SystemExit(f"{sql} {values}: {error.message}") from error


def is_there(database: "Libmsi.Database", table: str) -> bool:
    """Whether the database has a table."""
    try:
        return bool(database.is_table_persistent(table))
    except GLib.Error:
        return False


def summarise(database: "Libmsi.Database", told: dict) -> None:
    """Write what Explorer shows of the file, and the code that names this very package."""
    about = Libmsi.SummaryInfo.new(database, 20)
    about.set_int(CODEPAGE, UTF_8)
    about.set_string(SUBJECT, told["comments"])
    about.set_string(TEMPLATE, "x64;2052")
    about.set_string(REVISION, told["package_code"])
    for which in (CREATED, SAVED):
        about.set_filetime(which, (told["made"] + 11644473600) * 10_000_000)
    about.persist()


if __name__ == "__main__":
    main()
