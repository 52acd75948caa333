"""Keeps each device's tally beside the alerts it counts, in the same transaction."""

from collections.abc import Mapping

from console.domain.alert import Alert
from console.domain.alert_marks import Disposition
from console.domain.device_tally import DeviceTally, change_of, counted, device_of, tally_id
from console.domain.entity import Body, Key, decode, encode
from console.hub.store.transaction import Transaction

JUDGED = frozenset(
    each.value for each in (Disposition.CONFIRMED, Disposition.ORDERED, Disposition.FALSE)
)


def before(transaction: Transaction, saved: Mapping[Key, Body]) -> dict[Key, Body]:
    """Return the alerts whose verdict may change by what is about to be saved, as they are."""
    found = {}
    for key, body in saved.items():
        if key[0] == Alert.KIND and body.get("disposition") in JUDGED:
            known = transaction.body(*key)
            if known is not None and known.get("disposition") != body.get("disposition"):
                found[key] = known
    return found


def judged(transaction: Transaction, was: Mapping[Key, Body], saved: Mapping[Key, Body]) -> None:
    """Count verdicts that were just saved."""
    for key, body in was.items():
        _count(transaction, body, saved[key])


def found(transaction: Transaction, alert: Alert) -> None:
    """Count what a machine has found; what says no confidence costs nothing here."""
    if alert.confidence is not None:
        _note(transaction, None, alert)


def _count(transaction: Transaction, was: Body, now: Body) -> None:
    try:
        _note(transaction, decode(Alert, was), decode(Alert, now))
    except ValueError:
        return  # a newer hub wrote it


def _note(transaction: Transaction, was: Alert | None, now: Alert) -> None:
    change = change_of(was, now)
    if change is None:
        return
    id = tally_id(device_of(now))
    body = transaction.body(DeviceTally.KIND, id)
    try:
        tally = None if body is None else decode(DeviceTally, body)
    except ValueError:
        return
    transaction.put(DeviceTally.KIND, id, encode(counted(tally, now, change), body))
