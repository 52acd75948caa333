"""How moments are written: always in the zone of the hall, whatever the machine is set to."""

from datetime import datetime

from console.runtime.clock import CHINA


def hall_time(moment: datetime) -> str:
    """Write an aware moment as hh:mm:ss of the hall."""
    here = moment.astimezone(CHINA)
    return f"{here.hour:02d}:{here.minute:02d}:{here.second:02d}"


def hall_minute(moment: datetime) -> str:
    """Write an aware moment as hh:mm of the hall."""
    return moment.astimezone(CHINA).strftime("%H:%M")


def hall_date(moment: datetime) -> str:
    """Write an aware moment as the hall's YYYY-MM-DD."""
    return moment.astimezone(CHINA).strftime("%Y-%m-%d")


def hall_day_minute(moment: datetime) -> str:
    """Write an aware moment as MM-DD hh:mm of the hall."""
    return moment.astimezone(CHINA).strftime("%m-%d %H:%M")


def hall_day_second(moment: datetime) -> str:
    """Write an aware moment as MM-DD hh:mm:ss of the hall."""
    return moment.astimezone(CHINA).strftime("%m-%d %H:%M:%S")
