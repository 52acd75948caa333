"""Local accounts and source tokens: passwords as scrypt, tokens as SHA-256, grants signed."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import scrypt, sha256

from console.contract.grant import Grant
from console.domain.rights import ROLES
from console.hub.settings import HubSettings
from console.hub.store.connection import Connection
from console.hub.store.transaction import Transaction
from console.runtime.clock import from_text, to_text

COST = {"n": 1 << 14, "r": 8, "p": 1}
"""scrypt of 16 MB and some 50 ms: what a login may cost (RFC 7914)."""

_NOBODY = bytes(16)


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may log in; `seat` binds it to one seat, empty is any."""

    account: str
    name: str
    role: str
    seat: str
    disabled_at: str


@dataclass(frozen=True, slots=True)
class KeptPassword:
    """An account and its password's salt and hash."""

    account: Account
    salt: bytes
    hash: bytes


def hash_password(password: str, salt: bytes) -> bytes:
    """Return what is kept of a password."""
    return scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, dklen=32, **COST)


def hash_token(token: str) -> bytes:
    """Return what is kept of a source's token; it is long and random, so one round is enough."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def add(
    transaction: Transaction, account: Account, password: str, chance: Callable[[int], bytes]
) -> None:
    """Add an account, or give an existing one a new name, role and password.

    Raises:
        ValueError: there is no such role, or the password is empty.
    """
    if account.role not in ROLES:
        raise ValueError(f"no such role: {account.role}; one of {', '.join(ROLES)}")
    if not password:
        raise ValueError("the password is empty")
    salt = chance(16)
    transaction.sql.execute(
        "INSERT OR REPLACE INTO accounts VALUES (?, ?, ?, ?, ?, ?, '')",
        (
            account.account,
            account.name or account.account,
            account.role,
            account.seat,
            salt,
            hash_password(password, salt),
        ),
    )


def disable(transaction: Transaction, account: str) -> bool:
    """Disable an account from now on; False when there is none."""
    found = transaction.sql.execute(
        "UPDATE accounts SET disabled_at = ? WHERE account = ? AND disabled_at = ''",
        (to_text(transaction.now), account),
    )
    return found.rowcount > 0


def all_accounts(sql: Connection) -> list[Account]:
    """Return all accounts by name."""
    rows = sql.execute(
        "SELECT account, name, role, seat, disabled_at FROM accounts ORDER BY account"
    )
    return [Account(*row) for row in rows]


def disabled_at(sql: Connection, account: str) -> datetime | None:
    """Return since when an account is disabled, None while it is not (or is unknown)."""
    row = sql.execute("SELECT disabled_at FROM accounts WHERE account = ?", (account,)).fetchone()
    return from_text(row[0]) if row and row[0] else None


def kept_password(sql: Connection, account: str) -> KeptPassword | None:
    """Return an account with what is kept of its password."""
    row = sql.execute(
        "SELECT account, name, role, seat, disabled_at, salt, hash FROM accounts WHERE account = ?",
        (account,),
    ).fetchone()
    return None if row is None else KeptPassword(Account(*row[:5]), row[5], row[6])


def check(kept: KeptPassword | None, password: str) -> Account | None:
    """Return the account when the password fits; takes as long for an unknown one."""
    salt, expected = (kept.salt, kept.hash) if kept else (_NOBODY, _NOBODY)
    fits = hmac.compare_digest(hash_password(password, salt), expected)
    return kept.account if kept and fits else None


def grant_for(
    account: Account, id: str, seat: tuple[str, str], now: datetime, settings: HubSettings
) -> Grant:
    """Return the grant of a person at a seat (id, name on screen)."""
    return Grant(
        id=id,
        person=account.account,
        name=account.name,
        seat=seat[0],
        seat_name=seat[1] or seat[0],
        hall=settings.hall,
        hall_name=settings.hall_name,
        role=account.role,
        rights=[right.value for right in ROLES[account.role]],
        issued=to_text(now),
        until=to_text(now + settings.grant_holds),
        offline_until=to_text(now + settings.grant_holds_offline),
    )


def keep_token(transaction: Transaction, token: str, source: str) -> None:
    """Let a source in by this token; only its hash is kept."""
    transaction.sql.execute(
        "INSERT OR REPLACE INTO source_tokens VALUES (?, ?, ?)",
        (hash_token(token), source, to_text(transaction.now)),
    )


def source_of(sql: Connection, token: str) -> str:
    """Return the source a token belongs to, empty when nobody's."""
    row = sql.execute(
        "SELECT source FROM source_tokens WHERE hash = ?", (hash_token(token),)
    ).fetchone()
    return str(row[0]) if row else ""


def has_tokens(sql: Connection) -> bool:
    """Whether any source may post."""
    return sql.execute("SELECT 1 FROM source_tokens LIMIT 1").fetchone() is not None


class Tries:
    """Counts wrong passwords by account in the last minute; kept in memory only."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._wrong: dict[str, list[float]] = {}

    def are_too_many(self, account: str, now: float) -> bool:
        """Whether this account has to wait (`now` in monotonic seconds)."""
        recent = [at for at in self._wrong.get(account, ()) if now - at < 60]
        if recent:
            self._wrong[account] = recent
        else:
            self._wrong.pop(account, None)
        return len(recent) >= self._most

    def count(self, account: str, now: float) -> None:
        """Count a wrong one."""
        if len(self._wrong) > 10_000:
            self._wrong.clear()
        self._wrong.setdefault(account, []).append(now)

    def forget(self, account: str) -> None:
        """The right one was given."""
        self._wrong.pop(account, None)
