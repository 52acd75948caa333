"""What this seat keeps follows who sits here: what was found online is not for every post.

The hub tells a person only what that person may read. A seat that another person takes over holds
more than that, or less: what may not be read any more goes before anything is shown, also while
the hub is away; what may be read now is asked for.
"""

from collections.abc import Sequence

from console.commands.identity import Identity
from console.domain.alert import Alert
from console.domain.rights import Right
from offline_cache.cache import Cache
from offline_cache.journal import Journal

META = "sight"
"""Name under which the journal keeps whether what is here was told to somebody with the right."""


def sees_online(identity: Identity) -> bool:
    """Whether a person may read what was found online."""
    return Right.SEE_ONLINE.value in identity.grant.rights


def settle_sight(journal: Journal, cache: Cache, identity: Identity) -> bool:
    """Make what is kept here fit the person who sits down.

    Returns:
        Whether something was taken away, or came: what pages hold in memory has to go, too.

    Raises:
        StoreProblem: it does not fit yet; nobody may sit down.
    """
    sees = sees_online(identity)
    kept = journal.meta(META)
    if kept is not None and kept.get("online") == sees:
        return False
    is_known = kept is not None or bool(_restricted(cache))
    is_other = is_known and begin_sight(cache, identity)
    journal.put_meta(META, {"online": sees})
    return is_other


def begin_sight(cache: Cache, identity: Identity) -> bool:
    """Have everything read anew for a person, and take away what that person may not read.

    Returns:
        Whether something was taken away, or came.
    """
    is_other = cache.read_anew()  # first: until then more of it may come
    if sees_online(identity):
        return is_other
    had = _restricted(cache)
    cache.remove(Alert.KIND, had)
    return is_other or bool(had)


def _restricted(cache: Cache) -> Sequence[str]:
    return cache.ids(Alert.KIND, {"restricted": 1})
