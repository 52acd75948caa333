"""Entries of a TOML text as values of a kind; the first mistake is told with its place."""

import tomllib
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

from console.settings.plans.plan_fault import PlanFault, Wrong

Value = TypeVar("Value", str, int, bool, list[Any], dict[str, Any])
Name = TypeVar("Name", bound=StrEnum)


def parsed(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text.

    Raises:
        PlanFault: it is none.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # 5000 digits are no TOMLDecodeError
        said = str(error)
        where = said[said.rfind("(") + 1 : -1] if said.endswith(")") else ""
        raise PlanFault(Wrong.NOT_TOML, where, said) from error


def tables(told: dict[str, Any], key: str, where: str) -> Sequence[dict[str, Any]]:
    """Return the tables of a list, none where it is not there."""
    found: list[Any] = get(told, key, list, where, [])
    if not all(isinstance(one, dict) for one in found):
        raise PlanFault(Wrong.NOT_A, at(where, key), f"[[{key}]]")
    return found


def named(told: dict[str, Any], key: str, names: type[Name], where: str) -> Name:
    """Return a text that is one of some names."""
    given = get(told, key, str, where)
    try:
        return names(given)
    except ValueError:
        possible = ", ".join(name.value for name in names)
        raise PlanFault(Wrong.UNKNOWN_VALUE, at(where, key), f"{given} ({possible})") from None


def get(
    told: dict[str, Any], key: str, kind: type[Value], where: str, default: Value | None = None
) -> Value:
    """Return an entry.

    Args:
        told: the table.
        key: of the entry.
        kind: the type it must have.
        where: the way to the table, for the fault.
        default: what holds where it is missing; None where it may not be.

    Raises:
        PlanFault: it is missing, or of another kind.
    """
    value = told.get(key, default)
    if value is None:
        raise PlanFault(Wrong.MISSING, where, key)
    if type(value) is not kind:
        raise PlanFault(Wrong.NOT_A, at(where, key), kind.__name__)
    return value


def at(where: str, key: str) -> str:
    """Return the way to an entry."""
    return f"{where}, {key}" if where else key


def one_of(
    told: dict[str, Any], key: str, kind: type[Value], possible: Sequence[Value], where: str
) -> Value:
    """Return an entry that has one of some values."""
    given = get(told, key, kind, where)
    if given not in possible:
        names = ", ".join(str(one) for one in possible)
        raise PlanFault(Wrong.UNKNOWN_VALUE, at(where, key), f"{given} ({names})")
    return given


def numbers_of(told: dict[str, Any], key: str, where: str) -> tuple[int, ...]:
    """Return a list of whole numbers."""
    numbers = get(told, key, list, where)
    if not all(type(number) is int for number in numbers):
        raise PlanFault(Wrong.NOT_A, f"{where}.{key}", "[60, 40]")
    return tuple(numbers)


def names_of(told: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    """Return a list of texts, none of them empty; empty where it is not there."""
    names: list[Any] = get(told, key, list, where, [])
    if not all(isinstance(name, str) and name for name in names):
        raise PlanFault(Wrong.NOT_A, at(where, key), '["…", "…"]')
    return tuple(names)
