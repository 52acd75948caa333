"""Records are JSON bodies on the way and frozen dataclasses in the rules; this is the way between.

A body may hold more than this version knows: unknown fields stay, and an unknown value of an
enumeration is read as that field's default and written back untouched unless a rule changed it. In
a list, an item this version cannot read is left out and kept, and an item that a rule did not
change keeps what it held beyond this version.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import datetime, tzinfo
from enum import Enum, IntEnum
from functools import cache, lru_cache
from operator import attrgetter
from sys import intern
from types import NoneType, UnionType
from typing import Any, ClassVar, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

Body = dict[str, Any]
Key = tuple[str, str]
"""Kind and id of a record."""


class Entity(Protocol):
    """A record's typed form: a frozen dataclass with its kind and its id."""

    KIND: ClassVar[str]

    @property
    def id(self) -> str:
        """The record's id."""
        ...


E = TypeVar("E")
_Convert = Callable[[Any], Any]
_NOTHING = object()
_SHARED = 16
"""Characters up to which equal texts are one object."""
_PLACES = 4096
"""Values of shared classes of which the next equal one becomes the same object."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the fields of one class are read and written; made once for each class."""

    names: tuple[str, ...]
    values_of: Callable[[Any], tuple[Any, ...]]
    readers: Mapping[str, _Convert]
    writers: Mapping[str, _Convert]
    """Only of fields whose JSON value is not the value itself."""
    defaults: Mapping[str, Any]
    """Of fields that may be absent; a field that equals its default is not written."""
    unwritten: tuple[Any, ...]
    """The same in the order of `names`; a field without default has what no value equals."""
    items: "Mapping[str, _Item]"
    """Of fields that are lists of records within the record."""


@dataclass(frozen=True, slots=True)
class _Item:
    """How one item of a list is read and written."""

    read: _Convert
    write: _Convert


def decode(cls: type[E], body: Mapping[str, Any]) -> E:
    """Read a body as `cls`; what is absent or not understood takes the field's default.

    Raises:
        ValueError: a field without default is absent or cannot be read.
    """
    plan = _plan(cls)
    readers = plan.readers
    values: dict[str, Any] = {}
    for name, raw in body.items():
        read = readers.get(name)
        if read is None:
            continue
        try:
            values[name] = read(raw)
        except (ValueError, TypeError, KeyError, AttributeError):
            if name not in plan.defaults:
                raise ValueError(f"{cls.__name__}.{name} is unreadable: {raw!r}") from None
    try:
        return cls(**values)
    except TypeError as error:
        raise ValueError(f"{cls.__name__}: {error}") from error


def readable(cls: type[E], bodies: Iterable[Mapping[str, Any]]) -> list[E]:
    """Read bodies as `cls`; one that cannot be read is left out, it stays where it came from."""
    found = []
    for body in bodies:
        try:
            found.append(decode(cls, body))
        except ValueError:
            continue
    return found


def encode(entity: Any, base: Mapping[str, Any] | None = None) -> Body:
    """Write an entity; on top of `base`, only what differs from what `base` was read as.

    So a field or value that this version does not know survives the round trip. Fields that equal
    their default are left out of a new body.
    """
    plan = _plan(type(entity))
    body: Body = {}
    before = plan.unwritten
    if base is not None:
        body.update(base)
        before = plan.values_of(decode(type(entity), base))
    writers = plan.writers
    for name, value, was in zip(plan.names, plan.values_of(entity), before, strict=True):
        if value is was or value == was:
            continue
        write = writers.get(name)
        if name in plan.items and base is not None and isinstance(base.get(name), list):
            body[name] = _merged(plan.items[name], base[name], value)
        else:
            body[name] = value if write is None or value is None else write(value)
    return body


def _merged(item: "_Item", raw: list[Any], values: tuple[Any, ...]) -> list[Any]:
    """Write a list anew: what was there and stays is kept as it was, down to unknown fields.

    Items this version cannot read stay in their place; what is new comes behind.
    """
    left = list(values)
    kept: list[Any] = []
    for each in raw:
        try:
            value = item.read(each)
        except (ValueError, TypeError, KeyError, AttributeError):
            kept.append(each)
            continue
        if value in left:
            left.remove(value)
            kept.append(each)
    return kept + [item.write(value) for value in left]


def read_value(hint: Any, raw: Any) -> Any:
    """Read one JSON value as the type `hint` (for arguments of operations).

    Raises:
        ValueError: the value is not of that type.
    """
    try:
        return _reader(hint)(raw)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a {hint}: {raw!r}") from error


_KNOWN: dict[type[Any], _Plan] = {}
"""Read once for each class: what a class says of itself does not change."""


def _plan(cls: type[Any]) -> _Plan:
    known = _KNOWN.get(cls)
    if known is None:
        known = _KNOWN[cls] = _make_plan(cls)
    return known


