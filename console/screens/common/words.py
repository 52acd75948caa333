"""Words that more than one page writes."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.commands.executor import Result
from console.commands.identity import Identity
from console.contract import reasons
from console.contract.operation import Answer
from console.domain.alert import Alert
from console.runtime.hall_time import hall_day_second
from console.settings.error_book import number_of

HERE = 5.0
"""Metres below which a thing is here."""


def _t(source: str) -> str:
    return QCoreApplication.translate("screens", source)


def direction_word(direction: str) -> str:
    """Return the word of one of eight directions."""
    words = {
        "north": _t("N"),
        "northeast": _t("NE"),
        "east": _t("E"),
        "southeast": _t("SE"),
        "south": _t("S"),
        "southwest": _t("SW"),
        "west": _t("W"),
        "northwest": _t("NW"),
    }
    return words.get(direction, direction)


def distance_words(metres: float) -> str:
    """Write a distance: tens of metres below a kilometre."""
    if metres < 1000:
        return _t("{0} m").format(max(5, round(metres / 5) * 5))
    return _t("{0} km").format(f"{metres / 1000:.1f}")


def where_words(metres: float, direction: str) -> str:
    """Write how far away and in which direction something is; along a line there is no direction.

    Of what is right here nobody asks in which direction.
    """
    if metres < HERE:
        return _t("here")
    if not direction:
        return distance_words(metres)
    return _t("{0} {1}").format(distance_words(metres), direction_word(direction))


def reason_words(code: str) -> str:
    """Return why the rule refuses, in the language on screen."""
    zh, en = reasons.words(code)
    return zh if _t("language") == "zh" else en


def trouble_words(error: object) -> str:
    """Return what a call ended with, in the language on screen; errors of `sync` carry both."""
    zh, en = getattr(error, "zh", ""), getattr(error, "en", "")
    return _told(getattr(error, "code", "internal"), zh, en)


def refusal_words(result: Result) -> str:
    """Return why an act was refused, with the detail the store or the rule gave."""
    words = _told(result.refused, result.zh, result.en)
    if result.detail:
        words = _t("{0} ({1})").format(words, result.detail)
    return _numbered(words, result.refused)


def answer_words(answer: Answer) -> str:
    """Return why the hub refused an act: as it says itself, else in the words of the code."""
    return _numbered(_told(answer.code, answer.reason_zh, answer.reason_en), answer.code)


def _told(code: str, zh: str, en: str) -> str:
    return (zh if _t("language") == "zh" else en) or reason_words(code)


def _numbered(words: str, code: str) -> str:
    number = number_of(code)
    return _t("{0}, code {1}").format(words, number) if number else words


def short_name(alert: Alert) -> str:
    """Return the few words that name an alert in one line."""
    return alert.title if len(alert.title) <= 30 else alert.title[:29] + "…"


def watermark(who: Identity | None, now: datetime) -> str:
    """Return who looks at pictures, to the second: seat, name, work number, date and time (A-31).

    Nothing while nobody is signed in.
    """
    if who is None:
        return ""
    return f"{who.seat_name} {who.name} {who.person} {hall_day_second(now)}"
