"""Rows of the two cards: first steps and numbers to call; units that were sent, and how far."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.domain.order import Assignment, Stage
from console.domain.reference import Card, Org
from console.models.alert_rows import stage_word
from console.models.order_book import OrderView
from console.runtime.hall_time import hall_time
from console.screens.duty.cards import CardRow
from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step

STEPS = 3
FORCES = 3
_FIRST = 44
_SECOND_PHONE = 338


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def step_rows(card: Card | None, grid: Org | None, most: int = STEPS) -> list[CardRow]:
    """Return the first steps and the two numbers; without a card, the grid's number."""
    if card is None:
        words = _t("No handling card for this kind; act by the duty manual")
        rows = [CardRow(icon="info-circle", cells=((_FIRST, Run(words, Ink.TEXT2)),))]
        return rows + _phone_rows(_grid_phone(grid))
    rows = [
        CardRow(number=str(number), cells=((_FIRST, Run(step, Ink.TEXT)),))
        for number, step in enumerate(card.steps[:most], start=1)
    ]
    return rows + _phone_rows(card.phones[:2] or _grid_phone(grid))


def force_rows(orders: Sequence[OrderView]) -> list[CardRow]:
    """Return the units that were sent, the least answered first."""
    units = [(unit, view.order.by_phone) for view in orders for unit in view.assignments]
    shown = sorted(units, key=lambda pair: (pair[0].stage, pair[0].unit_name))[:FORCES]
    return [_force_row(unit, by_phone) for unit, by_phone in shown]


def force_summary(orders: Sequence[OrderView]) -> str:
    """Return how many units have said that they go, and how many were not reached."""
    units = [unit for view in orders for unit in view.assignments]
    accepted = sum(1 for unit in units if unit.stage >= Stage.ACCEPTED)
    unreached = sum(1 for unit in units if unit.unreached and unit.stage < Stage.ACCEPTED)
    parts = [_t("accepted {0} of {1}").format(accepted, len(units))]
    if unreached:
        parts.append(_t("not reached {0}").format(unreached))
    return "·".join(parts)


def _force_row(unit: Assignment, by_phone: bool) -> CardRow:
    last = max(unit.times, key=lambda time: time.at, default=None)
    if unit.unreached and unit.stage < Stage.ACCEPTED:
        state = chip_run(_t("Not reached"), "x")
    else:
        is_going = unit.stage >= Stage.ACCEPTED
        icon = "circle-check-filled" if is_going else "phone" if by_phone else "arrow-right"
        ink = Ink.TEXT if is_going else Ink.TEXT2
        is_called = by_phone and unit.stage is Stage.SENT
        words = _t("Called, awaiting answer") if is_called else stage_word(unit.stage)
        state = Run(words, ink, is_going, Step.SMALL, icon=icon)
    return CardRow(
        icon="phone",
        cells=(
            (_FIRST, Run(unit.unit_name, Ink.TEXT)),
            (208, Run(unit.phone or "—", Ink.TEXT2)),
            (308, Run(hall_time(last.at) if last else "", Ink.TEXT2)),
            (400, state),
        ),
    )


def _phone_rows(phones: Sequence[str]) -> list[CardRow]:
    if not phones:
        return []
    places = (_FIRST, _SECOND_PHONE)
    cells = []
    for left, phone in zip(places, phones, strict=False):
        name, _, number = phone.rpartition(" ")
        cells.append((left, Run(name, Ink.TEXT)))
        cells.append((left + _name_width(name), Run(number, Ink.TEXT2)))
    return [CardRow(icon="phone", cells=tuple(cells))]


def _name_width(name: str) -> int:
    """Return where a number begins behind its name: 15 px a hanzi, 9 px any other, and a gap."""
    return sum(15 if ord(character) > 0x2E80 else 9 for character in name) + 6


def _grid_phone(grid: Org | None) -> tuple[str, ...]:
    return () if grid is None or not grid.phone else (f"{grid.name} {grid.phone}",)
