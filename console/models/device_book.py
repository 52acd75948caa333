"""How often devices were right, as the hub counts it (`console.domain.device_tally`)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from console.domain.alert import Alert
from console.domain.device_tally import DeviceTally, Rate, device_of, rate_of, tally_id
from console.domain.entity import decode
from console.domain.geo import NOWHERE, Place
from console.domain.reference import Camera
from console.settings.find_profile import FindProfile
from offline_cache.cache import Cache
from offline_cache.values import Row


@dataclass(frozen=True, slots=True)
class Device:
    """A device with its rate over the profile's days."""

    tally: DeviceTally
    rate: Rate
    name: str = ""
    """Of the camera in the directory, where it is one."""
    owner: str = ""
    """Whose it is, by the directory."""
    place: Place = NOWHERE


class DeviceBook:
    """Reads tallies when they are asked for.

    Args:
        cache: where they are.
        now: the hall's time.
        profile: how far back to look, and what errs often.
        camera: knows cameras by their id.
    """

    def __init__(
        self,
        cache: Cache,
        now: Callable[[], datetime],
        profile: FindProfile,
        camera: Callable[[str], Camera | None] = lambda id: None,
    ) -> None:
        self._cache, self._now, self.profile, self._camera = cache, now, profile, camera

    def rate(self, alert: Alert) -> Rate | None:
        """Return how often the device of an alert was right; None where nothing is known."""
        device = device_of(alert)
        row = self._cache.get(DeviceTally.KIND, tally_id(device)) if device else None
        tally = None if row is None else _read(row)
        return None if tally is None else self._rate(tally)

    def often_wrong(self) -> list[Device]:
        """Return devices that err often (误报较多), the worst first."""
        tallies = (_read(row) for row in self._cache.select(DeviceTally.KIND))
        devices = [self._device(tally) for tally in tallies if tally is not None]
        wrong = [each for each in devices if self._errs(each.rate)]
        return sorted(wrong, key=lambda d: (-d.rate.false, -(d.rate.share or 0), d.tally.id))

    def _device(self, tally: DeviceTally) -> Device:
        camera = self._camera(tally.camera) if tally.camera else None
        rate = self._rate(tally)
        if camera is None:
            return Device(tally, rate, place=Place(town=tally.town))
        return Device(tally, rate, camera.name, camera.owner, camera.place)

    def _errs(self, rate: Rate) -> bool:
        judged = rate.true + rate.false
        return judged >= self.profile.least and (rate.share or 0.0) >= self.profile.share

    def _rate(self, tally: DeviceTally) -> Rate:
        return rate_of(tally, self._now(), self.profile.days)


def _read(row: Row) -> DeviceTally | None:
    try:
        return decode(DeviceTally, row.body)
    except ValueError:
        return None
