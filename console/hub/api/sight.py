"""What a person may read: what was found online (网络舆情) is for some posts alone."""

from collections.abc import Collection

from console.contract.change import RESTRICTED
from console.contract.grant import Grant
from console.domain.rights import Right

OPEN = "open"


def sees_online(grant: Grant) -> bool:
    """Whether this person may read what was found online."""
    return Right.SEE_ONLINE.value in grant.rights


def seen_scopes(grant: Grant, scopes: Collection[str]) -> frozenset[str]:
    """Return the scopes whose records answer a question for `scopes`.

    A seat asks for `open` whoever sits there; how much that is the hub decides by the grant.
    """
    more = {RESTRICTED} if OPEN in scopes and sees_online(grant) else set[str]()
    return frozenset(scopes) | more
