"""What store care has to tell, in the words of the duty room: what is so, and what to do."""

from PySide6.QtCore import QCoreApplication


def _t(source: str) -> str:
    return QCoreApplication.translate("care", source)


def care_words(code: str, where: str) -> str:
    """Return the sentence for a piece of news of store care."""
    told = {
        "cache_renewed": _t("The local copy was damaged and is being read anew; acts are safe"),
        "journal_damaged": _t("The journal of this seat is damaged: do not close, call installer"),
        "disk_low": _t("The disk is nearly full; please free space"),
        "disk_no_caching": _t("The disk is full: new records are not kept; acts are still saved"),
        "disk_reserve": _t("The disk is full: acts are saved in the reserve; free space now"),
        "disk_nothing": _t("The disk is full, reserve and all: nothing is saved; free space now"),
        "data_expired": _t("The right to these records has ended: the local copy was wiped"),
        "not_wiped": _t("The local copy should be wiped and could not be: call the installer"),
        "disk_well": _t("The disk has room again"),
        "unwritable": _t("The disk cannot be written: nothing can be saved here; call installer"),
    }
    words = told.get(code) or _t("Store care met trouble; call the installer")
    has_place = where and code in ("journal_damaged", "unwritable")
    return _t("{0} ({1})").format(words, where) if has_place else words


DISK_CODES = (
    "disk_low", "disk_no_caching", "disk_reserve", "disk_nothing", "unwritable", "disk_well",
)  # fmt: skip
"""Codes after which the header says another thing of the disk."""


def disk_words(code: str) -> str:
    """Return the header's short words of a disk that runs full; empty while it has room."""
    told = {
        "disk_low": _t("Disk nearly full"),
        "disk_no_caching": _t("Disk full: no new data kept"),
        "disk_reserve": _t("Disk full: saving in the reserve"),
        "disk_nothing": _t("Disk full: nothing is saved"),
        "unwritable": _t("Disk takes nothing"),
    }
    return told.get(code, "")


def is_well(code: str) -> bool:
    """Whether it is good news."""
    return code == "disk_well"
