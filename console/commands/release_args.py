"""Who else let an act go, as its operation carries it: kept by the hub with the act."""

from console.domain.release import Release
from console.runtime.clock import to_text


def release_args(release: Release | None) -> dict[str, dict[str, str]]:
    """Return the arguments to add; none where nobody else was needed.

    No version of an operation reads them: they stay in it as they are, for whoever asks later.
    """
    if release is None:
        return {}
    told = {
        "way": release.way.value,
        "name": release.name,
        "person": release.person,
        "phone": release.phone,
        "at": to_text(release.at),
    }
    return {"release": told}
