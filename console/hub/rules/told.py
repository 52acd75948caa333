"""What sources have reported, told report by report to whoever looks for noise; nothing changes."""

from datetime import datetime, timedelta

from console.contract.told_reports import ToldReport, ToldReports, ToldRule
from console.domain.alert import Alert, Condition, Nature
from console.domain.rule import Rule
from console.domain.rule_set import RuleSet
from console.hub.core.reading import read_again
from console.hub.core.reports import Unusable
from console.hub.rules.book import in_force, matters
from console.hub.rules.trial import first_row
from console.hub.settings import HubSettings
from console.hub.store.connection import whole
from console.hub.store.sqlite import Database
from console.runtime.clock import CHINA, utc_epoch

MOST_REQUESTS = 50
"""Requests read for one page; a body of a source has two megabytes at most."""

MOST_REPORTS = 2_000
"""A page ends after the request with which it has so many."""


def told_page(
    database: Database, settings: HubSettings, after: int, until: datetime, days: float
) -> ToldReports:
    """Return a page of reports of named things; on a connection of its own.

    Args:
        database: whose kept requests are read.
        settings: limits of the hub.
        after: where the page before ended; 0 for the first.
        until: nothing of later.
        days: how far back.
    """
    sql = database.connect()
    try:
        sql.execute("PRAGMA query_only = 1")
        rules = RuleSet(in_force(sql))
        rules.matters = matters(sql)
        place = after or first_row(sql, utc_epoch(until - timedelta(days=days))) - 1
        found: list[ToldReport] = []
        used: dict[str, ToldRule] = {}
        rows = sql.execute(
            "SELECT rowid, source, at, media_type, bytes FROM raw_messages"
            " WHERE rowid > ? AND at <= ? ORDER BY rowid LIMIT ?",
            (place, utc_epoch(until), MOST_REQUESTS),
        ).fetchall()
        for row, source, at, media_type, raw in rows:
            came = datetime.fromtimestamp(float(at), CHINA)
            place = int(row)
            for read in read_again(str(media_type), whole(raw), str(source), came, "T", settings):
                try:
                    message = read(rules.grade_of)
                except Unusable:
                    continue
                if message.alert is not None:
                    _take(found, used, rules, message.alert, str(source), message.id)
            if len(found) >= MOST_REPORTS:
                break
        is_last = len(rows) < MOST_REQUESTS and (not rows or place == int(rows[-1][0]))
        return ToldReports(
            reports=found, until=utc_epoch(until), next=0 if is_last else place, rules=used
        )
    finally:
        sql.close()


def _take(
    found: list[ToldReport],
    used: dict[str, ToldRule],
    rules: RuleSet,
    report: Alert,
    sender: str,
    id: str,
) -> None:
    """Add a report; what is never over again, drills and forecasts are no noise to hold back."""
    alert, _, rule, _ = rules.applied(report, sender)
    is_named = bool(alert.fingerprint) and alert.condition is not Condition.NOT_APPLICABLE
    if not is_named or alert.is_exercise or alert.nature is Nature.FORECAST:
        return
    used.setdefault(rule.id, _told(rule))
    found.append(
        ToldReport(
            key=alert.fingerprint,
            at=utc_epoch(report.received_at),
            severity=alert.severity.name.lower(),
            condition=alert.condition.value,
            source=alert.source,
            type=alert.type,
            place=alert.place.name,
            rule=rule.id,
            id=id and f"{sender}/{id}",
        )
    )


def _told(rule: Rule) -> ToldRule:
    return ToldRule(
        delay=int(rule.delay),
        count=rule.count,
        settle=int(rule.settle),
        hold_off=int(rule.hold_off),
    )
