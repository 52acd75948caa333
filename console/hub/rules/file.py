"""The rule file in the hub's folder: looked at each second, taken in when it is another.

A file with mistakes changes nothing: its faults stand in the log and in the record, and the rules
before it go on, over a restart as well.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from stat import S_ISREG

from console.domain.rule import RuleBook
from console.hub.core.hub_core import HubCore
from console.hub.rules import book, meaning
from console.hub.rules.fault import BadRules, Said
from console.hub.rules.lines import Lines
from console.hub.rules.reading import MOST_BYTES, read_rules, version_of
from console.hub.store.transaction import Transaction
from resources import path

log = logging.getLogger(__name__)

NAME = "rules.toml"


@dataclass(frozen=True, slots=True)
class Told:
    """A file as it was read, where it came from, and who put it there.

    Attributes:
        raw: its bytes.
        read: the rules, or what is wrong with them.
        origin: name of the file, or `SHIPPED`.
        by: who.
    """

    raw: bytes
    read: RuleBook | BadRules
    origin: str
    by: str

    @classmethod
    def of(cls, raw: bytes, origin: str, by: str) -> "Told":
        """Read a file's bytes."""
        try:
            return cls(raw, read_rules(raw), origin, by)
        except BadRules as bad:
            return cls(raw, bad, origin, by)

    @property
    def version(self) -> str:
        """Version of its rules, good or not."""
        return version_of(self.raw)

    @property
    def rules(self) -> RuleBook:
        """The rules.

        Raises:
            BadRules: there are mistakes.
        """
        if isinstance(self.read, BadRules):
            raise self.read
        return self.read


def shipped() -> Told:
    """Return the rules that come with the program."""
    raw = path("rules/default.toml").read_bytes()
    return Told.of(raw, book.SHIPPED, book.SHIPPED)


def told_by(file: Path, by: str = "") -> Told:
    """Read a file, not more of it than a rule file has.

    Args:
        file: which.
        by: who loads it; the file's owner when empty.

    Raises:
        OSError: it cannot be read, or is no file.
    """
    with file.open("rb") as opened:
        return Told.of(opened.read(MOST_BYTES + 1), file.name, by or _owner(file))


def wish_job(told: Told) -> Callable[[Transaction], RuleBook]:
    """Return what puts a good file in force because a person says so, the same rules as well.

    The job raises `BadRules` where the hall lacks a card or a playbook that a rule names.
    """
    read = told.rules

    def job(transaction: Transaction) -> RuleBook:
        check_plans(transaction, told)
        return book.take(transaction, read, told.by, told.origin)

    return job


def check_plans(transaction: Transaction, told: Told) -> None:
    """Refuse rules that nothing can be done by: their card or playbook is not at the hall.

    Raises:
        BadRules: there are such.
    """
    lines, numbers = Lines(told.raw.decode("utf-8-sig")), {}
    for number, rule in enumerate(told.rules.rules, 1):
        numbers[rule.id] = number
    faults = []
    for rule, key, name in book.lacking(transaction, (told.rules.default, *told.rules.rules)):
        what = {"card": "处置卡", "playbook": "预案"}[key]
        line = meaning.line_of(lines, numbers.get(rule.id, 0), (key,))
        faults.append(Said(line, rule.id, f"没有{what} {name}", f"there is no {key} {name}"))
    if faults:
        raise BadRules(faults)


def load_job(told: Told) -> Callable[[Transaction], bool]:
    """Return what takes a file in where it is another; whether anything was changed."""

    def job(transaction: Transaction) -> bool:
        before = book.book_of(transaction)
        if before.fault is None and told.version == before.version:
            return False
        try:
            read = told.rules
            if told.origin != book.SHIPPED:
                check_plans(transaction, told)
        except BadRules as bad:
            words = tuple(fault.words(told.origin) for fault in bad.faults)
            if before.fault and (before.fault.version, before.fault.words) == (told.version, words):
                return False
            _say(bad.faults, told.origin)
            book.refuse(transaction, bad.faults, told.version, told.origin)
            return True
        taken = book.take(transaction, read, told.by, told.origin)
        for lack in () if told.origin == book.SHIPPED else taken.missing:
            log.warning("%s: %s is not here: 没有引用的字典条目", told.origin, lack)
        return True

    return job


class RuleFile:
    """The hall's own file beside the database.

    Args:
        folder: of the hub's data.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._seen: tuple[int, ...] | None = None

    def changed(self) -> Told | None:
        """Return the file when it is not as it was looked at last; None when it is, or is gone.

        A file that is gone leaves the rules as they are.
        """
        try:
            stat = self._file.stat()
            seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if seen == self._seen or not S_ISREG(stat.st_mode):
                return None
            self._seen = seen
            return told_by(self._file)
        except FileNotFoundError:
            return None
        except OSError as error:
            log.warning("%s cannot be read: 规则文件无法读取: %s", NAME, error)
            return None


def keep_shipped(folder: Path) -> None:
    """Keep what ships with this program beside the database: later ones are merged by it."""
    told = shipped()
    kept = shipped_file(folder, told.version)
    if not kept.exists():
        with suppress(OSError):  # a full disk keeps no hub from serving
            kept.write_bytes(told.raw)


def shipped_file(folder: Path, version: str) -> Path:
    """Return where rules that shipped once are kept."""
    return folder / f"rules.shipped-{version}.toml"


def begin(core: HubCore, now: datetime) -> None:
    """Put rules in force at the start: the hall's file, what held last, or the shipped ones.

    What plugins bring stands below them.
    """
    from console.hub.plugins.library import settle  # it reads the rules

    folder = Path(core.database.path).parent
    keep_shipped(folder)
    told = RuleFile(folder).changed()
    in_force = core.do(book.book_of, now)
    is_shipped = not in_force.loads or in_force.loads[-1].origin == book.SHIPPED
    if is_shipped and (told is None or not core.do(partial(_is_good, told), now)):
        core.do(load_job(shipped()), now)
    if told is not None:
        core.do(load_job(told), now)
    core.do(settle, now)


def _is_good(told: Told, transaction: Transaction) -> bool:
    try:
        check_plans(transaction, told)
    except BadRules:
        return False
    return True


def _say(faults: tuple[Said, ...], origin: str) -> None:
    log.error(
        "%s was not taken, the rules before it go on: 规则文件有误，未装载，仍按原规则", origin
    )
    for fault in faults:
        log.error("%s", fault.words(origin))


def _owner(file: Path) -> str:
    try:
        return file.owner()
    except (KeyError, OSError, NotImplementedError):
        return ""
