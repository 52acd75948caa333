"""A proposal that a person put in force from a seat is made to hold, in the same transaction."""

from collections.abc import Mapping

from console.domain.dictionary import PROPOSED, Dictionary
from console.domain.entity import Body, Key, decode
from console.hub.store.transaction import Transaction

KEY = (Dictionary.KIND, PROPOSED)


def lacks(transaction: Transaction, saved: Mapping[Key, Body]) -> str:
    """Return the version that is to hold and is kept no more; empty where nothing is in the way."""
    version = _adopted(saved).version
    if not version:
        return ""
    row = transaction.sql.execute(
        "SELECT 1 FROM dictionary_versions WHERE version = ?", (version,)
    ).fetchone()
    return "" if row is not None else version


def adopt(transaction: Transaction, saved: Mapping[Key, Body]) -> None:
    """Put the proposal in force where this act says so."""
    told = _adopted(saved)
    if not told.version or told.adoption is None:
        return
    from console.hub.dictionary import versions  # by the first such act

    title, entries = versions.kept(transaction.sql, told.version)
    by = "，".join(part for part in (told.adoption.name, told.adoption.released) if part)
    versions.take(transaction, entries, versions.Wish(by, told.origin, title))


def _adopted(saved: Mapping[Key, Body]) -> Dictionary:
    body = saved.get(KEY)
    if body is None or not body.get("adoption"):
        return Dictionary(PROPOSED)
    return decode(Dictionary, body)
