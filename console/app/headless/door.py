"""Who sits here: the first lines open the store and name a person, or say what is missing."""

from typing import Any

import msgspec

from console.app.entry import Entry, enter
from console.app.headless.args import Options
from console.app.headless.lines import Order, as_type
from console.app.headless.wrong import Wrong
from console.app.kept_grants import KeptGrants
from console.app.key import unlock
from console.app.store import Lanes, SeatStore, open_store
from console.commands.identity import Identity
from console.contract.grant import BadGrant, LoginRequest
from console.runtime.clock import Clock
from console.settings.store_profile import load_store_profile


class Login(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who sits here: account and password, a grant, or neither for whoever sat here last."""

    account: str = ""
    password: str = ""
    seat: str = ""
    seat_name: str = ""
    grant: str = ""
    passphrase: str | None = None


class Door:
    """Opens the store once and lets persons in.

    Args:
        options: how the seat was started.
        lanes: the store's threads.
        clock: the clock to live by.
    """

    def __init__(self, options: Options, lanes: Lanes, clock: Clock) -> None:
        self._options = options
        self._lanes = lanes
        self._clock = clock
        self.store: SeatStore | None = None
        self._kept: KeptGrants | None = None

    def let_in(self, order: Order) -> Entry:
        """Return who a line names.

        Raises:
            Wrong: the line names nobody, or a grant does not hold.
            StoreProblem: the store does not open.
            NotLetIn: the hub refused, or is away and no grant of this person opens.
        """
        if order.verb != "login":
            raise Wrong("login_first", "Nobody sits here yet.", 'Send {"login":{…}} first.')
        login = as_type(order.login, Login)
        kept = self._kept or self._open(login.passphrase)
        last = kept.last()
        hub = self._options.hub or (last.hub if last else "")
        if not hub:
            raise Wrong("no_hub", "No hub is known.", "Start with --hub URL.")
        if login.account:
            return self._by_account(login, hub, kept)
        if login.grant:
            return Entry(self._valid(login.grant, "The grant"), hub)
        return Entry(self._valid(last.token if last else "", "The grant kept here"), hub)

    def forget(self, person: str) -> None:
        """The hub has taken a person's grant back: it opens nothing here either."""
        if self._kept is not None:
            self._kept.forget(person)

    def _open(self, passphrase: str | None) -> KeptGrants:
        options = self._options
        key = unlock(options.data, options.key_policy, passphrase)
        reserve = load_store_profile().reserve
        self.store = open_store(options.data, key, self._lanes, self._clock, reserve)
        self._kept = KeptGrants(self.store.journal, self._clock)
        return self._kept

    def _by_account(self, login: Login, hub: str, kept: KeptGrants) -> Entry:
        if not login.seat:
            raise Wrong("no_seat", "The log-in names no seat.", 'Add "seat":"seat-7".')
        request = LoginRequest(
            account=login.account,
            password=login.password,
            seat=login.seat,
            seat_name=login.seat_name or login.seat,
        )
        return enter(hub, request, self._clock, self._options.ca, kept)

    def _valid(self, token: str, which: str) -> Identity:
        """Return whom a grant names, if it holds at least while the hub is away."""
        try:
            identity = Identity.of(token)
        except BadGrant:
            identity = None
        if identity is None or not identity.grant.is_valid(self._clock.now(), offline=True):
            what = f"{which} holds no more, or is none."
            raise Wrong("bad_grant", what, "Log in with account and password.")
        return identity


def greeting(entry: Entry) -> dict[str, Any]:
    """Return the line that says who sits here now."""
    who = entry.identity
    return {
        "ready": True,
        "person": who.person,
        "name": who.name,
        "seat": who.seat,
        "rights": who.grant.rights,
        "until": who.grant.until,
        "offline_until": who.grant.offline_until,
        "hub": entry.hub,
    }
