"""What the hall calls the same matter, as data with a source (resources/profiles)."""

from console.domain.same_matter_profile import SameMatterProfile, same_matter_of
from console.settings.profile_data import profile_data


def load_same_matter(name: str = "default") -> SameMatterProfile:
    """Read the table `same_matter` of a profile.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    try:
        return same_matter_of(profile_data(name)["same_matter"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: same_matter: {error!r} is missing or wrong") from error
