"""What the level line says: how far it is to the next event level, and by which clause."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.domain.incident import Incident
from console.domain.level_sentinel import Measure, Suggestion, Verdict, suggestion
from console.domain.level_table import LevelTable
from console.screens.incident.level_block import LevelBar, LevelSight
from console.screens.incident.words import figure_word, level_word


def _t(source: str) -> str:
    return QCoreApplication.translate("incident", source)


def level_sight(incident: Incident, tables: Sequence[LevelTable]) -> LevelSight:
    """Return the level line of a matter; it suggests, a person decides."""
    found = suggestion(incident, tables)
    if found.verdict is Verdict.NO_TABLE:
        return LevelSight(level_word(incident.level))
    bars = tuple(LevelBar(figure_word(m.what), m.count, m.limit) for m in found.measures)
    is_near = found.verdict is Verdict.NEAR
    is_reached = found.verdict is Verdict.REACHED and found.is_higher
    return LevelSight(_words(incident, found), is_near or is_reached, bars, _basis(found))


def _words(incident: Incident, found: Suggestion) -> str:
    if found.verdict is Verdict.REACHED and found.reached is not None:
        words = _t("Limit of {0} reached").format(level_word(found.reached.level))
        if found.is_higher:
            return _t("{0}, decided: {1}").format(words, level_word(incident.level))
        return words
    following = "" if found.next is None else level_word(found.next.level)
    if found.verdict is Verdict.NEAR:
        lacking = _t(", ").join(_lack(each) for each in found.measures)
        return _t("Near {0}: {1}").format(following, lacking)
    decided = level_word(incident.level)
    if found.verdict is Verdict.UNKNOWN:
        return _t("{0}·counts unknown, no level can be told").format(decided)
    limits = _t(" or ").join(
        _t("{1} {0}").format(figure_word(each.what), each.limit) for each in found.measures
    )
    return _t("{0}; {1} from {2}").format(decided, following, limits)


def _lack(measure: Measure) -> str:
    if measure.lacks is None:
        return _t("{0} unknown").format(figure_word(measure.what))
    return _t("{1} more {0}").format(figure_word(measure.what), measure.lacks)


def _basis(found: Suggestion) -> str:
    row = found.row
    if row is None:
        return ""
    notes = [row.clause]
    if found.is_assumed:
        notes.insert(0, _t("Class not told, measured as an accident"))
    if found.unmeasured:
        notes.insert(0, _t("{0} missing or trapped not counted in").format(found.unmeasured))
    if not row.is_verified:
        notes.append(_t("text of the rule not checked here"))
    return _t("; ").join(notes)
