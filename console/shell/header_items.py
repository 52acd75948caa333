"""Items of the header that say one thing each: a forecast, the sound, the screen plans."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.forecast import Standing, standing
from console.models.alert_rows import GRADES
from console.models.forecasts import short_name, since
from console.runtime.hall_time import hall_minute
from console.shell.sound import SoundHealth
from widgets.common.text import Run
from widgets.common.theme import Ink
from widgets.common.time_label import clock_text
from widgets.frame.header_bar import HeaderItem


def _t(source: str) -> str:
    return QCoreApplication.translate("shell", source)


def forecast_item(alert: Alert, now: datetime) -> HeaderItem:
    """Return a forecast in force, or one that lapsed and was not lifted."""
    name = Run(short_name(alert), Ink.TEXT, shape=GRADES[alert.severity], shape_size=16)
    if standing(alert, now) is Standing.LAPSED:
        lapsed = Run(_t("{0} lapsed, not lifted").format(short_name(alert)))
        hint = _t("Past its validity, and nobody lifted it: ask the weather station")
        return HeaderItem((lapsed,), "exclamation-circle", False, "forecast", hint)
    moment = hall_minute(since(alert))
    whole = (name, Run(_t("since {0}").format(moment), gap=8))
    return HeaderItem(whole, id="forecast", short=(name,))


def sound_item(health: SoundHealth, mute_left: float) -> HeaderItem:
    """Return how the sound is; a silence with the seconds until it ends."""
    words, icon, is_well = {
        SoundHealth.WELL: (_t("Sound on"), "", True),
        SoundHealth.UNTESTED: (_t("Sound untested"), "", True),
        SoundHealth.STARTING: (_t("Sound starting"), "", True),
        SoundHealth.MUTED: (_muted(mute_left), "volume-off", False),
        SoundHealth.UNPASSED: (
            QCoreApplication.translate("sound", "Self-test not passed"),
            "volume-off",
            False,
        ),
        SoundHealth.ON_CALL: (_t("Silent during the call"), "volume-off", True),
        SoundHealth.OFF: (_t("Sound switched off"), "volume-off", False),
        SoundHealth.NO_DEVICE: (_t("Sound lost, no device"), "volume-off", False),
        SoundHealth.FAILED: (_t("Sound lost, restarting"), "volume-off", False),
    }[health]
    return HeaderItem((Run(words),), icon, is_well, "sound")


def _muted(left: float) -> str:
    return QCoreApplication.translate("sound", "Muted {0}").format(clock_text(left))


def plans_item() -> HeaderItem:
    """Return what opens the screen plans: for the mouse, beside the key."""
    words = QCoreApplication.translate("plans", "Screen plans")
    return HeaderItem((Run(words),), "device-desktop", id="plans", may_go=True)
