"""What a person types to start this program, and how it is installed again: by where it runs from.

A fix that names a command must name one that is there: `./hall` is only in a checkout.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2] / "hall"
"""The starter of a checkout; nothing that was installed has it."""


def program(
    environment: Mapping[str, str] = os.environ,
    starter: Path = CHECKOUT,
    platform: str = sys.platform,
) -> str:
    """Return the first word of every command here.

    Args:
        environment: of this process; the AppImage's own start names its file there.
        starter: of the checkout, if this is one.
        platform: `win32` where the installed program is called `hall`.
    """
    if name := environment.get("APPIMAGE"):
        return f"./{Path(name).name}"
    if starter.is_file():
        return "./hall"
    return "hall" if platform == "win32" else "command-hall"


def install_again(starter: Path = CHECKOUT) -> tuple[str, str]:
    """Return what to do about an installation that is not whole, in Chinese and English."""
    if starter.is_file():
        return "运行 ./hall 重装", "run ./hall to install again"
    return (
        "用核对过签名的安装包重装",
        "install again from a package whose signature was checked",
    )
