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
    """Return the word for a state; empty for a tile without a camera."""
    translate = QCoreApplication.translate
    return {
        TileState.EMPTY: "",
        TileState.WAITING: translate("tile", "Waiting for picture"),
        TileState.LIVE: translate("tile", "Live"),
        TileState.WEAK: translate("tile", "Weak link"),
        TileState.PLAYBACK: translate("tile", "Playback"),
        TileState.FROZEN: translate("tile", "Picture frozen"),
        TileState.DENIED: translate("tile", "No permission"),
        TileState.FAILED: translate("tile", "Connection failed"),
        TileState.NO_SESSION: translate("tile", "No free session"),
    }[state]


def mode_words(mode: str) -> str:
    """Say that less than all is decoded (降级); empty where all is."""
    translate = QCoreApplication.translate
    words = {
        "soft": translate("tile", "Reduced: soft edges"),
        "key": translate("tile", "Reduced: key frames only"),
        "off": translate("tile", "Reduced: paused"),
    }
    return words.get(mode, translate("tile", "Reduced") if mode else "")


def zoom_words(scale: float) -> str:
    """Say how large a picture is drawn."""
    return QCoreApplication.translate("tile", "Zoom %1×").replace("%1", f"{scale:.1f}")


def covered_words(count: int) -> str:
    """Say that parts of a picture are covered for privacy."""
    return QCoreApplication.translate("tile", "Covered: %1").replace("%1", str(count))


def edit_hint() -> str:
    """Say what keys and mouse do while a layout is edited."""
    return QCoreApplication.translate(
        "tile",
        "Layout: drag over tiles to join, drag an edge to move it · S part · Shift+arrows join · "
        "Ctrl+arrows move the edge · Enter keep · Esc as before",
    )


def last_words(last: str) -> str:
    """Say when the newest picture came; empty where there was none."""
    return QCoreApplication.translate("tile", "Last frame %1").replace("%1", last) if last else ""


def seconds_text(age: float) -> str:
    """Return an age with one decimal, as the name bar shows it."""
    return QCoreApplication.translate("tile", "%1 s").replace("%1", f"{age:.1f}")


def clock_text(age: float) -> str:
    """Return an age as mm:ss, or h:mm:ss from an hour on."""
    whole = int(age)
    minutes = f"{whole % 3600 // 60:02d}:{whole % 60:02d}"
    return minutes if whole < 3600 else f"{whole // 3600}:{minutes}"
