"""Whether another person stands beside the first: work number with PIN, or with the password."""

from collections.abc import Callable

from console.app.kept_grants import KeptGrants, NotOpened
from console.app.pins import LONGEST, Pins, plain_digits
from console.commands.identity import Identity
from console.domain.rights import Right
from console.runtime.clock import Clock

AskHub = Callable[[str, str], Identity]
"""Asks the hub with account and password; raises what its client raises."""


class NotReleased(Exception):  # noqa: N818
    """Nobody else stood behind it; `code` says why.

    `same_person`, `not_right`, `pin_gone`, `no_right`, `grant_over`, `cut_off`, or a code of a
    log-in.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SecondProof:
    """Recognises a second person.

    Args:
        kept: the grants of the people of this seat.
        pins: their PINs.
        ask_hub: for a person who never logged in here; None while there is no hub.
        clock: whether a grant still holds.
        right: what the person must be allowed to do.
    """

    def __init__(
        self,
        kept: KeptGrants,
        pins: Pins,
        ask_hub: Callable[[], AskHub | None],
        clock: Clock,
        right: Right,
    ) -> None:
        self._kept, self._pins, self._ask_hub = kept, pins, ask_hub
        self._clock, self._right = clock, right

    def prove(self, account: str, typed: str, first: Identity) -> Identity:
        """Return who it is; blocks (50 ms, or as long as the hub takes).

        Args:
            account: the work number.
            typed: PIN or password.
            first: whoever wants the act: never the second one too.

        Raises:
            NotReleased: with the reason.
        """
        account = plain_digits(account)
        second = self._recognised(account, typed, first)
        if second.person == first.person:
            raise NotReleased("same_person")
        if self._right.value not in second.grant.rights:
            raise NotReleased("no_right")
        if not second.grant.is_valid(self._clock.now(), offline=True):
            raise NotReleased("grant_over")
        return second

    def _recognised(self, account: str, typed: str, first: Identity) -> Identity:
        if account == first.person:
            raise NotReleased("same_person")
        kept = self._kept.of(account)
        if kept is None or kept.identity is None:
            return self._asked_hub(account, typed)
        digits = plain_digits(typed)
        if digits.isdigit() and len(digits) <= LONGEST and self._pins.has(account):
            if not self._pins.is_right(account, digits):
                raise NotReleased("not_right" if self._pins.has(account) else "pin_gone")
            return kept.identity
        try:
            is_right = self._kept.check(account, typed)
        except NotOpened as reason:
            raise NotReleased(reason.code) from reason
        if not is_right:
            raise NotReleased("not_right")
        return kept.identity

    def _asked_hub(self, account: str, typed: str) -> Identity:
        ask = self._ask_hub()
        if ask is None:
            raise NotReleased("cut_off")
        return ask(account, typed)
