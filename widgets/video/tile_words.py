"""The few words a tile says by itself."""

from PySide6.QtCore import QCoreApplication

from widgets.video.tile_source import TileState


def pictures() -> str:
    """Return what a grid of tiles is called."""
    return QCoreApplication.translate("tile", "Camera pictures")


def empty() -> str:
    """Return what a tile without a camera is called."""
    return QCoreApplication.translate("tile", "Empty tile")


def word_of(state: TileState) -> str:
    """Return the word for a state without a picture, or for a frozen one."""
    translate = QCoreApplication.translate
    return {
        TileState.EMPTY: "",
        TileState.WAITING: translate("tile", "Waiting for picture"),
        TileState.LIVE: "",
        TileState.WEAK: translate("tile", "Weak link"),
        TileState.FROZEN: translate("tile", "Picture frozen"),
        TileState.DENIED: translate("tile", "No permission"),
        TileState.FAILED: translate("tile", "Connection failed"),
        TileState.NO_SESSION: translate("tile", "No free session"),
    }[state]


def seconds_text(age: float) -> str:
    """Return an age with one decimal, as the name bar shows it."""
    return QCoreApplication.translate("tile", "%1 s").replace("%1", f"{age:.1f}")


def clock_text(age: float) -> str:
    """Return an age as mm:ss, or h:mm:ss from an hour on."""
    whole = int(age)
    minutes = f"{whole % 3600 // 60:02d}:{whole % 60:02d}"
    return minutes if whole < 3600 else f"{whole // 3600}:{minutes}"
