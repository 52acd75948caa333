"""The settings in force: what each is, who said so, and how a person changes one.

The hall's policy file proposes or locks; machine, seat and person follow, then the command line of
this run. What a file says wrongly is not taken: the next lower level holds, and the doctor names
file, line and what it can be.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from console.settings.declared import BY_NAME, SETTINGS
from console.settings.installed import with_installed
from console.settings.schema import Level, Setting, Value
from console.settings.setting_file import (
    ByHand,
    SettingFile,
    SettingProblem,
    read_file,
    write_value,
)

Audit = Callable[[str, str, str, str], None]
"""Name, value before, value after, level."""


class NotSet(Exception):  # noqa: N818 - a word of the page
    """A setting was not changed.

    Attributes:
        code: `unknown`, `unfit`, `closed`, `locked`, `level`, `unwritable` or `by_hand` (its file
            is broken, or says it in a way the program cannot change).
        detail: what it can be, or where it is locked, or which file and line.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the files of the levels lie; the policy is only read."""

    policy: Path
    machine: Path
    seat: Path
    people: Path

    @classmethod
    def of(cls, data: Path) -> "Paths":
        """Return the places of this system for a seat's data folder."""
        root = (
            Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) if _IS_WINDOWS else Path("/etc")
        )
        shared = root / "command-hall"
        return cls(
            shared / "policy.toml",
            shared / "settings.toml",
            data / "settings.toml",
            data / "people",
        )

    @classmethod
    def nowhere(cls) -> "Paths":
        """Return places where nothing is, for a run that keeps no settings."""
        none = Path(os.devnull) / "nowhere"
        return cls(none, none, none, none)


_IS_WINDOWS = sys.platform == "win32"


@dataclass(frozen=True, slots=True)
class InForce:
    """What a setting is now.

    Attributes:
        value: what holds.
        level: who said so.
        file: where; None for defaults and the command line.
    """

    value: Value
    level: Level
    file: Path | None = None

    @property
    def is_locked(self) -> bool:
        """Whether the hall decided it."""
        return self.level is Level.LOCKED


class Settings:
    """Reads the files of all levels; changes go into the file of the setting's own level.

    Args:
        paths: where the files are.
        start: what the command line of this run says.
        audit: told of each change.
    """

    def __init__(
        self,
        paths: Paths,
        start: Mapping[str, Value] | None = None,
        audit: Audit = lambda *_: None,
    ) -> None:
        self._paths = paths
        self._start = dict(start or {})
        self._person = ""
        self.audit = audit
        self.changed: list[Callable[[str], None]] = []
        """Called with the name of each setting that is another now."""
        self.closed: Callable[[], str] = str
        """Says why nothing may be changed now (a locked seat); empty while it may."""
        self._files: dict[Level, SettingFile] = {}
        self.load()

    def load(self) -> None:
        """Read all files anew."""
        self._files = {
            Level.HALL: read_file(self._paths.policy),
            Level.MACHINE: with_installed(
                read_file(self._paths.machine, Level.MACHINE), self._paths.policy
            ),
            Level.SEAT: read_file(self._paths.seat, Level.SEAT),
        }
        if self._person:
            self._files[Level.PERSON] = read_file(self._file(Level.PERSON), Level.PERSON)

    def sit(self, person: str) -> None:
        """Somebody sits here now: their own settings hold from now on."""
        before = {s.name: self.in_force(s).value for s in SETTINGS}
        self._person = person
        self.load()
        self._tell(before)

    @property
    def problems(self) -> list[SettingProblem]:
        """What the files say wrongly."""
        return [problem for file in self._files.values() for problem in file.problems]

    @property
    def unknown(self) -> list[tuple[Path, str]]:
        """Names in the files that this version does not know."""
        return [(file.path, name) for file in self._files.values() for name in file.unknown]

    def said(self) -> dict[str, dict[str, Value]]:
        """Return what the files say, by level; a person's with the account, locks by themselves."""
        names = {Level.HALL: "hall", Level.MACHINE: "machine", Level.SEAT: "seat"}
        said = {
            names.get(level, f"person {self._person}"): dict(file.values)
            for level, file in self._files.items()
        }
        locked = self._files[Level.HALL].locked
        return {**said, "locked": dict.fromkeys(sorted(locked), True)}

    def value(self, setting: Setting) -> Value:
        """Return what a setting is now."""
        return self.in_force(setting).value

    def in_force(self, setting: Setting) -> InForce:
        """Return what a setting is now, and who said so."""
        policy = self._files[Level.HALL]
        if setting.name in policy.locked:  # without a value it holds what an installer said
            held = self._highest(setting, Level.HALL, Level.MACHINE)
            return InForce(held.value, Level.LOCKED, policy.path)
        if setting.name in self._start and setting.may_be_said_at(Level.START):
            return InForce(self._start[setting.name], Level.START)
        return self._highest(setting, Level.PERSON, Level.SEAT, Level.MACHINE, Level.HALL)

    def _highest(self, setting: Setting, *levels: Level) -> InForce:
        """Return what the first of these levels says that says anything."""
        for level in levels:
            file = self._files.get(level)
            if file is not None and setting.name in file.values:
                return InForce(file.values[setting.name], level, file.path)
        return InForce(setting.default, Level.DEFAULT)

    def set(self, name: str, value: Value | None, level: Level | None = None) -> None:
        """Change a setting in the file of a level; None goes back to what stands below.

        Args:
            name: the setting's.
            value: what it shall be.
            level: where; the setting's own when not given.

        Raises:
            NotSet: it is as it was, with the reason.
        """
        setting = BY_NAME.get(name)
        if setting is None:
            raise NotSet("unknown", name)
        level = setting.level if level is None else level
        self._may(setting, level)
        if value is not None:
            try:
                value = setting.check(value)
            except ValueError as error:
                raise NotSet("unfit", str(error)) from error
        before = {setting.name: self.in_force(setting).value}
        try:
            write_value(self._file(level), name, value)
        except OSError as error:
            raise NotSet("unwritable", str(error)) from error
        except ByHand as error:
            raise NotSet("by_hand", str(error)) from error
        self._start.pop(name, None)  # what a person says now wins over how it was started
        self.load()
        after = self.in_force(setting).value
        self.audit(name, str(before[name]), str(after), level.name.lower())
        self._tell(before)

    def _may(self, setting: Setting, level: Level) -> None:
        why = self.closed()
        if why:
            raise NotSet("closed", why)
        held = self.in_force(setting)
        if held.is_locked:
            raise NotSet("locked", str(held.file))
        is_ours = level in (Level.MACHINE, Level.SEAT, Level.PERSON)
        if not is_ours or not setting.may_be_said_at(level):
            raise NotSet("level", setting.level.name.lower())
        if level is Level.PERSON and not self._person:
            raise NotSet("level", "nobody sits here")

    def _file(self, level: Level) -> Path:
        if level is Level.PERSON:
            safe = "".join(c if c.isalnum() else f"%{ord(c):x}" for c in self._person)
            return self._paths.people / f"{safe}.toml"
        return {Level.MACHINE: self._paths.machine, Level.SEAT: self._paths.seat}[level]

    def _tell(self, before: Mapping[str, Value]) -> None:
        for name, old in before.items():
            if self.in_force(BY_NAME[name]).value != old:
                for told in list(self.changed):
                    told(name)
