"""What rows say to the lists that paint them: roles, kinds, and the plain row values.

A model may answer `RowRole.ROW` with a whole `BandedRow` (quickest), or answer the single roles;
`row_value` reads either. `ID`, `BAND` and `KIND` are always asked for on their own.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum, auto
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from widgets.common.theme import Grade

_USER = int(Qt.ItemDataRole.UserRole)


class RowRole(IntEnum):
    """Roles of a row; the type each answers with stands behind it."""

    ID = _USER + 1  # str, unique in the model
    BAND = _USER + 2  # str, id of a BandHead
    KIND = _USER + 3  # RowKind
    ROW = _USER + 4  # BandedRow or TableRow: everything below in one value
    GRADE = _USER + 5  # Grade or its value
    WORD = _USER + 6  # str, the grade's word
    START = _USER + 7  # aware datetime the duration counts from, or None
    LIMIT = _USER + 8  # float seconds of the first clock, or None
    IS_TICKING = _USER + 9  # bool, duration as mm:ss
    TITLE = _USER + 10  # str
    PLACE = _USER + 11  # str
    SOURCE = _USER + 12  # str
    STATE = _USER + 13  # str
    OWNER = _USER + 14  # str
    COUNT = _USER + 15  # str
    TAG = _USER + 16  # str, a small outlined word before the title
    META = _USER + 17  # str, second line of a group head
    UNIT = _USER + 18  # str, behind the count of a group head
    IS_BOLD = _USER + 19  # bool, bold title of a plain row
    IS_OTHERS = _USER + 20  # bool, somebody else's: quieter title
    IS_STALE = _USER + 21  # bool, not live: hatch at the left edge
    IS_PENDING = _USER + 22  # bool, clock icon behind the state
    ACTIONS = _USER + 23  # tuple[RowAction, ...], buttons of a group head


class RowKind(Enum):
    """Kinds of rows; each has one height."""

    PLAIN = auto()  # 40
    UNSIGNED = auto()  # 48, tinted, bar at the left
    GROUP = auto()  # 64, head of a group
    GROUP_ROW = auto()  # 32, a row inside a group


@dataclass(frozen=True, slots=True)
class RowAction:
    """A button on a group head; `short` is said where the row is narrow."""

    id: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class RowNote:
    """Small words at the end of a title; they may run down to a time.

    Attributes:
        words: what is said; `{0}` in it stands for the seconds left until `until`.
        until: the words are said until then; None for as long as the row says so.
        after: what is said from then on.
        within: seconds before `until` from which on the words are said; 0 for always.
        before: what is said until then, quietly.
        icon: name of an icon before the words.
        is_pressing: whether it wants to be seen; else it is quiet.
    """

    words: str
    until: datetime | None = None
    after: str = ""
    within: float = 0.0
    before: str = ""
    icon: str = ""
    is_pressing: bool = False

    def words_at(self, now: datetime) -> str:
        """Return what is said at a time; empty for nothing."""
        if self.until is None:
            return self.words
        left = (self.until - now).total_seconds()
        if left <= 0:
            return self.after
        is_said = not self.within or left <= self.within
        return self.words.replace("{0}", str(math.ceil(left))) if is_said else self.before

    def presses_at(self, now: datetime) -> bool:
        """Whether what is said at a time wants to be seen."""
        is_before = self.until is not None and self.within > 0
        if not self.is_pressing or not is_before or self.until is None:
            return self.is_pressing
        return (self.until - now).total_seconds() <= self.within


@dataclass(frozen=True, slots=True)
class BandedRow:
    """One row of a `BandedList`; the attributes are those of `RowRole`."""

    id: str
    band: str
    kind: RowKind = RowKind.PLAIN
    grade: Grade = Grade.NOTICE
    word: str = ""
    start: datetime | None = None
    limit: float | None = None
    is_ticking: bool = False
    title: str = ""
    place: str = ""
    source: str = ""
    state: str = ""
    owner: str = ""
    count: str = ""
    tag: str = ""
    meta: str = ""
    unit: str = ""
    is_bold: bool = False
    is_others: bool = False
    is_stale: bool = False
    is_pending: bool = False
    actions: tuple[RowAction, ...] = ()
    note: RowNote | None = None
    is_quiet: bool = False
    """Stands aside: grey, and its grade in outline words alone; a head of a group has no tint."""

    def said(self, note: str = "") -> str:
        """Return all its words but the time and the buttons, as they are read out."""
        told = (self.word, self.tag, self.title, self.place, self.source, self.state, note)
        count = f"{self.count} {self.unit}".rstrip()
        more = (self.owner, count, self.meta)
        return "; ".join(word for word in (*told, *more) if word)


@dataclass(frozen=True, slots=True)
class BandHead:
    """The head of one band.

    Attributes:
        id: what rows answer for `RowRole.BAND`.
        title: bold words.
        note: quiet words at the right (behind the count when closed).
        count: shown count; None counts the rows of the band.
        icon: name of an icon before the note.
        is_closed: only one line is shown, its rows are not.
        folds: a press on the head closes it, too; a closed one is always opened by a press.
        stays: the line is shown even when the band has no row.
    """

    id: str
    title: str
    note: str = ""
    count: int | None = None
    icon: str = ""
    is_closed: bool = False
    stays: bool = False
    folds: bool = False


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The eight columns of a `BandedList`; the third takes spare width.

    Attributes:
        titles: of the columns.
        widths: of the columns; the first two are wider where their words ask for it.
        grades: words the first column has to have room for, in the language of the screen; what
            is said for each where it is narrow, by the word.
    """

    titles: tuple[str, str, str, str, str, str, str, str]
    widths: tuple[int, int, int, int, int, int, int, int] = (64, 96, 448, 192, 88, 120, 96, 48)
    grades: Mapping[str, str] = field(default_factory=dict)


