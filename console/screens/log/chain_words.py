"""What is wrong with a chain of the log, in words: which seat, which line."""

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from console.models.log_lines import LogLine, LogLines

_MISSING = re.compile(r"^(?P<seat>.+?): after (?P<before>\d+) comes (?P<number>\d+)$")
_CHANGED = re.compile(r"^(?P<seat>.+?): (?P<number>\d+) (was changed|does not follow \d+)$")

_UNSIGNED = re.compile(r"^(?P<seat>.+?): countersignature of (?P<number>\d+) does not hold$")


def _t(source: str) -> str:
    return QCoreApplication.translate("log", source)


def breaks_in_words(lines: LogLines, seat_name: Callable[[str], str]) -> list[str]:
    """Return each break once, with seat and line; what the rule says otherwise stays as it is."""
    found = [_words(told, seat_name) for told in lines.broken_chains()]
    for line in lines.lines:
        if line.entry.broken:
            found.append(_changed(seat_name(line.entry.seat), str(line.entry.number)))
    return list(dict.fromkeys(found))


def starts_at_first(lines: Iterable[LogLine]) -> bool:
    """Whether every chain is on the page from its first line on, so that it can be judged."""
    first: dict[tuple[str, str], int] = {}
    for line in lines:
        key = (line.entry.seat, line.entry.incarnation)
        first[key] = min(line.entry.number, first.get(key, line.entry.number))
    return all(number == 1 for number in first.values())


def _words(told: str, seat_name: Callable[[str], str]) -> str:
    gap = _MISSING.match(told)
    if gap is not None:
        words = _t("{0}: nothing between line {1} and line {2}")
        return words.format(seat_name(gap["seat"]), gap["before"], gap["number"])
    changed = _CHANGED.match(told)
    if changed is not None:
        return _changed(seat_name(changed["seat"]), changed["number"])
    unsigned = _UNSIGNED.match(told)
    if unsigned is not None:
        words = _t("{0}: the countersignature of line {1} is not this hub's")
        return words.format(seat_name(unsigned["seat"]), unsigned["number"])
    return told


def countersigned_words(lines: LogLines) -> str:
    """Return how much of what is shown the hub has countersigned; empty before the first time."""
    count = lines.countersigned()
    return _t("hub countersigned {0} of {1}").format(count, len(lines.lines)) if count else ""


def _changed(seat: str, number: str) -> str:
    return _t("{0}: line {1} is not what was written").format(seat, number)
