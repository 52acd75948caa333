"""What is set aside, in words: scope, sort, preview."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.alert_marks import Masking, MaskSort, Severity, Shelf
from console.domain.mask import Mask, Preview, Scope
from console.models.grade_words import grade_word
from console.runtime.hall_time import hall_day_minute


def _t(source: str) -> str:
    return QCoreApplication.translate("mask", source)


def scopes_of(alert: Alert) -> Mapping[str, Scope]:
    """Return the scopes an alert can be set aside by, the narrowest first."""
    place, town = alert.place.name, alert.place.town
    found = {
        "alert": Scope(alert=alert.id),
        "device": Scope(fingerprint=alert.fingerprint),
        "place": Scope(place=place, town=town) if place else Scope(),
        "town": Scope(town=town),
        "source": Scope(source=alert.source),
        "type": Scope(type=alert.type),
    }
    return {name: scope for name, scope in found.items() if not scope.is_empty}


def scope_names() -> Mapping[str, str]:
    """Return the words of the scopes one chooses from."""
    return {
        "alert": _t("This alert"),
        "device": _t("This device"),
        "place": _t("This place"),
        "town": _t("This town"),
        "source": _t("This source"),
        "type": _t("This type"),
    }


def scope_words(scope: Scope, alert: Alert | None = None) -> str:
    """Return what a scope covers.

    Args:
        scope: the scope.
        alert: one of those it covers, whose words stand for an id.
    """
    named = "" if alert is None else alert.open_title  # it stands in the duty log
    parts = []
    if scope.alert:
        parts.append(_t("alert {0}").format(named or scope.alert))
    if scope.fingerprint:
        parts.append(_t("device {0}").format(named or scope.fingerprint))
    if scope.town or scope.place:
        parts.append("·".join(part for part in (scope.town, scope.place) if part))
    if scope.source:
        parts.append(_t("source {0}").format(scope.source))
    if scope.type:
        parts.append(_t("type {0}").format(scope.type))
    parts += [part for part in (scope.channel, scope.group) if part]
    return _t(", ").join(parts)


def sort_words(sort: MaskSort) -> str:
    """Return the word of a sort."""
    return {
        MaskSort.SHELVED: _t("Shelve"),
        MaskSort.SUPPRESSED: _t("Suppress by rule"),
        MaskSort.OUT_OF_SERVICE: _t("Out of service"),
    }[sort]


def aside_words(shelf: Shelf) -> str:
    """Return what lies on one alert: until when, who, why."""
    sort = shelf.sort if isinstance(shelf, Masking) else MaskSort.SHELVED
    words = {
        MaskSort.SHELVED: _t("Shelved until {0}"),
        MaskSort.SUPPRESSED: _t("Suppressed until {0}"),
        MaskSort.OUT_OF_SERVICE: _t("Out of service until {0}"),
    }[sort].format(hall_day_minute(shelf.until))
    return "·".join(part for part in (words, shelf.name, shelf.reason) if part)


def worst_words(worst: Severity) -> str:
    """Return up to which grade something is held."""
    if worst is Severity.RED:
        return _t("All grades")
    return _t("{0} and below").format(grade_word(worst))


def preview_words(seen: Preview) -> str:
    """Return what a mask would do: how many of each grade, and which it leaves alone."""
    told = []
    for severity in reversed(Severity):
        number = seen.grades[severity] + seen.kept[severity]
        if severity is Severity.NOTICE and not number:
            continue
        words = _t("{0} {1}") if not seen.kept[severity] else _t("{0} {1} (left alone)")
        told.append(words.format(grade_word(severity), number))
    return _t("Touches {0}: {1}").format(len(seen.covered), _t(", ").join(told))


def laid_words(seen: Preview, now: Preview, is_cut_off: bool) -> str:
    """Return what changed between the preview a person saw and the act; empty for nothing."""
    gone = len(set(seen.covered) - set(now.covered))
    come = len(set(now.covered) - set(seen.covered))
    told = []
    if gone:
        told.append(_t("{0} have risen or ended since the preview and are left alone").format(gone))
    if come and is_cut_off:
        told.append(_t("{0} came since: the hub takes them in when it is back").format(come))
    elif come:
        told.append(_t("{0} came since: the hub takes them in").format(come))
    return _t("; ").join(told)


def mask_line(mask: Mask, about: str) -> str:
    """Return a mask in one line: sort, scope, up to which grade."""
    return _t("{0}: {1} ({2})").format(sort_words(mask.sort), about, worst_words(mask.worst))
