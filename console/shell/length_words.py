"""Lengths of time as one says them."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication


def length_words(length: timedelta) -> str:
    """Return a length in whole days, hours or minutes."""
    if length.days and not length.seconds:
        return QCoreApplication.translate("mask", "{0} d").format(length.days)
    minutes = round(length.total_seconds() / 60)
    if minutes >= 60 and not minutes % 60:
        return QCoreApplication.translate("mask", "{0} h").format(minutes // 60)
    return QCoreApplication.translate("mask", "{0} min").format(minutes)
