"""A trial on what a hub has kept: opened on its database, read as the hub reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import count

from console.domain.rule import RuleBook
from console.domain.rule_set import RuleSet
from console.hub.core.reading import Read, read_again
from console.hub.rules.book import in_force, matters
from console.hub.rules.trial import Trial, days_before
from console.hub.settings import HubSettings
from console.hub.store.sqlite import Database

DAYS = 7.0
"""How far a trial looks back."""


@contextmanager
def opened_trial(
    database: Database,
    settings: HubSettings,
    after: RuleBook,
    until: datetime,
    days: float = DAYS,
    during: tuple[str, ...] = (),
) -> Iterator[Trial]:
    """Open a trial of rules beside those in force; it has a connection of its own.

    Args:
        database: whose kept requests are read.
        settings: limits of the hub.
        after: the rules to be tried.
        until: up to when; there is nothing of later.
        days: how far back.
        during: modes and responses that are taken to hold; none: those that hold now.
    """
    sql = database.connect()
    try:
        sql.execute("PRAGMA query_only = 1")
        now = in_force(sql)
        standing = during or now.standing
        before, tried = (RuleSet(replace(each, standing=standing)) for each in (now, after))
        before.matters = tried.matters = matters(sql)
        since = days_before(until, days)
        yield Trial(sql, _Reading(settings), before, tried, since, until)
    finally:
        sql.close()


class _Reading:
    """Reads kept requests; alerts of a trial have ids of their own."""

    def __init__(self, settings: HubSettings) -> None:
        self._settings = settings
        self._numbers = count(1)

    def __call__(self, source: str, media_type: str, raw: bytes, came: datetime) -> Iterator[Read]:
        id = f"T{next(self._numbers)}"
        return read_again(media_type, raw, source, came, id, self._settings)
