"""What the hub says to a text of a camera catalogue."""

import msgspec


class CatalogAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Answer of `POST /v1/ingest/catalog`.

    `received` of `total` entries of this answer are here; nothing is applied before all are. Of
    what was applied, so many cameras changed and so many are gone. What could not be read lies in
    the quarantine; `code` says why the whole text does.
    """

    platform: str = ""
    received: int = 0
    total: int = 0
    is_applied: bool = False
    changed: int = 0
    gone: int = 0
    quarantined: int = 0
    code: str = ""
    detail: str = ""
