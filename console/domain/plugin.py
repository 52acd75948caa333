"""A bureau's plugin as the hall knows it: who let it in, with which rights, and what it may save.

What stands here travels to every seat, so one approval holds for the whole hall. Code, pages and
pictures of a plugin are files of each seat; the digest says which.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from console.domain.alert_marks import Severity
from console.domain.plugin_pilot import Pilot
from console.domain.plugin_setting import HallSetting

RAISE_ALERTS = "raise:alerts"
WRITE_RECORDS = "write:records"
NATIVE = "native"
MOST_CHARACTERS = 20_000
"""Of the fields of one record, as JSON."""
LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class RecordTerms:
    """A kind of records a plugin may save.

    Attributes:
        schema: JSON Schema every record is held against, as text.
        most: records kept; one more is refused.
        keep_days: after which they go.
        is_private: asked to be seen by seats of the bureau alone.
    """

    id: str
    schema: str
    most: int = 10_000
    keep_days: int = 365
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class AlertTerms:
    """A type of alert a plugin may raise.

    Attributes:
        severity: the worst it may have.
        guidance: what to do first, a line each.
        plan: id of the playbook it belongs to, of the hall or of the plugin.
        unit: name of the unit that is suggested for it.
    """

    id: str
    name: str
    severity: Severity
    guidance: tuple[str, ...] = ()
    plan: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TermsFile:
    """A file in a format of the hall's own that comes with a plugin.

    Attributes:
        sort: `plans`, `rules` or `dictionary`.
        name: path in the plugin's folder, as faults name it.
        text: what stands in it.
    """

    sort: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What is let in.

    Attributes:
        version: of the plugin.
        digest: SHA-256 over its files; a seat runs no others under this approval.
        permissions: those granted; what else the manifest asks for stays refused.
        files: plans, rules and dictionary entries it brings to the hall.
        phone: duty phone of who answers for it.
    """

    version: str
    digest: str
    permissions: tuple[str, ...] = ()
    records: tuple[RecordTerms, ...] = ()
    alerts: tuple[AlertTerms, ...] = ()
    files: tuple[TermsFile, ...] = ()
    phone: str = ""

    def record(self, id: str) -> RecordTerms | None:
        """Return a kind of records."""
        return next((each for each in self.records if each.id == id), None)

    def alert(self, id: str) -> AlertTerms | None:
        """Return a type of alert."""
        return next((each for each in self.alerts if each.id == id), None)


@dataclass(frozen=True, slots=True)
class Persons:
    """How many have to say yes before a plugin is let in: data of the hall (`plugins`).

    Attributes:
        usual: to any plugin.
        native: to one whose own code runs inside the console.
    """

    usual: int = 1
    native: int = 1

    def needed(self, permissions: Collection[str]) -> int:
        """Return how many, for what is granted."""
        return max(self.usual, self.native) if NATIVE in permissions else self.usual


ONE_PERSON = Persons()


def persons_of(told: Mapping[str, Any]) -> Persons:
    """Read the profile's `plugins`.

    Raises:
        KeyError, TypeError, ValueError: it is missing or not understood.
    """
    return Persons(int(told["persons"]), int(told["native_persons"]))


@dataclass(frozen=True, slots=True)
class Approval:
    """One person's yes."""

    person: str
    name: str
    seat: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Plugin:
    """One plugin of the hall.

    Attributes:
        uuid: tells it from another of the same id.
        name, bureau: as its manifest says, in Chinese.
        terms: what holds; None before the first approval and after it was withdrawn.
        approvals: who said so.
        before: terms of the files before these; a seat that has not taken the new ones over yet,
            or went back, runs under them.
        asked, asked_by: what waits for a second person, and who said yes so far.
        withdrawn_by, withdrawn_at, reason: the last withdrawing.
        faults: what of its plans, rules and entries does not hold here, in words; the hub says so.
        pilot: the version that stands at one desk first; None without one.
        settings: what the hall has set for all seats.
    """

    KIND: ClassVar[str] = "plugin"

    id: str
    uuid: str
    name: str
    bureau: str = ""
    terms: Terms | None = None
    approvals: tuple[Approval, ...] = ()
    before: Terms | None = None
    asked: Terms | None = None
    asked_by: tuple[Approval, ...] = ()
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None
    reason: str = ""
    faults: tuple[str, ...] = ()
    pilot: Pilot | None = None
    settings: tuple[HallSetting, ...] = ()

    @property
    def said_by(self) -> str:
        """Whose it is, as what it brings to the hall says."""
        return f"{self.name}（{self.bureau}）" if self.bureau else self.name

    def terms_for(self, digest: str) -> Terms | None:
        """Return the terms under which a seat may run the files with this digest."""
        held = (each for each in (self.terms, self.before) if each is not None)
        return next((each for each in held if each.digest == digest), None)

    def pilot_of(self, digest: str) -> Pilot | None:
        """Return the trial of these files at one desk; None where there is none."""
        return self.pilot if self.pilot is not None and self.pilot.digest == digest else None

    def may(self, permission: str) -> bool:
        """Whether the hall granted a permission."""
        return self.terms is not None and permission in self.terms.permissions


@dataclass(frozen=True, slots=True)
class PluginRecord:
    """One record of a plugin's own kind.

    Attributes:
        of: `<plugin>.<kind>`.
        fields: what it says; the hub has held it against the kind's schema.
        is_removed: taken away; the fields are gone, the operations keep them.
    """

    KIND: ClassVar[str] = "plugin_record"

    id: str
    of: str
    key: str
    person: str
    name: str
    seat: str
    at: datetime
    fields: dict[str, Any] = field(default_factory=dict)
    is_removed: bool = False


def record_id(plugin: str, sort: str, key: str) -> str:
    """Return the id of a record; plugin and kind hold no dot, so no two share one."""
    return f"{plugin}.{sort}.{key}"


def alert_type(plugin: str, type: str) -> str:
    """Return the type of a plugin's alerts, and the id of their rule; two plugins share none."""
    return f"{plugin}.{type}"


def alert_id(plugin: str, type: str, key: str) -> str:
    """Return the id of a plugin's alert: the same occurrence told twice is one."""
    return f"plugin.{plugin}.{type}.{key}"
