"""What happened to the matter itself, in words: its trail holds codes."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from console.domain.alert import TrailLine
from console.domain.incident import EventLevel, IncidentSort
from console.domain.incident_figures import FigureSort
from console.domain.incident_reports import ReportSort
from console.domain.incident_roles import Post, Sensitivity
from console.models.clock_words import report_word
from console.screens.incident.words import (
    figure_word,
    level_word,
    mark_word,
    post_word,
    sort_word,
)

C = TypeVar("C", bound=StrEnum)


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


def matter_words(line: TrailLine) -> str:
    """Return what happened; empty for a code that is not a matter's own."""
    words = {
        "opened": _t("Matter opened {0}"),
        "described": _t("Called anew: {0}"),
        "class_set": _t("Class: {0}"),
        "level_set": _t("Event level: {0}"),
        "response_set": _t("Response of this matter: {0}"),
        "role_set": "{0}",
        "marked": _t("Marked: {0}"),
        "mark_taken_off": _t("No longer marked: {0}"),
        "noted": "{0}",
        "figures": _t("Told: {0}"),
        "reported": _t("Reported: {0}"),
        "goods_asked": _t("Asked for: {0}"),
        "goods_sent": _t("Sent out: {0}"),
        "goods_arrived": _t("Arrived: {0}"),
        "related": _t("Related to “{0}”"),
        "unrelated": _t("No longer related to “{0}”"),
        "child_added": _t("“{0}” is a part of it now"),
        "child_left": _t("“{0}” is no part of it any more"),
        "parent_set": _t("Part of “{0}” now") if line.detail else _t("No part of another any more"),
        "alert_added": _t("Alert taken in: {0}"),
        "alert_removed": _t("Alert taken out: {0}"),
        "matter_merged_into": _t("Merged into “{0}”"),
        "matter_absorbed": _t("“{0}” merged into this matter"),
        "matter_parted": _t("Merging taken back ({0})"),
        "matter_given_back": _t("“{0}” is a matter of its own again"),
        "split_from": _t("Taken out of “{0}”"),
        "split": _t("Taken out as a matter of its own: {0}"),
        "point_handed": _t("Handed on: {0}"),
        "point_accepted": _t("Left open: {0}"),
        "ended": _t("Ended: {0}"),
        "reopened": _t("Opened again: {0}"),
    }.get(line.what, "")
    return words.format(_detail(line))


def _detail(line: TrailLine) -> str:
    """Return the detail with its codes in words; what is not known stays as it is."""
    head, _, rest = line.detail.partition("·")
    if line.what == "class_set":
        return _known(IncidentSort, head, sort_word)
    if line.what == "level_set":
        named = {level.name.lower(): level for level in EventLevel}
        return level_word(named[head]) if head in named else head
    if line.what == "reported":
        return "·".join((_known(ReportSort, head, report_word), rest))
    if line.what == "role_set":
        return _t("{0}: {1}").format(_known(Post, head, post_word), rest.replace("·", " "))
    if line.what in ("marked", "mark_taken_off"):
        return "·".join((_known(Sensitivity, head, mark_word), rest))
    if line.what == "figures":
        counts = _t(", ").join(_count(each) for each in head.split())
        return "·".join((counts, rest)) if rest else counts
    return line.detail


def _count(told: str) -> str:
    what, _, count = told.partition("=")
    shown = _t("unknown") if count == "?" else count
    return _t("{0} {1}").format(_known(FigureSort, what, figure_word), shown)


def _known(codes: type[C], code: str, word: Callable[[C], str]) -> str:
    """Return the word of a code; one of a newer version stays as it is."""
    found = next((each for each in codes if each.value == code), None)
    return code if found is None else word(found)
