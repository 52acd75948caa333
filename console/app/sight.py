"""What this seat keeps follows who sits here: what was found online is not for every post.

The hub tells a person only what that person may read. A seat that another person takes over holds
more than that, or less: what may not be read any more goes before anything is shown, also while
the hub is away; what may be read now is asked for.
"""

from console.commands.identity import Identity
from console.domain.alert import Alert
from console.domain.rights import Right
from offline_cache.cache import Cache
from offline_cache.journal import Journal

META = "sight"
"""Name under which the journal keeps whether what is here was told to somebody with the right."""


def settle_sight(journal: Journal, cache: Cache, identity: Identity) -> bool:
    """Make what is kept here fit the person who sits down.

    Returns:
        Whether something was taken away: what pages hold of it in memory has to go, too.

    Raises:
        StoreProblem: it does not fit yet; nobody may sit down.
    """
    sees = Right.SEE_ONLINE.value in identity.grant.rights
    kept = journal.meta(META)
    if kept is not None and kept.get("online") == sees:
        return False
    had = cache.ids(Alert.KIND, {"restricted": 1})
    if not sees:
        cache.remove(Alert.KIND, had)
    if kept is not None or had:
        cache.read_anew()
    journal.put_meta(META, {"online": sees})
    return bool(had) and not sees
