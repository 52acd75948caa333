"""Which input method Qt is asked for: of those that Qt 6 brings, only ibus writes 汉字.

fcitx5 answers as ibus does (its ibus frontend), so a desktop that names `fcitx` gets `ibus`: Qt
knows no `fcitx` without a plug-in of the same Qt, and would be left without an input method.
fcitx 4 does not answer as ibus, and nothing here makes it work.

Qt takes the daemon's own socket only where the program `ibus-daemon` is installed, and it is not
on a desktop with fcitx5 alone; there the same calls go through the session bus, by the name of the
portal, to which fcitx5 answers as well.
"""

from collections.abc import Callable, MutableMapping
from shutil import which

QT, X11, PORTAL = "QT_IM_MODULE", "XMODIFIERS", "IBUS_USE_PORTAL"
_DAEMON = "ibus-daemon"
_OTHERS = ("", "fcitx", "fcitx5", "xim")


def choose_input_method(
    environment: MutableMapping[str, str], find: Callable[[str], str | None] = which
) -> None:
    """Ask Qt for ibus where the desktop uses it or fcitx; before the first QApplication.

    What somebody chose on purpose (compose, qtvirtualkeyboard, none) stays.
    """
    named = environment.get(QT, "").lower()
    by_desktop = environment.get(X11, "").lower()
    wants = named or ("ibus" if "@im=" in by_desktop and "none" not in by_desktop else "")
    if wants and named in _OTHERS:
        environment[QT] = "ibus"
    if environment.get(QT) == "ibus" and find(_DAEMON) is None:
        environment.setdefault(PORTAL, "1")
