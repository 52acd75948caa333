"""How the seat looks after its store, as data with a source (resources/profiles)."""

from dataclasses import dataclass
from datetime import timedelta

from console.settings.profile_data import profile_data


@dataclass(frozen=True, slots=True)
class StoreProfile:
    """Sizes and intervals of store care.

    Attributes:
        reserve: bytes of the disk that only the journal may use.
        check_every: after which the files are compared with their indexes as well.
        tombstones: how long a deleted record is remembered.
        backup_every: after which a backup is made by itself; None for never.
        fetched: how long a file that was fetched to be opened stays.
        fetched_bytes: and how many bytes of them at most.
        audit: how long it is kept who did what; never less than six months.
    """

    reserve: int
    check_every: timedelta
    tombstones: timedelta
    backup_every: timedelta | None
    fetched: timedelta
    fetched_bytes: int
    audit: timedelta


def load_store_profile(name: str = "default") -> StoreProfile:
    """Read the `store` tables of a profile.

    Raises:
        ValueError: one is missing or not understood; the message says which file and what.
    """
    try:
        told = profile_data(name)["store"]
        backup = float(told["backup"]["hours"])
        return StoreProfile(
            int(told["reserve"]["bytes"]),
            timedelta(days=float(told["check"]["days"])),
            timedelta(days=float(told["tombstones"]["days"])),
            timedelta(hours=backup) if backup else None,
            timedelta(days=float(told["fetched"]["days"])),
            int(told["fetched"]["bytes"]),
            timedelta(days=float(told["audit"]["days"])),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error
