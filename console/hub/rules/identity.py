"""Open alerts when rules change what is the same thing: each is found by its next report still.

An alert whose identity a rule has made keeps the source's own beside it, so that another rule, or
none, can give it another. Else its recovery would reach nobody, and it would stand for ever.
"""

import msgspec

from console.domain.alert import Alert
from console.domain.entity import Body, decode
from console.domain.rule import Rule, RuleBook
from console.domain.rule_set import RuleSet
from console.hub.store.transaction import Transaction

OWN_KEY = "own_key"
"""Of an alert: its identity by its source, where a rule has made another."""


def note_own(alert: Body, own: str) -> None:
    """Let an alert keep what its source calls it."""
    if own and alert.get("fingerprint") != own:
        alert[OWN_KEY] = own
    else:
        alert.pop(OWN_KEY, None)


def give_anew(transaction: Transaction, before: RuleBook, after: RuleBook) -> int:
    """Give open alerts the identity new rules make of them; return how many have another."""
    if not any(rule.fingerprint for rule in (*_rules(before), *_rules(after))):
        return 0
    rules, changed = RuleSet(after), 0
    rows = transaction.sql.execute(
        "SELECT body FROM records WHERE is_open = 1 AND fingerprint <> '' AND kind = 'alert'"
    ).fetchall()
    for (raw,) in rows:
        body = msgspec.json.decode(raw)
        fingerprint = _by(rules, body)
        if fingerprint and fingerprint != body["fingerprint"]:
            own = _own(body)
            body["fingerprint"] = fingerprint
            note_own(body, own)
            transaction.put(Alert.KIND, str(body["id"]), body)
            changed += 1
    return changed


def _rules(book: RuleBook) -> tuple[Rule, ...]:
    return (book.default, *book.rules)


def _own(body: Body) -> str:
    return str(body.get(OWN_KEY) or body["fingerprint"])


def _by(rules: RuleSet, body: Body) -> str:
    """Return the identity rules make of an alert; empty for one that cannot be read."""
    own = _own(body)
    try:
        alert = decode(Alert, {**body, "fingerprint": own})
    except ValueError:
        return ""
    return rules.applied(alert, own.partition("/")[0]).alert.fingerprint
