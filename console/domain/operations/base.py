"""What an operation is: a pure function from what is read and who acts to what is saved.

The seat folds it over the last hub state, the hub runs it to decide. It reads no clock, no chance
and nothing but the records that the operation names as its targets.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from inspect import signature
from typing import Any, TypeVar, cast, get_type_hints

from console.domain.entity import Body, Entity, Key, decode, encode, read_value
from console.domain.refusal import Refused as Refused
from console.domain.rights import Right
from console.domain.stamp import CERTAIN, Stamp

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts, where and when: device time + known offset, never later than the hub's now."""

    op: str
    person: str
    name: str
    seat: str
    time: datetime
    rights: frozenset[Right] = frozenset()
    stamp: Stamp = CERTAIN
    """How sure `time` is."""


class Reads:
    """The records an operation may see: its targets, as the hub holds them or folded so far."""

    def __init__(self, bodies: Mapping[Key, Body | None]) -> None:
        self._bodies = bodies

    def get(self, cls: type[E], id: str) -> E:
        """Return a record.

        Raises:
            Refused: `not_found`, it does not exist; `not_a_target`, the operation did not name it;
                `unreadable`, this version cannot read it.
        """
        found = self.find(cls, id)
        if found is None:
            raise Refused("not_found", f"{cast(Any, cls).KIND}/{id}")
        return found

    def names(self, kind: str, id: str) -> bool:
        """Whether the operation names a record among its targets."""
        return (kind, id) in self._bodies

    def find(self, cls: type[E], id: str) -> E | None:
        """Return a record, or None when there is none of that id."""
        key = (cast(Any, cls).KIND, id)
        if key not in self._bodies:
            raise Refused("not_a_target", "/".join(key))
        body = self._bodies[key]
        try:
            return None if body is None else decode(cls, body)
        except ValueError as error:  # written by a newer version; it stays as it is
            raise Refused("unreadable", f"{'/'.join(key)}: {error}") from error


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an operation saves."""

    save: Sequence[Entity] = ()


@dataclass(frozen=True, slots=True)
class OperationKind:
    """A kind of operation as declared: name, version, right, and the function.

    One that commutes means the same whatever happened before it (签收, a note).
    """

    name: str
    version: int
    right: Right
    is_fact: bool
    commutes: bool
    run: Callable[..., Outcome]
    hints: Mapping[str, Any] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()


F = TypeVar("F", bound=Callable[..., Outcome])


def operation(
    name: str,
    *,
    version: int = 1,
    right: Right,
    is_fact: bool = False,
    commutes: bool = False,
) -> Callable[[F], F]:
    """Declare a function as an operation; it only attaches data (see `OPERATIONS`)."""

    def attach(function: F) -> F:
        hints = get_type_hints(function)
        parameters = list(signature(function).parameters.values())[2:]
        kind = OperationKind(
            name,
            version,
            right,
            is_fact,
            commutes or is_fact,
            function,
            {p.name: hints[p.name] for p in parameters},
            frozenset(p.name for p in parameters if p.default is not p.empty),
        )
        cast(Any, function).kind = kind
        return function

    return attach


def apply(
    kind: OperationKind, bodies: Mapping[Key, Body | None], act: Act, args: Mapping[str, Any]
) -> dict[Key, Body]:
    """Run an operation over bodies and return the bodies it saves.

    Arguments this version does not know are left alone; they stay in the operation itself.

    Raises:
        Refused: the operation may not take effect.
    """
    given: dict[str, Any] = {}
    for name, hint in kind.hints.items():
        if name not in args:
            if name not in kind.optional:
                raise Refused("bad_arguments", f"{name} is missing")
            continue
        try:
            given[name] = read_value(hint, args[name])
        except ValueError as error:
            raise Refused("bad_arguments", f"{name}: {error}") from error
    outcome = kind.run(Reads(bodies), act, **given)
    saved: dict[Key, Body] = {}
    for entity in outcome.save:
        key = (entity.KIND, entity.id)
        if key not in bodies:
            raise Refused("not_a_target", "/".join(key))
        saved[key] = encode(entity, bodies[key])
    return saved
