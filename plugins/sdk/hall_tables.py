"""Tables a bureau puts as CSV files into the folder its plugin may read.

    from hall_guest import Guest
    from hall_tables import Folder

    guest = Guest("1.0.0")
    folder = Folder(guest)

    @guest.every(2)
    def look() -> None:
        table = folder.newest("测站*.csv")
        if table.is_new:
            guest.data("gauges", table.rows, table.as_of)

UTF-8 and GB 18030 are read, full-width digits are digits, and a cell that is no number is None.
"""

from __future__ import annotations

import base64
import csv
import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from hall_guest import Guest, RefusedError

CHINA = timezone(timedelta(hours=8))
MOST_BYTES = 4_000_000
"""A file that is larger is not read; it is said in the plugin's log."""


@dataclass(frozen=True)
class Table:
    """One file.

    Attributes:
        rows: a mapping of heading to cell each, as text.
        as_of: when the file was written.
        is_new: whether it is another one than at the last look.
    """

    rows: tuple[Mapping[str, str], ...] = ()
    as_of: datetime | None = None
    is_new: bool = False


class Folder:
    """The folder the plugin was given.

    Args:
        guest: asks the console for it.
    """

    def __init__(self, guest: Guest) -> None:
        self._guest = guest
        self._seen: dict[str, tuple[object, Table]] = {}

    def newest(self, pattern: str) -> Table:
        """Return the newest file of a pattern; the last good one where it cannot be read."""
        kept = self._seen.get(pattern, (None, Table()))
        try:
            files = self._guest.call("folder.list", pattern=pattern)
            if not files or kept[0] == files[0]:
                return Table(kept[1].rows, kept[1].as_of)
            if files[0]["bytes"] > MOST_BYTES:
                self._guest.note(f"{files[0]['name']}：文件过大，没有读")
                return Table(kept[1].rows, kept[1].as_of)
            written = datetime.fromisoformat(files[0]["at"])
            table = Table(self._rows(files[0]["name"]), written, True)
        except (RefusedError, ValueError, csv.Error) as error:
            self._guest.note(f"{pattern}：{error}")
            return Table(kept[1].rows, kept[1].as_of)
        self._seen[pattern] = (files[0], table)
        return table

    def _rows(self, name: str) -> tuple[Mapping[str, str], ...]:
        data, size = b"", 1
        while len(data) < size:
            piece = self._guest.call("folder.read", name=name, offset=len(data))
            size = piece["bytes"]
            data += base64.b64decode(piece["base64"])
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
        return tuple(csv.DictReader(io.StringIO(text)))


def number(cell: str | None) -> float | None:
    """Return the number of a cell, None where there is none."""
    try:
        return float(unicodedata.normalize("NFKC", cell or "").strip())
    except ValueError:
        return None


def moment(cell: str | None) -> datetime | None:
    """Return the time of a cell; one without a zone is the hall's (UTC+8)."""
    try:
        found = datetime.fromisoformat(unicodedata.normalize("NFKC", cell or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=CHINA)
