"""Channels in the words of the duty room: what a message came through, and by which end."""

from PySide6.QtCore import QCoreApplication

from console.settings.discovery_profile import End, discovery_ends


def _t(source: str) -> str:
    return QCoreApplication.translate("channels", source)


ICONS = {
    "sensor": "activity",
    "video": "device-cctv",
    "patrol": "video",
    "hotline": "headset",
    "phone": "phone",
    "report": "building",
    "network": "share-3",
    "forecast": "sun",
    "grid": "layout-grid",
    "clock": "clock",
    "receipt": "send",
    "fire": "ambulance",
    "police": "shield",
    "feed": "plug-connected-x",
}
"""Icons of channels; where the set has none, the word stands alone."""


def channel_word(channel: str) -> str:
    """Return the word of a channel; one that is not known here has its own, none is said so."""
    if not channel:
        return _t("Channel not reported")
    words = {
        "sensor": _t("Sensors"),
        "video": _t("AI video"),
        "patrol": _t("Video patrol"),
        "hotline": "12345",
        "police": _t("110 diversion"),
        "fire": "119",
        "phone": _t("By phone"),
        "report": _t("Direct report"),
        "network": _t("Online"),
        "forecast": _t("Forecasts"),
        "grid": _t("Grid staff"),
        "app": _t("Citizens' app"),
        "clock": _t("Time limits"),
        "receipt": _t("Answers to orders"),
        "feed": _t("Sources themselves"),
        "plugin": _t("Bureaus' plugins"),
    }
    return words.get(channel, channel)


def end_word(end: End) -> str:
    """Return the word of one of the four ends."""
    return {
        End.NETWORK: _t("Network side"),
        End.CITIZEN: _t("Citizen side"),
        End.SENSING: _t("Sensing side"),
        End.PLANNING: _t("Planning side"),
    }[end]


def end_of(channel: str) -> End | None:
    """Return the end a channel belongs to; None where the hall's profile names none."""
    return discovery_ends().get(channel)


def channel_words(channel: str) -> str:
    """Return channel and end together: 12345·市民端."""
    end = end_of(channel)
    return channel_word(channel) if end is None else f"{channel_word(channel)}·{end_word(end)}"
