"""When it is night on the screens: the profile says it, settings over it."""

from dataclasses import dataclass
from datetime import datetime, time

from console.runtime.clock import CHINA
from console.settings import hall_values
from console.settings.schema import Setting
from console.settings.store import Settings


@dataclass(frozen=True, slots=True)
class Night:
    """Hours of a night, in the hall's time; they may go over midnight."""

    start: time
    end: time

    def holds(self, moment: datetime) -> bool:
        """Whether an aware moment is in the night."""
        now = moment.astimezone(CHINA).time()
        if self.start <= self.end:
            return self.start <= now < self.end
        return now >= self.start or now < self.end


def night_look(settings: Settings) -> Night:
    """Return when the look of the night is worn by the clock."""
    return _night(settings, hall_values.NIGHT_FROM, hall_values.NIGHT_UNTIL)


def night_plans(settings: Settings) -> Night:
    """Return when the screen plans of the night stand in a calm hall."""
    return _night(settings, hall_values.PLANS_FROM, hall_values.PLANS_UNTIL)


def _night(settings: Settings, start: Setting, end: Setting) -> Night:
    begins, ends = (str(settings.value(each)) for each in (start, end))
    return Night(time.fromisoformat(begins), time.fromisoformat(ends))
