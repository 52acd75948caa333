"""The grants of the people who were logged in at this seat, for hours in which the hub is away.

They lie in the journal's meta, which is encrypted. Of a password only a scrypt value is kept,
made when the hub last took it. The one who sat here last goes on after a restart; anybody else
of the list opens the own grant with the own password. A grant whose time without the hub is over
still says who writes facts down; the executor refuses everything else.
"""

import hmac
import logging
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import scrypt
from typing import Any

from console.commands.identity import Identity
from console.contract.grant import BadGrant, LoginAnswer
from console.runtime.clock import Clock
from offline_cache.journal import Journal
from offline_cache.problems import NoSpace, Unwritable

_log = logging.getLogger(__name__)

MOST = 8
"""People whose grants are kept: those of a few shifts; the one seen longest ago goes."""

TRIES, WAIT = 5, 60.0
"""Wrong passwords after which an account waits, and seconds it waits (as at the hub)."""

COST = {"n": 1 << 14, "r": 8, "p": 1}
"""scrypt of 16 MB and some 50 ms (RFC 7914)."""

TAKES_GRANT = ("account_disabled",)
"""Codes after which this person's grant opens nothing any more, not even without the hub; a feed
that ended with `revoked` may only say that the shift is over."""

META = "grants"
_ONE = "grant"
"""Where the only grant was kept before there were several; it has no password."""


class NotOpened(Exception):  # noqa: N818
    """Nobody can be let in without the hub; `code` says why.

    `fresh_seat`: nobody was ever logged in here; `not_kept`: this person was not;
    `wrong_kept_password`; `too_many_tries`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class KeptGrant:
    """One person's last grant; salt and verifier are hexadecimal, empty where none was kept."""

    account: str
    token: str
    hub: str
    public_key: str = ""
    salt: str = ""
    verifier: str = ""

    @property
    def identity(self) -> Identity | None:
        """Who it names; None when it cannot be read."""
        try:
            return Identity.of(self.token)
        except BadGrant:
            return None


class KeptGrants:
    """Keeps the last grants of the last people; callable from any thread.

    Args:
        journal: where they lie.
        clock: counts the wait after wrong passwords.
        chance: random bytes for salts.
    """

    def __init__(
        self, journal: Journal, clock: Clock, chance: Callable[[int], bytes] = secrets.token_bytes
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._chance = chance
        self._wrong: dict[str, list[float]] = {}

    def keep(self, account: str, password: str, hub: str, answer: LoginAnswer) -> None:
        """Keep what the hub just gave; the person becomes the last one."""
        salt = self._chance(16)
        kept = KeptGrant(
            account,
            answer.grant,
            hub,
            answer.public_key,
            salt.hex(),
            _verifier(password, salt).hex(),
        )
        self._put([kept, *(k for k in self.all() if k.account != account)], account)
        self._wrong.pop(account, None)

    def all(self) -> list[KeptGrant]:
        """Return what is kept, the last person first."""
        body = self._journal.meta(META)
        if body is not None:
            return [KeptGrant(**each) for each in body["kept"]]
        one = self._journal.meta(_ONE)
        if one is None:
            return []
        kept = KeptGrant("", one.get("token", ""), one.get("hub", ""), one.get("public_key", ""))
        identity = kept.identity
        return [] if identity is None else [KeptGrant(identity.person, kept.token, kept.hub)]

    def hub_keys(self) -> frozenset[str]:
        """Return the hub's public keys as log-ins gave them, base64."""
        return frozenset(kept.public_key for kept in self.all() if kept.public_key)

    def last(self) -> KeptGrant | None:
        """Return the grant of whoever sat here last; None when that one was taken back."""
        body, everybody = self._journal.meta(META), self.all()
        if body is None:
            return next(iter(everybody), None)
        return next((k for k in everybody if k.account == body["last"]), None)

    def open(self, account: str, password: str, seat: str) -> KeptGrant:
        """Let a person in without the hub, by the password the hub took last; slow (50 ms).

        Raises:
            NotOpened: with the reason.
        """
        kept = self.recognise(account, password, seat)
        self._note_last(kept)
        return kept

    def recognise(self, account: str, password: str, seat: str) -> KeptGrant:
        """Say whether it is that person, and write nothing; slow (50 ms).

        Raises:
            NotOpened: with the reason.
        """
        everybody = self.all()
        if not everybody:
            raise NotOpened("fresh_seat")
        kept = next((k for k in everybody if k.account == account and k.verifier), None)
        if kept is None or kept.identity is None or kept.identity.seat != seat:
            raise NotOpened("not_kept")
        self._check(kept, password)
        return kept

    def of(self, account: str) -> KeptGrant | None:
        """Return what is kept of a person."""
        return next((k for k in self.all() if k.account == account), None)

    def sit(self, account: str) -> KeptGrant:
        """A person whose PIN was right sits down; they are the last one from now on.

        Raises:
            NotOpened: nothing of this person is kept.
        """
        kept = self.of(account)
        if kept is None or kept.identity is None:
            raise NotOpened("not_kept")
        self._note_last(kept)
        return kept

    def check(self, account: str, password: str) -> bool:
        """Whether it is the password the hub took last from this person; slow (50 ms).

        Raises:
            NotOpened: `too_many_tries`, or nothing is kept that could be compared.
        """
        kept = self.of(account)
        if kept is None or not kept.verifier:
            raise NotOpened("not_kept")
        try:
            self._check(kept, password)
        except NotOpened as reason:
            if reason.code == "wrong_kept_password":
                return False
            raise
        return True

    def forget(self, person: str) -> bool:
        """Drop a person's grant, because it was taken back or the person logged out.

        Returns:
            Whether one was kept.
        """
        last = self.last()
        left = [k for k in self.all() if k.identity is None or k.identity.person != person]
        was_kept = len(left) < len(self.all())
        self._put(left, last.account if last in left and last else "")
        return was_kept

    def names(self, now: datetime) -> list[tuple[str, str]]:
        """Return who can be let in without the hub: name, and until when (RFC 3339)."""
        identities = [k.identity for k in self.all() if k.verifier]
        return [
            (i.name, i.grant.offline_until)
            for i in identities
            if i is not None and i.grant.is_valid(now, offline=True)
        ]

    def _check(self, kept: KeptGrant, password: str) -> None:
        now = self._clock.monotonic()
        wrong = [at for at in self._wrong.get(kept.account, []) if now - at < WAIT]
        if len(wrong) >= TRIES:
            raise NotOpened("too_many_tries")
        found = _verifier(password, bytes.fromhex(kept.salt))
        if not hmac.compare_digest(found, bytes.fromhex(kept.verifier)):
            self._wrong[kept.account] = [*wrong, now]
            raise NotOpened("wrong_kept_password")
        self._wrong.pop(kept.account, None)

    def _note_last(self, kept: KeptGrant) -> None:
        """Put the one who sits down first; a disk that takes nothing keeps nobody from it."""
        try:
            self._put([kept, *(k for k in self.all() if k.account != kept.account)], kept.account)
        except (NoSpace, Unwritable) as problem:
            _log.warning("who sat down last was not noted: %s", problem)

    def _put(self, kept: list[KeptGrant], last: str) -> None:
        told: list[dict[str, Any]] = [asdict(each) for each in kept[:MOST]]
        self._journal.put_meta(META, {"last": last, "kept": told})


def _verifier(password: str, salt: bytes) -> bytes:
    return scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, dklen=32, **COST)
