"""What an act of a seat without a screen is: its fields, and how it is done."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import msgspec

from console.app.headless.seat import HeadlessSeat
from console.app.headless.wrong import Wrong
from console.commands.executor import Result
from console.domain.entity import read_value


@dataclass(frozen=True, slots=True)
class Begun:
    """An act on its way to the journal, and the ids of what it creates."""

    result: "Future[Result]"
    made: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)
    """What whoever acts has to see of it, saved or not."""


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an act has to know; a subclass for each."""


Do = Callable[[HeadlessSeat, Any], Begun]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its fields and how it is done."""

    fields: type[Fields]
    do: Do


def value(hint: Any, raw: Any) -> Any:
    """Return a value of a field as the record has it.

    Raises:
        Wrong: it is none.
    """
    return value_of(lambda text: read_value(hint, text), raw)


def value_of(read: Callable[[Any], Any], raw: Any) -> Any:
    """Return what a function reads.

    Raises:
        Wrong: it cannot.
    """
    try:
        return read(raw)
    except ValueError as error:
        raise Wrong("bad_fields", f"{error}.", "Write it as the record has it.") from error
