"""Which seat holds which camera on a swivel; in memory alone, a hub that begins anew knows of none.

Two patrols that turn one camera to and fro would both prove pictures of nowhere: who has turned it
holds it for as long as was asked for, and others are told by whom and until when.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from console.contract.grant import Grant


@dataclass(frozen=True, slots=True)
class Hold:
    """A seat looks through a camera where it has turned it to."""

    seat: str
    who: str
    until: datetime


class Swivels:
    """All holds of one hub."""

    def __init__(self) -> None:
        self._holds: dict[str, Hold] = {}

    def held_by_another(self, camera: str, grant: Grant, now: datetime) -> Hold | None:
        """Return the hold of another seat that is not over."""
        hold = self._holds.get(camera)
        return None if hold is None or hold.seat == grant.seat or hold.until <= now else hold

    def hold(self, camera: str, grant: Grant, now: datetime, seconds: float) -> datetime:
        """Let a seat hold a camera from now on; return until when."""
        who = f"{grant.seat_name or grant.seat} {grant.name}".strip()
        until = now + timedelta(seconds=seconds)
        self._holds = {id: hold for id, hold in self._holds.items() if hold.until > now}
        self._holds[camera] = Hold(grant.seat, who, until)
        return until

    def let_go(self, camera: str, grant: Grant) -> None:
        """End the hold of a seat: what it asked for was not done."""
        hold = self._holds.get(camera)
        if hold is not None and hold.seat == grant.seat:
            del self._holds[camera]