NARROW_WIDTHS = (64, 96, 416, 168, 80, 112, 80, 40)
"""Column widths beside a 760 px panel."""

SLIM_WIDTHS = (64, 96, 264, 80, 0, 104, 0, 0)
"""Column widths where a monitor shows everything larger; what has none stands in the detail."""

CRAMPED_WIDTHS = (64, 96, 248, 0, 0, 104, 0, 0)
"""Column widths at 200 % of a Full HD monitor: the title says more than the place."""

Index = QModelIndex | QPersistentModelIndex


def row_value(index: Index) -> BandedRow:
    """Return the row at `index` as a value."""
    value = index.data(RowRole.ROW)
    if isinstance(value, BandedRow):
        return value
    rest: dict[str, Any] = {name: _text(index, role) for name, role in _TEXTS.items()}
    rest |= {name: bool(index.data(role)) for name, role in _FLAGS.items()}
    return BandedRow(
        id=_text(index, RowRole.ID),
        band=_text(index, RowRole.BAND),
        kind=index.data(RowRole.KIND) or RowKind.PLAIN,
        grade=Grade(index.data(RowRole.GRADE) or Grade.NOTICE),
        start=index.data(RowRole.START),
        limit=index.data(RowRole.LIMIT),
        actions=tuple(index.data(RowRole.ACTIONS) or ()),
        **rest,
    )


_TEXTS: dict[str, Any] = {
    role.name.lower(): role
    for role in (
        RowRole.WORD,
        RowRole.TITLE,
        RowRole.PLACE,
        RowRole.SOURCE,
        RowRole.STATE,
        RowRole.OWNER,
        RowRole.COUNT,
        RowRole.TAG,
        RowRole.META,
        RowRole.UNIT,
    )
}
_FLAGS: dict[str, Any] = {
    role.name.lower(): role
    for role in (
        RowRole.IS_TICKING,
        RowRole.IS_BOLD,
        RowRole.IS_OTHERS,
        RowRole.IS_STALE,
        RowRole.IS_PENDING,
    )
}


def _text(index: Index, role: RowRole) -> str:
    value = index.data(role)
    return "" if value is None else str(value)
