"""How busy a seat is, in words for the strip of a wall (A-16, A-23)."""

from PySide6.QtCore import QCoreApplication

from console.video.machine_load import MachineLoad


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


def machine_words(load: MachineLoad, by_hardware: int = 0, decoded: int = 0) -> str:
    """Return what is known; by what pictures are decoded is said first.

    Args:
        load: of the seat's machine.
        by_hardware: how many streams a graphics device decodes now.
        decoded: how many are decoded.
    """
    told = []
    if load.busy is not None:
        words = _t("decoded by processors {0}%")
        if by_hardware:
            words = _t("decoded by graphics, processors {0}%")
        if 0 < by_hardware < decoded:
            words = _t("{1} of {2} decoded by graphics, processors {0}%")
        told.append(words.format(round(100 * load.busy), by_hardware, decoded))
    if load.graphics is not None:
        told.append(_t("graphics {0}%").format(round(100 * load.graphics)))
    if load.received is not None:
        told.append(_t("received {0} Mbit/s").format(f"{load.received / 1e6:.1f}"))
    return "·".join(told)
