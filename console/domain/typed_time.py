"""A time as it is typed by digits alone: the latest one of the past that they can mean."""

from datetime import datetime, timedelta

_FORMS = {4: "%H%M", 6: "%H%M%S", 8: "%m%d%H%M", 10: "%m%d%H%M%S"}


def past_time(digits: str, now: datetime) -> datetime | None:
    """Return the latest time of the past that digits mean; None where they mean none.

    Args:
        digits: `HHMM`, `HHMMSS`, `MMDDHHMM` or `MMDDHHMMSS`.
        now: in the zone of the hall.
    """
    form = _FORMS.get(len(digits))
    if form is None:
        return None
    try:  # 2000 was a leap year: 29 February is a day
        told = datetime.strptime("2000" + digits, "%Y" + form)
    except ValueError:
        return None
    if len(digits) <= 6:
        then = now.replace(hour=told.hour, minute=told.minute, second=told.second, microsecond=0)
        return then if then <= now else then - timedelta(days=1)
    return _of_the_year(told, now) or _of_the_year(told, now, back=1)


def _of_the_year(told: datetime, now: datetime, back: int = 0) -> datetime | None:
    try:
        then = told.replace(year=now.year - back, tzinfo=now.tzinfo)
    except ValueError:
        return None
    return then if then <= now else None
