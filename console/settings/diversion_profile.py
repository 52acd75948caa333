"""Why a 110 分流 may be given back: data of the hall with a source."""

from console.settings.profile_data import profile_value


def load_return_reasons(name: str = "default") -> tuple[str, ...]:
    """Read `diversion.reasons` of a profile.

    Raises:
        ValueError: it is missing or names none; the message says which file and what.
    """
    told = profile_value("diversion.reasons", name)
    if not isinstance(told, list) or not told:
        raise ValueError(f"{name}.toml: diversion.reasons names no reason")
    return tuple(str(each) for each in told)
