"""What a hall may start a response for, as data with a source (resources/profiles)."""

from dataclasses import dataclass

from console.settings.profile_data import profile_data

_FIELDS = ("zh", "short", "en", "plan", "source")


@dataclass(frozen=True, slots=True)
class ResponseSort:
    """One sort of response.

    Attributes:
        id: what records name it by.
        zh: its name in Chinese, also in the duty log.
        short: the same in two characters, for the header.
        en: its name in English.
        plan: mode of the screen plan it brings; empty for none of its own.
        source: on what it rests.
    """

    id: str
    zh: str
    short: str
    en: str
    plan: str
    source: str


def load_response_sorts(name: str = "responses") -> tuple[ResponseSort, ...]:
    """Read them in the order of the file.

    Raises:
        ValueError: one is not understood; the message says which file and what.
    """
    try:
        return tuple(
            ResponseSort(id, *(str(told[field]) for field in _FIELDS))
            for id, told in profile_data(name).items()
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error
