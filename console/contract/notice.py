"""What a channel's own program tells of an attempt to reach a unit: SMS, radio, a voice gateway.

Such a program is a source like any other: it reads new assignments from `/v1/changes`, sends by its
own means, and posts what became of each attempt.
"""

import msgspec

MOST_NOTICES = 500
"""Reports in one request."""


class NoticeReport(msgspec.Struct, frozen=True, kw_only=True):
    """How far one attempt has come."""

    assignment: str
    channel: str
    """sms, radio, sip."""
    attempt: int = 1
    """Counted from 1 for each unit and channel by whoever sends."""
    reach: str
    """queued, sent, failed, delivered, read, accepted."""
    at: str = ""
    """When, RFC 3339; the hub's now where it is left out or lies ahead."""
    reference: str = ""
    """The provider's own id of the message."""


class NoticeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one report: `new`, `repeated`, `unknown` (no such assignment), `bad`."""

    status: str
    detail: str = ""


class NoticeAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """One answer for each report, in their order."""

    answers: list[NoticeAnswer]
