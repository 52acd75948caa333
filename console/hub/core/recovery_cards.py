"""Cards (需人工核对) of what seats give back: both stand, and a person is asked."""

import re
from dataclasses import dataclass

import msgspec

from console.contract.reasons import words
from console.contract.recovery import Recovered, RecoveredRecord
from console.domain.alert import Alert
from console.domain.entity import Body
from console.hub.core import counted_messages, decide, outrun_refusals
from console.hub.core.official_numbers import Twice
from console.hub.store.transaction import Transaction
from console.runtime.clock import to_text

DIFFERS = "recovered_differs"

_REV = re.compile(r"(.+)\.([0-9]{1,18})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives back."""

    seat: str
    person: str


def ask_of_both(
    transaction: Transaction, giver: Giver, record: RecoveredRecord, body: bytes | None
) -> str:
    """Put both states on a card, ours as `body` has it (None: deleted).

    One that was asked before with as much is left as it is.
    """
    id = f"{DIFFERS}-{record.kind}-{record.id}"
    before = transaction.body(decide.CHECK, id)
    if before is None or parts_of(str(before.get("detail", ""))) < parts_of(record.rev):
        theirs = None if body is None else msgspec.json.decode(body)
        sides = {"at_seat": record.body, "at_hub": theirs, "lane": f"{record.kind}/{record.id}"}
        targets = [f"{record.kind}/{record.id}"]
        card = _card(transaction, giver, id, DIFFERS, record.rev, targets)
        transaction.put(decide.CHECK, id, card | sides)
    return Recovered.CHECK


def ask_of_number(
    transaction: Transaction, giver: Giver, record: RecoveredRecord, twice: Twice
) -> None:
    """Both orders stand; a person has to tell whoever holds a slip with that number."""
    id = f"{twice.code}-{record.id}"
    orders = [f"{record.kind}/{record.id}", f"{record.kind}/{twice.order}"]
    card = _card(transaction, giver, id, twice.code, twice.number, orders)
    transaction.put(decide.CHECK, id, card)


def ask_of_count(transaction: Transaction, giver: Giver, alert: str, other: str) -> None:
    """One message may count in two alerts; which of them people go on with is theirs to say."""
    code = counted_messages.TWICE
    id, both = f"{code}-{alert}-{other}", [f"{Alert.KIND}/{alert}", f"{Alert.KIND}/{other}"]
    if transaction.body(decide.CHECK, id) is None:
        transaction.put(decide.CHECK, id, _card(transaction, giver, id, code, "", both))


def ask_of_refusal(
    transaction: Transaction, giver: Giver, record: RecoveredRecord, op: str
) -> None:
    """It was said to be refused and stands all the same; whether it is to stand is a person's."""
    id, code = f"{outrun_refusals.CODE}-{op}", outrun_refusals.CODE
    if transaction.body(decide.CHECK, id) is None:
        card = _card(transaction, giver, id, code, op, [f"{record.kind}/{record.id}"])
        transaction.put(decide.CHECK, id, card)


def _card(
    transaction: Transaction, giver: Giver, id: str, code: str, detail: str, targets: list[str]
) -> Body:
    zh, en = words(code)
    return {
        "id": id,
        "targets": targets,
        "code": code,
        "reason_zh": zh,
        "reason_en": en,
        "detail": detail,
        "actor": giver.person,
        "seat": giver.seat,
        "recorded_at": to_text(transaction.now),
        "state": "open",
    }


def parts_of(rev: str) -> tuple[str, int]:
    """Return epoch and number; epochs are made in order of time, so that revisions compare."""
    found = _REV.fullmatch(rev)
    return ("", 0) if found is None else (found[1], int(found[2]))
