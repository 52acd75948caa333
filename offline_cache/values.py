"""The plain values that go in and out of the store."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Body = dict[str, Any]
"""A JSON object."""

Key = tuple[str, str]
"""Kind and id of a record."""

FieldType = Literal["text", "integer", "real"]


@dataclass(frozen=True, slots=True)
class Field:
    """One declared index column: what can be filtered and sorted by.

    Attributes:
        name: column name as used in `where` and `order`.
        path: dotted path into the view ("place.town"), or a function of the view.
        type: column type; a value of another type is stored as it is.
        is_indexed: whether it gets an index of its own; each one costs every change a little. A
            field that begins a compound index needs none and gets none.
        is_rare: whether most records have no value: the index holds the others alone.
    """

    name: str
    path: str | Callable[[Body], object]
    type: FieldType = "text"
    is_indexed: bool = True
    is_rare: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """What the cache must know about one kind of record.

    Attributes:
        kind: the kind; letters, digits and `._:-`.
        fields: index columns.
        search: text that full text finds; None when the kind is not searched.
        names: names also found by pinyin and initials.
        order: default order of `select`, e.g. "-severity,raised"; None = newest first.
        scope: snapshot scope the kind belongs to ("open", "reference").
        indexes: compound indexes by field names, "-" before a descending one, for filter and
            sort together: ("is_open", "-severity", "raised").
        snapshot_where: for kinds whose snapshot leaves out finished records: which rows here it
            would have named, by declared fields ({"is_open": 1}); only those are removed when a
            snapshot does not name them. None = all rows of the kind.
        kept: most ages kept (`retention`): older records that `snapshot_where` leaves out leave
            this cache by themselves; None = all stay.
        version: raised when `fields`, `search` or `names` change meaning; the kind is re-derived.
    """

    kind: str
    fields: tuple[Field, ...] = ()
    search: Callable[[Body], str] | None = None
    names: Callable[[Body], Iterable[str]] | None = None
    order: str | None = None
    scope: str = "open"
    indexes: tuple[tuple[str, ...], ...] = ()
    snapshot_where: Mapping[str, object] | None = None
    kept: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit at the hub did to one record; `body` None is a tombstone."""

    seq: int
    kind: str
    id: str
    rev: str
    home: str
    body: Body | None
    ends: int = 0
    """Number of the last change that must not be shown without this one; 0 when it stands alone."""

    @property
    def key(self) -> Key:
        """Kind and id."""
        return (self.kind, self.id)


@dataclass(frozen=True, slots=True)
class PendingOperation:
    """One intent of a person, as the store sees it.

    Attributes:
        op: its id.
        lane: the aggregate it belongs to; order matters inside a lane only.
        kind: operation kind; means nothing here.
        targets: records it changes.
        body: the whole envelope.
        saved_at: time text as handed in.
        settled_at: cursor at which the hub settled it; None while unanswered.
    """

    op: str
    lane: str
    kind: str
    targets: tuple[Key, ...]
    body: Body
    saved_at: str
    settled_at: str | None = None


@dataclass(frozen=True, slots=True)
class StoredOperation:
    """An operation with what became of it.

    Attributes:
        operation: the operation.
        state: "pending" (undecided), "answered" (decided, hub state not here yet), "settled".
        status: last answer's status as the hub gave it, None before any.
        answer: last answer, None before any.
        number: place in saved order.
    """

    operation: PendingOperation
    state: str
    status: str | None
    answer: Body | None
    number: int


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where a hash chain stands: `number` 0 and an empty hash before its first link."""

    chain: str
    incarnation: str
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class FoldResult:
    """What pending operations make of hub bodies.

    Attributes:
        views: view per record, None = not there. A record that is not named keeps its hub body.
        doomed: operations that no longer fold, with a reason code; they change nothing.
    """

    views: Mapping[Key, Body | None]
    doomed: Mapping[str, str]


Fold = Callable[[Mapping[Key, Body | None], Sequence[PendingOperation]], FoldResult]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What changed in the cache and who began it; `keys` None = everything."""

    origin: Literal["hub", "seat", "snapshot"]
    keys: frozenset[Key] | None
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One record as read.

    Attributes:
        body: the view: hub body with own pending operations folded over it.
        base: the hub body; None when the record so far exists by own operations only.
        is_pending: own operations are folded in.
        doomed: reason code when one of them will be refused.
        age: place in order of arrival; a greater one came later.
    """

    kind: str
    id: str
    rev: str
    home: str
    body: Body
    base: Body | None
    is_pending: bool
    doomed: str | None
    age: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found; `age` as in `Row`."""

    kind: str
    id: str
    age: int
