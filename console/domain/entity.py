"""Records are JSON bodies on the way and frozen dataclasses in the rules; this is the way between.

A body may hold more than this version knows: unknown fields stay, and an unknown value of an
enumeration is read as that field's default and written back untouched unless a rule changed it.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum, IntEnum
from functools import cache
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


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    read: _Convert
    write: _Convert
    default: Any
    make_default: Callable[[], Any] | None

    def missing(self) -> Any:
        if self.make_default is not None:
            return self.make_default()
        return self.default


def decode(cls: type[E], body: Mapping[str, Any]) -> E:
    """Read a body as `cls`; what is absent or not understood takes the field's default.

    Raises:
        ValueError: a field without default is absent or cannot be read.
    """
    values: dict[str, Any] = {}
    for field in _fields(cls):
        raw = body.get(field.name, MISSING)
        if raw is MISSING:
            values[field.name] = _default(cls, field)
            continue
        try:
            values[field.name] = field.read(raw)
        except (ValueError, TypeError, KeyError, AttributeError):
            values[field.name] = _default(cls, field)
    return cls(**values)


def encode(entity: Any, base: Mapping[str, Any] | None = None) -> Body:
    """Write an entity; on top of `base`, only what differs from what `base` was read as.

    So a field or value that this version does not know survives the round trip.
    """
    if base is None:
        return {f.name: f.write(getattr(entity, f.name)) for f in _fields(type(entity))}
    before = decode(type(entity), base)
    body = dict(base)
    for field in _fields(type(entity)):
        value = getattr(entity, field.name)
        if field.name not in body or value != getattr(before, field.name):
            body[field.name] = field.write(value)
    return body


def read_value(hint: Any, raw: Any) -> Any:
    """Read one JSON value as the type `hint` (for arguments of operations).

    Raises:
        ValueError: the value is not of that type.
    """
    try:
        return _reader(hint)(raw)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a {hint}: {raw!r}") from error


def _default(cls: type[Any], field: _Field) -> Any:
    value = field.missing()
    if value is MISSING:
        raise ValueError(f"{cls.__name__}.{field.name} is absent or unreadable")
    return value


_KNOWN: dict[type[Any], tuple[_Field, ...]] = {}
"""Read once for each class: what a class says of itself does not change."""


def _fields(cls: type[Any]) -> tuple[_Field, ...]:
    known = _KNOWN.get(cls)
    if known is None:
        known = _KNOWN[cls] = _read_fields(cls)
    return known


def _read_fields(cls: type[Any]) -> tuple[_Field, ...]:
    hints = get_type_hints(cls)
    return tuple(
        _Field(
            f.name,
            _reader(hints[f.name]),
            _writer(hints[f.name]),
            f.default,
            None if f.default_factory is MISSING else f.default_factory,
        )
        for f in fields(cls)
    )


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
        return lambda raw: decode(cls, raw)
    if issubclass(cls, IntEnum):
        names = {member.name.lower(): member for member in cls}
        return lambda raw: names[raw]
    if issubclass(cls, Enum):
        return cls
    if cls is datetime:
        return _moment
    if cls is float:
        return lambda raw: float(_of((int, float), raw))
    if cls in (str, int, bool):
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
    return lambda value: value


def _moment(raw: Any) -> datetime:
    moment = datetime.fromisoformat(_of(str, raw))
    if moment.tzinfo is None:
        raise ValueError("a time without offset")
    return moment


def _of(kind: Any, raw: Any) -> Any:
    if not isinstance(raw, kind) or (isinstance(raw, bool) and kind is not bool):
        raise ValueError(f"not a {kind}: {raw!r}")
    return raw


def _list(raw: Any) -> list[Any]:
    if not isinstance(raw, list):
        raise ValueError(f"not a list: {raw!r}")
    return raw
