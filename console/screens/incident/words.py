"""Words of a matter: its class, its levels, its posts, what is counted and why it is sensitive."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.incident import EventLevel, IncidentSort
from console.domain.incident_figures import FigureSort
from console.domain.incident_roles import Post, Sensitivity
from widgets.common.time_label import clock_text


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


def sort_word(sort: IncidentSort) -> str:
    """Return the class of a matter."""
    words = {
        IncidentSort.NATURAL: _t("natural disaster"),
        IncidentSort.ACCIDENT: _t("accident"),
        IncidentSort.HEALTH: _t("public health"),
        IncidentSort.SECURITY: _t("public security"),
    }
    return words.get(sort, _t("class not told"))


def level_word(level: EventLevel) -> str:
    """Return the event level."""
    words = {
        EventLevel.GENERAL: _t("ordinary"),
        EventLevel.LARGER: _t("larger"),
        EventLevel.MAJOR: _t("major"),
        EventLevel.EXTREME: _t("extreme"),
    }
    return words.get(level, _t("not graded"))


def post_word(post: Post) -> str:
    """Return the name of a post."""
    words = {
        Post.CHIEF: _t("commander in chief"),
        Post.SCENE: _t("scene commander"),
        Post.LEADER: _t("leader on duty"),
    }
    return words[post]


def figure_word(sort: FigureSort) -> str:
    """Return what is counted."""
    words = {
        FigureSort.DEAD: _t("dead"),
        FigureSort.SERIOUS: _t("badly hurt"),
        FigureSort.LIGHT: _t("lightly hurt"),
        FigureSort.MISSING: _t("missing"),
        FigureSort.TRAPPED: _t("trapped"),
        FigureSort.MOVED: _t("evacuated"),
    }
    return words[sort]


def mark_word(what: Sensitivity) -> str:
    """Return what makes a matter sensitive."""
    words = {
        Sensitivity.TIME: _t("sensitive time"),
        Sensitivity.PLACE: _t("sensitive place"),
        Sensitivity.PEOPLE: _t("sensitive people"),
        Sensitivity.NATURE: _t("sensitive nature"),
    }
    return words[what]


def count_words(count: int | None) -> str:
    """Return a count; what nobody knows is 不详 and never 0."""
    return _t("unknown") if count is None else str(count)


def long_ago(since: datetime, now: datetime) -> str:
    """Return how long something lasts: mm:ss, h:mm:ss, or days and hours."""
    lasts = max(timedelta(0), now - since)
    if lasts.days:
        return _t("{0} d {1} h").format(lasts.days, lasts.seconds // 3600)
    return clock_text(lasts.total_seconds())
