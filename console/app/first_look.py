"""What Qt would end the process over is looked at first, and said in plain words.

Without a display, or with a library of the system missing, Qt writes a line about a "platform
plugin" and aborts. Here each is tried as Qt will try it, in the order in which it would fail; it
costs a millisecond, because Qt loads the same libraries right afterwards. Only on X11: Windows and
other platforms bring all of theirs.
"""

import ctypes
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

NOT_FIT = 3
"""Exit status when the console cannot be shown here."""

_PLUGIN = "Qt/plugins/platforms/libqxcb.so"

Words = tuple[str, str]
Load = Callable[[str], object]


def look(environment: Mapping[str, str], load: Load = ctypes.CDLL) -> Words | None:
    """Return why no window can open here, in Chinese and English; None when one can.

    Args:
        environment: of this process.
        load: loads a library, raises `OSError` with its name when it cannot.
    """
    if not _is_x11(environment):
        return None
    if missing := _missing(load):
        return (
            f"系统缺少 {missing}，窗口打不开。请安装含有它的系统包，再启动",
            f"the system has no {missing}, no window can open; install the package that holds it",
        )
    if environment.get("WAYLAND_DISPLAY") and not environment.get("DISPLAY"):
        return None  # Qt goes to Wayland by itself
    return _display(environment.get("DISPLAY", ""), load)


def missing_library(environment: Mapping[str, str], load: Load = ctypes.CDLL) -> str:
    """Return the library that Qt's windows lack here; empty when none, or it is not for us to say.

    Args:
        environment: of this process.
        load: as for `look`.
    """
    return _missing(load) if _is_x11(environment) and find_spec("PySide6") else ""


def say(words: Words) -> int:
    """Tell it where somebody who starts from a terminal or reads the session's log finds it."""
    zh, en = words
    sys.stderr.write(f"控制台没有启动：{zh}。\nThe console did not start: {en}.\n")
    return NOT_FIT


def _is_x11(environment: Mapping[str, str]) -> bool:
    platform = environment.get("QT_QPA_PLATFORM", "xcb")
    return sys.platform == "linux" and platform.startswith("xcb")


def _missing(load: Load) -> str:
    """Return the library that is missing for Qt's windows, empty when none is."""
    found = find_spec("PySide6")
    if found is None or found.origin is None:
        return "PySide6"
    try:
        load(str(Path(found.origin).parent / _PLUGIN))
    except OSError as error:
        return Path(str(error).split(":")[0]).name
    return ""


def _display(name: str, load: Load) -> Words | None:
    if not name:
        return (
            "没有图形显示（DISPLAY 未设）。请登录图形桌面后启动",
            "there is no display (DISPLAY is not set); start it in a graphical session",
        )
    if _answers(load):
        return None
    return (
        f"图形显示 {name} 连不上：不存在，或是别人的桌面。请在本人登录的桌面里启动，不用 su、sudo",
        f"the display {name} does not answer: it is not there, or somebody else's; start it"
        " on your own desktop, without su or sudo",
    )


def _answers(load: Load) -> bool:
    xcb = load("libxcb.so.1")
    assert isinstance(xcb, ctypes.CDLL)
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    link = xcb.xcb_connect(None, None)
    fault = xcb.xcb_connection_has_error(link)
    xcb.xcb_disconnect(link)
    return not fault
