"""The years in force: one record each, replaced as a whole by a load that names who and when."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from console.domain.entity import decode, encode
from console.domain.working_calendar import CalendarLoad, CalendarYear
from console.hub.store.connection import Connection, whole
from console.hub.store.transaction import Transaction
from console.runtime.clock import to_text

LOADS_KEPT = 20


def held(sql: Connection) -> tuple[CalendarYear, ...]:
    """Return the years in force, the earliest first."""
    rows = sql.execute(
        "SELECT body FROM records WHERE kind = ? AND body IS NOT NULL ORDER BY id",
        (CalendarYear.KIND,),
    )
    return tuple(decode(CalendarYear, msgspec.json.decode(whole(body))) for (body,) in rows)


def take(
    transaction: Transaction, years: Sequence[CalendarYear], by: str, origin: str
) -> tuple[CalendarYear, ...]:
    """Put years in force; those that stand as they are told already are left alone.

    Returns:
        What was changed.
    """
    before = {year.id: year for year in held(transaction.sql)}
    changed = tuple(year for year in years if not _is_same(year, before.get(year.id)))
    for year in changed:
        known = before.get(year.id)
        load = CalendarLoad(to_text(transaction.now), by, origin, year.hash)
        loads = (*(() if known is None else known.loads), load)[-LOADS_KEPT:]
        transaction.put(CalendarYear.KIND, year.id, encode(replace(year, loads=loads)))
    return changed


def _is_same(told: CalendarYear, known: CalendarYear | None) -> bool:
    return known is not None and replace(known, hash=told.hash, loads=()) == told
