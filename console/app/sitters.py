"""Who can sit down at a seat without the hub, and whether what was typed is theirs."""

from typing import TYPE_CHECKING

from console.app.kept_grants import KeptGrants
from console.app.pins import LONGEST, Pins, plain_digits
from console.shell.pin_panel import Sitter

if TYPE_CHECKING:
    from console.app.seat import Seat


class Sitters:
    """The people of a seat, by the grants it keeps of them.

    Args:
        seat: the seat.
        kept: the grants of its people.
        pins: what they open it with.
    """

    def __init__(self, seat: "Seat", kept: KeptGrants, pins: Pins) -> None:
        self._seat, self._kept, self._pins = seat, kept, pins

    @property
    def account(self) -> str:
        """The account of whoever sits here."""
        person = self._seat.identity.person
        for kept in self._kept.all():
            if kept.identity is not None and kept.identity.person == person:
                return kept.account
        return person

    def all(self) -> list[Sitter]:
        """Return who can sit down here without the hub, whoever sits here first."""
        now, seat = self._seat.options.clock.now(), self._seat.identity.seat
        own, found = self.account, []
        for kept in self._kept.all():
            who, can_prove = kept.identity, kept.verifier or self._pins.has(kept.account)
            if who is None or who.seat != seat or not can_prove:
                continue
            if kept.account == own or who.grant.is_valid(now, offline=True):
                found.append(Sitter(kept.account, who.name))
        return sorted(found, key=lambda s: s.account != own)

    def can_unlock(self) -> bool:
        """Whether whoever sits here has something to open a locked seat with."""
        account = self.account
        kept = self._kept.of(account)
        return self._pins.has(account) or (kept is not None and bool(kept.verifier))

    def is_right(self, account: str, typed: str) -> bool:
        """Whether that is the PIN or the password of an account; it takes its time, on purpose."""
        digits = plain_digits(typed)
        if digits.isdigit() and len(digits) <= LONGEST and self._pins.has(account):
            return self._pins.is_right(account, digits)  # not a try at the password as well
        kept = self._kept.of(account)
        return kept is not None and bool(kept.verifier) and self._kept.check(account, typed)
