"""How busy a seat is, in words for the strip of a wall (A-16, A-23)."""

from PySide6.QtCore import QCoreApplication

from console.video.machine_load import MachineLoad


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


def machine_words(load: MachineLoad) -> str:
    """Return what is known; pictures are decoded by processors, and that is said first.

    Args:
        load: of the seat's machine.
    """
    told = []
    if load.busy is not None:
        told.append(_t("decoded by processors {0}%").format(round(100 * load.busy)))
    if load.graphics is not None:
        told.append(_t("graphics {0}%").format(round(100 * load.graphics)))
    if load.received is not None:
        told.append(_t("received {0} Mbit/s").format(f"{load.received / 1e6:.1f}"))
    return "·".join(told)
