"""数字吹哨: the order a rule has prepared for an alert; it is offered, a person sends it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from console.domain.alert import Alert
from console.domain.reference import Matter, Unit
from console.domain.rule import OrderTemplate, Rule, filled
from console.domain.rule_match import fits


@dataclass(frozen=True, slots=True)
class PreparedOrder:
    """An order as it would be sent now.

    Attributes:
        rule: name of the rule.
        matter: the entry of the dictionary; None where the hall lacks it, or none is named.
        units: those it goes to; empty where the dictionary's needs decide.
        lacking: units the rule names and the hall does not have.
        text: filled in; empty where the dictionary's text holds.
        limit_minutes: until when a unit is to be on scene; 0 where nothing says so.
        source: on what it rests.
    """

    rule: str
    matter: Matter | None
    units: tuple[Unit, ...]
    lacking: tuple[str, ...]
    text: str
    limit_minutes: int
    source: str


def prepared_order(
    rule: Rule, alert: Alert, matters: Iterable[Matter], units: Sequence[Unit]
) -> PreparedOrder | None:
    """Return the order a rule prepares for an alert; None where it prepares none."""
    told = rule.order
    if told is None:
        return None
    matter = next((m for m in matters if m.id == told.matter), None)
    chosen, lacking = _units(told, alert, units)
    limit = told.limit_minutes or (matter.limit_minutes if matter else 0)
    return PreparedOrder(
        rule.name,
        matter,
        chosen,
        lacking,
        filled(told.text, alert, rule.id),
        limit,
        told.source or rule.source,
    )


def _units(
    told: OrderTemplate, alert: Alert, units: Sequence[Unit]
) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """Return the first unit that each name fits, and the names that fit none."""
    found: dict[str, Unit] = {}
    lacking: list[str] = []
    for template in told.unit:
        name = filled(template, alert)
        unit = next((u for u in units if name and fits(name, u.name)), None)
        if unit is None:
            lacking.append(name or template)
        else:
            found[unit.id] = unit
    return tuple(found.values()), tuple(lacking)
