"""Words of this page that more than one of its parts needs."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.contract import reasons
from console.domain.alert import Alert
from console.runtime.clock import CHINA


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def hall_time(moment: datetime) -> str:
    """Write a moment as hh:mm:ss of the hall."""
    return moment.astimezone(CHINA).strftime("%H:%M:%S")


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


def reason_words(code: str) -> str:
    """Return why the rule refuses, in the language on screen."""
    zh, en = reasons.words(code)
    return zh if _t("language") == "zh" else en


def short_name(alert: Alert) -> str:
    """Return the few words that name an alert in the foot bar."""
    return alert.title if len(alert.title) <= 30 else alert.title[:29] + "…"
