"""Records of a newer version: shown as far as they can be read, and marked, never left out."""

from collections.abc import Iterable
from typing import TypeVar

from console.domain.alert import Alert, Condition, Disposition, Nature, Severity
from console.domain.entity import decode
from offline_cache.values import Body, Row

T = TypeVar("T")

_KNOWN: dict[str, frozenset[str]] = {
    "severity": frozenset(severity.name.lower() for severity in Severity),
    "condition": frozenset(Condition),
    "disposition": frozenset(Disposition),
    "nature": frozenset(Nature),
}
"""Values of an alert's body that this version understands."""

WORST = Severity.RED.name.lower()
"""A grade nobody here knows is shown, and sounds, as the worst there is."""


def is_newer(body: Body) -> bool:
    """Whether an alert says something this version does not understand."""
    return any(name in body and not _knows(name, body[name]) for name in _KNOWN)


def _knows(name: str, value: object) -> bool:
    return isinstance(value, str) and value in _KNOWN[name]


def alert_of(body: Body) -> tuple[Alert, bool]:
    """Return an alert as far as it can be read, and whether it is newer than this console.

    Raises:
        ValueError: not even its title or its time can be read.
    """
    if not is_newer(body):
        return decode(Alert, body), False
    is_grade_known = _knows("severity", body.get("severity"))
    return decode(Alert, body if is_grade_known else {**body, "severity": WORST}), True


def readable(cls: type[T], rows: Iterable[Row]) -> list[tuple[T, Row]]:
    """Return the records of rows that can be read; one that cannot stops no other."""
    found: list[tuple[T, Row]] = []
    for row in rows:
        try:
            found.append((decode(cls, row.body), row))
        except ValueError:
            continue
    return found
