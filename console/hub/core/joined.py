"""Reports about what was merged into another alert (并入): kept on both, and never lost.

An alert that was merged is out of the list, but its source goes on. What it tells is kept on the
alert itself, so that it can be taken apart again, and counts and rises on the one that stands.
"""

from dataclasses import dataclass

import msgspec

from console.domain.alert import Alert
from console.domain.alert_marks import Disposition
from console.domain.alert_reports import Filters, received
from console.domain.alert_steps import OPEN
from console.domain.entity import Body, decode, encode
from console.domain.joining import told_on
from console.hub.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Told:
    """Both alerts after a report: what was merged, and what stands."""

    merged: Body
    standing: Body


def told(transaction: Transaction, report: Alert, filters: Filters) -> Told | None:
    """Return both records after a report, or None where it is about nothing that is merged.

    So it is where what the alert was merged into is closed by now, and where what comes back needs
    a row of its own (`joining.told_on`): it is told as a new alert then.
    """
    body = _merged_body(transaction, report.fingerprint)
    if body is None:
        return None
    standing = _standing(transaction, body)
    if standing is None:
        return None
    try:
        before, survivor = decode(Alert, body), decode(Alert, standing)
    except ValueError:
        return None  # a newer hub wrote it
    after = received(before, report, filters)
    kept = told_on(survivor, before, after, report.received_at)
    if kept is None:
        return None
    return Told(encode(after, body), encode(kept, standing))


def _merged_body(transaction: Transaction, fingerprint: str) -> Body | None:
    """Return the alert of a key, when the newest that is out of the list was merged."""
    if not fingerprint:
        return None
    row = transaction.sql.execute(
        "SELECT body FROM records INDEXED BY records_out_of_the_list"
        " WHERE fingerprint = ? AND fingerprint <> '' AND is_open = 0 AND kind = 'alert'"
        " ORDER BY seq DESC LIMIT 1",
        (fingerprint,),
    ).fetchone()
    body: Body | None = None if row is None or row[0] is None else msgspec.json.decode(row[0])
    is_merged = body is not None and body.get("disposition") == Disposition.MERGED.value
    return body if is_merged else None


def _standing(transaction: Transaction, body: Body) -> Body | None:
    """Follow 并入 to what is open; None where that is closed."""
    seen: set[str] = set()
    while body.get("merged_into"):
        named = str(body["merged_into"])
        found = None if named in seen else transaction.body(Alert.KIND, named)
        if found is None:
            return None
        seen.add(named)
        body = found
    return body if body.get("disposition", "unverified") in _OPEN else None


_OPEN = frozenset(each.value for each in OPEN)
