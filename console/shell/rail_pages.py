"""The ten pages of the rail, in their order."""

from PySide6.QtCore import QCoreApplication

from widgets.frame.rail import RailItem

DUTY, INTAKE, DEPLOY, VIDEO, MAP = "duty", "intake", "deploy", "video", "map"
ORDERS, LOG, REPORT, VITALS, TOPICS = "orders", "log", "report", "vitals", "topics"
IN_USE = (DUTY, DEPLOY, VIDEO, MAP, ORDERS, LOG, VITALS, TOPICS)
"""Pages that exist; the others say that they are not in use yet, and no shipped plan shows them."""


def _t(source: str) -> str:
    return QCoreApplication.translate("rail", source)


def rail_items() -> list[RailItem]:
    """Return the items of the rail in the language on screen."""
    return [
        RailItem(DUTY, _t("Duty"), "bell"),
        RailItem(INTAKE, _t("Calls"), "phone"),
        RailItem(DEPLOY, _t("Deploy"), "share-3"),
        RailItem(VIDEO, _t("Video"), "video"),
        RailItem(MAP, _t("Map"), "map-2"),
        RailItem(ORDERS, _t("Orders"), "clipboard-text"),
        RailItem(LOG, _t("Log"), "book-2"),
        RailItem(REPORT, _t("Reports"), "send"),
        RailItem(VITALS, _t("Vitals"), "activity"),
        RailItem(TOPICS, _t("Topics"), "layout-grid"),
    ]
