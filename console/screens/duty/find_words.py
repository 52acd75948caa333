"""What is said of an AI find: how often its device was right, and why a find is not true."""

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.models.device_book import DeviceBook
from console.models.device_words import usual_reasons


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def rate_words(book: DeviceBook | None, alert: Alert) -> str:
    """Return `本点位近 30 天 12 次·不属实 9`; empty where nothing is known of it."""
    rate = None if book is None else book.rate(alert)
    if rate is None or book is None or not rate.finds:
        return ""
    words = _t("This device, {0} days: {1} times·not true {2}")
    return words.format(book.profile.days, rate.finds, rate.false)


def false_reasons(book: DeviceBook | None, alert: Alert) -> tuple[str, ...]:
    """Return why it may not be true: of what a machine found, as the hall's profile lists it."""
    if alert.confidence is not None and book is not None:
        return book.profile.reasons
    return tuple(usual_reasons().values())
