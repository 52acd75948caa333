"""The dispatch dictionary as a whole: its version, who put it in force, what it changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from console.domain.rule import FileFault

IN_FORCE = "hall"
"""Id of the dictionary that holds."""
PROPOSED = "proposed"
"""Id of the one that is shown before it takes effect."""


@dataclass(frozen=True, slots=True)
class GridCode:
    """A class of the grid (网格分类): 部件 or 事件, 大类 or 小类.

    Attributes:
        id: letter of the sort (`P` 部件, `E` 事件) with the digits: `P01`, `P0103`.
        name: what it is called.
        sort: `part` or `event`.
        major: id of the 大类 it belongs to; empty for a 大类.
        definition: what belongs to it.
        lead: name of the unit or bureau that leads.
        source: where it comes from.
        version: of the table with which it became what it is.
    """

    KIND: ClassVar[str] = "grid_code"

    id: str
    name: str
    sort: str = "event"
    major: str = ""
    definition: str = ""
    lead: str = ""
    source: str = ""
    version: str = "1"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an entry: what it said and what it says."""

    field: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry that two versions tell differently.

    Attributes:
        what: `added`, `removed` or `changed`.
        kind: `matter` or `grid_code`.
        id: of the entry.
        name: of the entry, as it is now where there is one.
        fields: what differs, of an entry that was changed.
    """

    what: str
    kind: str
    id: str
    name: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class DictionaryLoad:
    """One time a version was put in force: `load` by a file, `back` to one that held before."""

    at: str
    by: str
    origin: str
    version: str
    matters: int = 0
    codes: int = 0
    how: str = "load"


@dataclass(frozen=True, slots=True)
class Adoption:
    """A person put a proposal in force from a seat; `released` says who stood behind it."""

    at: datetime
    person: str = ""
    name: str = ""
    seat: str = ""
    op: str = ""
    released: str = ""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A version of the dictionary; the entries are records of their own.

    Attributes:
        id: `IN_FORCE` or `PROPOSED`.
        version: beginning of the SHA-256 of all entries: the same content is the same version.
        title: what people call it.
        at: when it was put in force, or proposed.
        by: who did.
        origin: the file it came from.
        matters: number of entries.
        codes: number of grid codes.
        before: the version that held before; empty for none.
        changes: what it changes against that one, at most `SHOWN`.
        changed: how many entries it changes.
        loads: the last times a version was put in force, the newest last.
        missing: what entries refer to and the hall lacks.
        fault: why the last file was not taken.
        adoption: of a proposal: who put it in force; the hub makes it hold in the same moment.
    """

    KIND: ClassVar[str] = "dictionary"

    id: str = IN_FORCE
    version: str = ""
    title: str = ""
    at: str = ""
    by: str = ""
    origin: str = ""
    matters: int = 0
    codes: int = 0
    before: str = ""
    changes: tuple[EntryChange, ...] = ()
    changed: int = 0
    loads: tuple[DictionaryLoad, ...] = ()
    missing: tuple[str, ...] = ()
    fault: FileFault | None = None
    adoption: Adoption | None = None


SHOWN = 500
"""Changed entries that a record tells of; of more it tells the number."""
