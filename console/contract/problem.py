"""Errors as RFC 9457 problem+json, in Chinese and English, with what to do."""

import msgspec

MEDIA_TYPE = "application/problem+json"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, where, and what to do."""

    status: int
    code: str
    title: str
    zh: str
    en: str
    to_do_zh: str = ""
    to_do_en: str = ""
    detail: str = ""
    type: str = "about:blank"
    epoch: str = ""
    """For `other_epoch`: the epoch the hub is in now."""
