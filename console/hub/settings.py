"""The hub's numbers, each with its reason; a test or a hall hands in others."""

from dataclasses import dataclass
from datetime import timedelta

from console.domain.alert_clocks import Clocks
from console.domain.alert_marks import Severity
from console.domain.plugin import ONE_PERSON, Persons
from console.domain.work_order_limits import LimitTable
from console.hub.feed_file import DeclaredFeed
from console.hub.platform_file import DeclaredPlatform


@dataclass(frozen=True, slots=True)
class HubSettings:
    """Limits and lengths of time of one hub."""

    hall: str = "hall"
    """Id of the hall whose records live here (`home`)."""
    hall_name: str = ""
    """Name of the hall on screen, e.g. 云汀区城运中心."""
    grant_holds: timedelta = timedelta(hours=12)
    """One shift: while the hub can be asked, a person logs in again after this."""
    grant_holds_offline: timedelta = timedelta(hours=36)
    """Three shifts: the longest outage in which a cut-off seat may still act on one login."""
    tries_per_minute: int = 5
    """Wrong passwords of one account in a minute before it has to wait."""
    lease: timedelta = timedelta(seconds=60)
    """How long addresses of a camera's picture hold without being asked for again."""
    most_raw_bytes: int = 2_000_000
    """Largest body of a source; a bulletin of a whole province is a tenth of it."""
    most_items: int = 1000
    """Most alerts in one request of a source."""
    longest_text: int = 20_000
    """Characters of an alert's text in the record; the raw message keeps all."""
    future_allowed: timedelta = timedelta(minutes=10)
    """How far a source's clock may run ahead before its time is doubted."""
    changes_kept: int = 1_000_000
    """Changes that can be read again; an older cursor needs a snapshot."""
    changes_age: timedelta = timedelta(days=7)
    """Age at which a change may be dropped from the feed."""
    raw_age: timedelta = timedelta(days=90)
    """Age at which a raw message that was taken may be dropped, and its id be forgotten."""
    tombstone_age: timedelta = timedelta(days=97)
    """Age at which a tombstone may be dropped: 90 days, and the week in which changes are kept."""
    half_file_age: timedelta = timedelta(days=30)
    """Age at which an attachment that was never finished may be dropped."""
    closed_shown: timedelta = timedelta(days=3)
    """Closed matters changed this recently are part of the `open` snapshot."""
    ring: int = 4096
    """Recent changes held in memory for readers of the feed."""
    owner_away: timedelta = timedelta(minutes=5)
    """Silence of a seat after which its 红 go back to the pool (facts/domain Part 0)."""
    clocks: Clocks | None = None
    """When somebody further up is called; a hub without a profile calls nobody."""
    order_limits: LimitTable | None = None
    """Which clocks a step of a 工单 starts; a hub without a profile starts none."""
    feeds: tuple[DeclaredFeed, ...] = ()
    """The sources the hub watches by itself."""
    platforms: tuple[DeclaredPlatform, ...] = ()
    """The video platforms that turn cameras on a swivel."""
    silence: Severity | None = None
    """Grade of the alert a silent source raises; None for no alert."""
    is_ruled: bool = False
    """Whether reports are taken by rules (`rules.toml` in the folder, or the shipped ones)."""
    receipt_address: str = ""
    """Where phones reach this hub, `https://host[:port]`; empty: no receipts are made."""
    receipt_holds: timedelta = timedelta(hours=24)
    """How long a receipt's link is good for: a unit is rarely out for longer."""
    persons: Persons = ONE_PERSON
    """How many have to say yes before a plugin is let in (profile `plugins`)."""
    slow_reader: float = 20.0
    """Seconds a reader of the feed may take for one write before it is cut off."""
