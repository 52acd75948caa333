"""The hall's mode and responses in words: for header, panel and screen plans."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.hall_mode import HallMode, Level, Mode, Response
from console.domain.mode_history import Turning
from console.models.response_words import level_words as level_words
from console.runtime.hall_time import hall_minute
from console.settings.plans.plan import Mode as PlanMode
from console.settings.response_profile import ResponseSort
from console.shell.header_presenter import ModeShown
from console.shell.link_words import is_chinese

_HIGHEST = (Level.I, Level.II, Level.III, Level.IV)


def _t(source: str) -> str:
    return QCoreApplication.translate("mode", source)


def mode_words(modes: frozenset[Mode]) -> str:
    """Return 平, 急, 专 or 专·急."""
    if modes == frozenset(Mode):
        return _t("Special·urgent")
    if Mode.EMERGENCY in modes:
        return _t("Urgent")
    return _t("Special") if modes else _t("Calm")


def modes_of(hall: HallMode) -> frozenset[Mode]:
    """Return the modes that hold."""
    return frozenset(each.mode for each in hall.modes)


def sort_words(sort: str, sorts: Sequence[ResponseSort], is_short: bool = False) -> str:
    """Return what a response is for; one this console does not know by its own name."""
    found = next((each for each in sorts if each.id == sort), None)
    if found is None:
        return sort
    if not is_chinese():
        return found.en
    return found.short if is_short else found.zh


def responses_words(hall: HallMode, sorts: Sequence[ResponseSort]) -> str:
    """Return `Ⅲ级响应（防汛防台）`, the highest first; empty while none is in force."""
    sentence = _t("level {0} response ({1})")
    return _t(", ").join(
        sentence.format(level_words(each.level), sort_words(each.sort, sorts, is_short=True))
        for each in highest_first(hall)
    )


def highest_first(hall: HallMode) -> list[Response]:
    """Return the responses in force, the highest first."""
    return sorted(hall.responses, key=lambda each: _HIGHEST.index(each.level))


def since(hall: HallMode) -> datetime | None:
    """Return since when it is so: the highest response at its level, else the newest mode."""
    responses = highest_first(hall)
    if responses:
        return responses[0].decided.since
    return max((each.decided.since for each in hall.modes), default=None)


def mode_shown(hall: HallMode, sorts: Sequence[ResponseSort]) -> ModeShown:
    """Return what a header says of it."""
    told, responses = responses_words(hall, sorts), highest_first(hall)
    brief = _t("level {0}").format(level_words(responses[0].level)) if told else ""
    return ModeShown(mode_words(modes_of(hall)), told, since(hall), brief)


def plan_mode(hall: HallMode, sorts: Sequence[ResponseSort]) -> PlanMode:
    """Return which screen plans go with it; what is urgent goes before an event."""
    named = {each.id: each.plan for each in sorts}
    for response in highest_first(hall):
        plan = named.get(response.sort, "")
        if plan in set(PlanMode):
            return PlanMode(plan)
    if hall.standing(Mode.EMERGENCY):
        return PlanMode.FLOOD
    return PlanMode.EVENT if hall.standing(Mode.SPECIAL) else PlanMode.CALM


def turning_words(turning: Turning, sorts: Sequence[ResponseSort]) -> str:
    """Return the last line of the history."""
    return _t("Last: {0}").format(turned_words(turning, sorts))


def turned_words(turning: Turning, sorts: Sequence[ResponseSort]) -> str:
    """Return one line of the history: when, what, by whom agreed, and how many have said so."""
    if turning.what == "mode":
        mode = frozenset({Mode(turning.sort)})
        words = _t("{0} begun") if turning.after else _t("{0} ended")
        what = words.format(mode_words(mode))
    else:
        before, after = (_level(each) for each in (turning.before, turning.after))
        what = _t("response ({0}) {1} → {2}").format(sort_words(turning.sort, sorts), before, after)
    heard = sum(1 for each in turning.announced if each.receipt_at is not None)
    told = _t("of {0} told, {1} acknowledged").format(len(turning.announced), heard)
    sentence = _t("{0} {1}, agreed by {2}; {3}")
    return sentence.format(
        hall_minute(turning.decided.since), what, turning.decided.authority, told
    )


def _level(level: str) -> str:
    return level_words(Level(level) if level in set(Level) else None)
