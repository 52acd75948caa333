"""What the load of adjusted working days answers (`POST /v1/calendar/load`)."""

import msgspec


class CalendarLoaded(msgspec.Struct, frozen=True, kw_only=True):
    """The years of the file, and those of them that are other ones now."""

    years: list[str]
    changed: list[str]
