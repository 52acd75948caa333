"""A named table with its age: all that a page shows comes as one of these.

Where it comes from (a guest, records, a watched folder, a workbook, a form) makes no difference to
the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from console.plugin_api.fault import PluginFault
from console.plugin_api.words import Id, Words

Value = str | int | float | bool | None
Row = Mapping[str, Value]
MOST_ROWS = 10_000
"""A data set that brings more is cut there, and says so."""


class ColumnKind(StrEnum):
    """How the values of a column are read and shown."""

    TEXT = "text"
    NUMBER = "number"
    TIME = "time"
    PLACE = "place"
    PHONE = "phone"
    CAMERA = "camera"
    GRADE = "grade"


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """One column of a data set.

    Attributes:
        id: key of its value in each row.
        name: its heading.
        kind: `place` is `"lng,lat"` in WGS 84; `time` is ISO 8601 with a zone; `grade` is one of
            red, orange, yellow, blue, notice.
        unit: stands behind a number.
        decimals: of a number; None shows it as it came, with three at most.
    """

    id: Id
    name: Words
    kind: ColumnKind = ColumnKind.TEXT
    unit: str = ""
    decimals: Annotated[int, Meta(ge=0, le=6)] | None = None


class Origin(StrEnum):
    """Where a data set comes from."""

    GUEST = "guest"
    RECORDS = "records"
    FOLDER = "folder"
    WORKBOOK = "workbook"
    FORM = "form"

    @property
    def is_file(self) -> bool:
        """Whether somebody else writes it as a file."""
        return self in (Origin.FOLDER, Origin.WORKBOOK)


class DataSetSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """A data set as the manifest declares it.

    Attributes:
        id: pages name it by this.
        origin: where it comes from.
        columns: what each row has.
        of: `records`, `form`: the record kind; `folder`, `workbook`: path pattern in the granted
            folder (`水位*.csv`) or workbook, with `!sheet`.
        key: column that tells rows apart.
        stale_after_s: seconds after which the page hatches it and says since when.
    """

    id: Id
    origin: Origin
    columns: Annotated[tuple[Column, ...], Meta(min_length=1, max_length=40)]
    of: str = ""
    key: str = ""
    stale_after_s: Annotated[int, Meta(ge=1)] = 600


@dataclass(frozen=True, slots=True)
class DataSet:
    """What is known now.

    Attributes:
        id: of its declaration.
        rows: the last good ones, also while there is a fault.
        as_of: when they were true at their source; None before the first.
        fault: why there is nothing newer.
        left_out: rows beyond `MOST_ROWS`.
    """

    id: str
    rows: tuple[Row, ...] = ()
    as_of: datetime | None = None
    fault: PluginFault | None = None
    left_out: int = 0
    notes: tuple[PluginFault, ...] = ()
    """Single cells or lines that were not understood; the rest is shown."""
