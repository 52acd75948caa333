"""Letting a person in: the hub is asked, and when it is away the grants kept at this seat."""

import logging
from dataclasses import dataclass

from console.app.kept_grants import TAKES_GRANT, KeptGrants, NotOpened
from console.app.login import certificate_words, log_in, trust
from console.commands.identity import Identity
from console.contract.grant import LoginRequest
from console.contract.reasons import REASONS
from console.runtime.clock import Clock, from_text
from console.runtime.hall_time import hall_day_minute
from console.settings.schema import Words
from console.sync.trouble import HubTrouble
from offline_cache.problems import NoSpace, Unwritable

_log = logging.getLogger(__name__)

NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody who may sit down, and the hub the grant is of.

    Attributes:
        identity: who.
        hub: its address.
        is_proven: whether they have just typed who they are; not where the last grant goes on.
    """

    identity: Identity
    hub: str
    is_proven: bool = True


class NotLetIn(Exception):  # noqa: N818
    """Nobody is let in.

    Attributes:
        code: the hub's, the link's, or that of `NotOpened`.
        detail: more words for the person, where there are any.
        is_final: whether trying the same again by itself makes no sense.
        retry_after: seconds the hub asked to wait.
        ends_right: the hub disabled a person of this seat: what is kept here must go (G19).
    """

    def __init__(
        self,
        code: str,
        detail: Words = NOTHING,
        is_final: bool = False,
        retry_after: float = 0.0,
        ends_right: bool = False,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.is_final = is_final
        self.retry_after = retry_after
        self.ends_right = ends_right


def enter(hub: str, request: LoginRequest, clock: Clock, ca: str, kept: KeptGrants) -> Entry:
    """Ask the hub, else the kept grants; blocks, so it is called from a lane.

    A hub that says no is believed: the kept grant opens nothing then.

    Raises:
        NotLetIn: with the reason.
    """
    try:
        answer = log_in(hub, request, clock, trust(ca))
    except HubTrouble as trouble:
        return _without_hub(hub, request, clock, kept, trouble, ca)
    try:
        kept.keep(request.account, request.password, hub, answer)
    except (NoSpace, Unwritable) as problem:  # the hub let this person in: a bad disk does not
        _log.warning("the grant was not kept: %s", problem)
    return Entry(Identity.of(answer.grant), hub)


def _without_hub(
    hub: str,
    request: LoginRequest,
    clock: Clock,
    kept: KeptGrants,
    trouble: HubTrouble,
    ca: str,
) -> Entry:
    after, why = trouble.retry_after or 0.0, Words(trouble.zh, trouble.en)
    if _says_no(trouble):
        was_kept = trouble.code in TAKES_GRANT and _forget(kept, request.account)
        raise NotLetIn(trouble.code, why, not after, after, was_kept) from trouble
    try:
        found = kept.open(request.account, request.password, request.seat)
    except NotOpened as reason:
        if trouble.code.startswith("tls") and reason.code in ("fresh_seat", "not_kept"):
            which = certificate_words(hub, ca)
            detail = Words(f"{why.zh}。{which.zh}", f"{why.en}. {which.en}")
            raise NotLetIn("certificate", detail, False, after) from trouble
        detail = _others(kept, clock) if reason.code == "not_kept" else why
        is_final = reason.code in ("wrong_kept_password", "too_many_tries")
        raise NotLetIn(reason.code, detail, is_final, after) from trouble
    assert found.identity is not None
    return Entry(found.identity, hub or found.hub)


def _forget(kept: KeptGrants, account: str) -> bool:
    """Whether a grant was kept, and is no more; on a bad disk the refusal stands without that."""
    try:
        return kept.forget(account)
    except (NoSpace, Unwritable) as problem:
        _log.warning("the kept grant was not forgotten: %s", problem)
        return False


def _says_no(trouble: HubTrouble) -> bool:
    """Whether the hub itself refused; a gateway's page or another version is no hub at all."""
    is_refusal = 400 <= trouble.status < 500 and trouble.code != "unauthorized"
    return is_refusal and trouble.code in REASONS


def _others(kept: KeptGrants, clock: Clock) -> Words:
    """Return who could be let in instead."""
    people = kept.names(clock.now())
    names = [f"{name} {hall_day_minute(from_text(until))}" for name, until in people]
    return Words("、".join(names), ", ".join(names))
