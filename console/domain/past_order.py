"""What a finished or running work order teaches about the next one: words, place, who, returns."""

from collections.abc import Mapping
from dataclasses import dataclass
from sys import intern
from typing import Any

LONGEST_READ = 60
"""Letters of a title that are compared."""

MINUTE = 16
"""Letters of a time, down to the minute."""
SHARED = 16

TAUGHT = frozenset(
    (
        "signed",
        "contacted",
        "handling",
        "feedback",
        "checking",
        "closed",
        "archived",
        "parked",
        "rework",
        "reopened",
    )
)
"""States in which a unit has taken an order: an order merely sent may have been sent wrongly."""


@dataclass(frozen=True, slots=True)
class GivenBack:
    """One return: who gave it back, with which words, and whether that was agreed to."""

    unit: str
    reason: str
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class PastOrder:
    """One order as it teaches.

    Attributes:
        id: of the work order.
        number: as people know it.
        title: what it was about.
        matter: entry of the dictionary it was given; may be wrong.
        town: where.
        unit: name of the unit that took it; empty while nobody has.
        returns: who gave it back before.
        at: when it was made, as told (RFC 3339).
        days: days until it was closed; None while it is not.
    """

    id: str
    title: str
    unit: str = ""
    matter: str = ""
    town: str = ""
    returns: tuple[GivenBack, ...] = ()
    at: str = ""
    number: str = ""
    days: float | None = None


def past_order(id: str, body: Mapping[str, Any]) -> PastOrder | None:
    """Read a work order's body as far as it teaches; None for one that has no title.

    Bodies are read by hand: two hundred thousand of them are, beside the work of the seat.
    """
    title = body.get("title")
    if not isinstance(title, str) or not title:
        return None
    place = body.get("place")
    town = place.get("town") if isinstance(place, Mapping) else ""
    unit = body.get("unit_name") if body.get("state") in TAUGHT else ""
    returns = body.get("returns")
    return PastOrder(
        id,
        title[:LONGEST_READ],
        _text(unit),
        _text(body.get("matter")),
        _text(town),
        tuple(_given_back(one) for one in returns if isinstance(one, Mapping))
        if isinstance(returns, list)
        else (),
        _text(body.get("created_at"))[:MINUTE],
        _text(body.get("official") or body.get("number")),
    )


def _given_back(told: Mapping[str, Any]) -> GivenBack:
    is_refused = bool(told.get("decided_at")) and not told.get("is_granted")
    return GivenBack(_text(told.get("unit")), _text(told.get("reason")), is_refused)


def _text(told: Any) -> str:
    """Read a text; a short one, as units and towns have, is kept once for all orders."""
    if not isinstance(told, str):
        return ""
    return intern(told) if len(told) <= SHARED and type(told) is str else told