def _make_plan(cls: type[Any]) -> _Plan:
    hints = get_type_hints(cls)
    names = tuple(field.name for field in fields(cls))
    several = attrgetter(*names, names[0])  # one name alone would not come as a tuple
    writers = {name: _writer(hints[name]) for name in names}
    defaults = dict(_defaults(cls))
    return _Plan(
        names,
        lambda entity: several(entity)[:-1],
        {name: _field_reader(hints[name]) for name in names},
        {name: write for name, write in writers.items() if write is not _as_it_is},
        defaults,
        tuple(defaults.get(name, _NOTHING) for name in names),
        {name: item for name in names if (item := _item(hints[name])) is not None},
    )


def _item(hint: Any) -> _Item | None:
    """Return how items of a list of dataclasses are read and written, None for other fields."""
    if get_origin(hint) is not tuple or not is_dataclass(get_args(hint)[0]):
        return None
    return _Item(_reader(get_args(hint)[0]), _writer(get_args(hint)[0]))


def _field_reader(hint: Any) -> _Convert:
    """Return how a field is read: of a list of records, what can be read."""
    item = _item(hint)
    if item is None:
        return _reader(hint)
    if not getattr(get_args(hint)[0], "IS_SHARED", False):
        return lambda raw: tuple(_readable(item, _list(raw)))
    return lambda raw: _shared_list(tuple(_readable(item, _list(raw))))


def _readable(item: _Item, raw: list[Any]) -> Iterator[Any]:
    for each in raw:
        try:
            yield item.read(each)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue  # of a newer version: kept where it lies, see `_merged`


def _defaults(cls: type[Any]) -> Iterator[tuple[str, Any]]:
    for field in fields(cls):
        if field.default is not MISSING:
            yield field.name, field.default
        elif field.default_factory is not MISSING:
            yield field.name, field.default_factory()


def _as_it_is(value: Any) -> Any:
    return value


def _optional(hint: Any) -> Any:
    """Return X of `X | None`, else None."""
    if get_origin(hint) in (Union, UnionType):
        inner = [a for a in get_args(hint) if a is not NoneType]
        if len(inner) == 1:
            return inner[0]
    return None


@cache
def _reader(hint: Any) -> _Convert:
    inner = _optional(hint)
    if inner is not None:
        read = _reader(inner)
        return lambda raw: None if raw is None else read(raw)
    if get_origin(hint) is tuple:
        item = _reader(get_args(hint)[0])
        return lambda raw: tuple(item(r) for r in _list(raw))
    if isinstance(hint, type):
        return _class_reader(hint)
    return lambda raw: raw


def _class_reader(cls: type[Any]) -> _Convert:
    if is_dataclass(cls):
        read: _Convert = lambda raw: decode(cls, raw)  # noqa: E731 - as the others below
        return (lambda raw: _shared(read(raw))) if getattr(cls, "IS_SHARED", False) else read
    if issubclass(cls, IntEnum):
        names = {member.name.lower(): member for member in cls}
        return lambda raw: names[raw]
    if issubclass(cls, Enum):
        return cls
    if cls is datetime:
        return _moment
    if cls is float:
        return lambda raw: float(_of((int, float), raw))
    if cls is str:
        return _text
    if cls in (int, bool):
        return lambda raw: _of(cls, raw)
    return lambda raw: raw


@cache
def _writer(hint: Any) -> _Convert:
    inner = _optional(hint)
    if inner is not None:
        write = _writer(inner)
        return lambda value: None if value is None else write(value)
    if get_origin(hint) is tuple:
        item = _writer(get_args(hint)[0])
        return lambda value: [item(v) for v in value]
    if isinstance(hint, type):
        if is_dataclass(hint):
            return encode
        if issubclass(hint, IntEnum):
            return lambda value: value.name.lower()
        if issubclass(hint, Enum):
            return lambda value: value.value
        if hint is datetime:
            return lambda value: value.isoformat(timespec="milliseconds")
    return _as_it_is


def _text(raw: Any) -> str:
    """Read a text; a short one, as towns and sources have, is kept once for all records."""
    text = _of(str, raw)
    return intern(text) if len(text) <= _SHARED and type(text) is str else text


@lru_cache(maxsize=_PLACES)
def _shared(value: Any) -> Any:
    """Return the value that was read first of all that equal this one."""
    return value


def _shared_list(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the list that was read first of all like it, where it is one line.

    Whatever came in one message of a source begins with the same line, and most of it never gets
    another; longer lists are each other's like no more.
    """
    return _shared(values) if len(values) == 1 else values


@lru_cache(maxsize=1024)
def _moment(raw: Any) -> datetime:
    """Read a time; a record tells the same one several times, and all tell it in one zone."""
    moment = datetime.fromisoformat(_of(str, raw))
    if moment.tzinfo is None:
        raise ValueError("a time without offset")
    return moment.replace(tzinfo=_zone(moment.tzinfo))


@cache
def _zone(zone: tzinfo) -> tzinfo:
    return zone


def _of(kind: Any, raw: Any) -> Any:
    if not isinstance(raw, kind) or (isinstance(raw, bool) and kind is not bool):
        raise ValueError(f"not a {kind}: {raw!r}")
    return raw


def _list(raw: Any) -> list[Any]:
    if not isinstance(raw, list):
        raise ValueError(f"not a list: {raw!r}")
    return raw
