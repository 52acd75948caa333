"""The mark of an uncertain time: ±2 秒 · 本机慢 12 秒."""

from PySide6.QtCore import QCoreApplication

from console.domain.stamp import Stamp

UNKNOWN = 3600.0
"""Doubt from which nothing is known of the hub's time, seconds."""


def _t(source: str) -> str:
    return QCoreApplication.translate("stamp", source)


def stamp_words(stamp: Stamp) -> str:
    """Return the mark; empty for a time that is sure."""
    parts = []
    if stamp.doubt >= UNKNOWN:
        parts.append(_t("± unknown"))
    elif stamp.doubt:
        parts.append(_t("± {0} s").format(_number(stamp.doubt)))
    if stamp.offset > 0:
        parts.append(_t("clock {0} s slow").format(_number(stamp.offset)))
    elif stamp.offset < 0:
        parts.append(_t("clock {0} s fast").format(_number(-stamp.offset)))
    return "·".join(parts)


def _number(seconds: float) -> str:
    return str(round(seconds)) if seconds >= 10 else f"{seconds:g}"
