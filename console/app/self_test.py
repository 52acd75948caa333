"""`command-hall self-test`: whether this installation is whole, as one JSON object.

It looks at what was installed and not at the machine (`doctor` does that): it needs no display, no
hub and no folder, and leaves nothing behind. Exit status 0 when all is there, 1 when not.
What may be broken is imported by the look at it alone: the others still tell how they are.
"""

import ctypes
import importlib
import json
import platform
import ssl
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

import console
from console.app.installation import build_label, shared_folder
from console.app.manual_word import docs_folder
from resources import path

MODULES = (
    "PySide6.QtWidgets",
    "PySide6.QtSvg",
    "sqlcipher3",
    "cryptography",
    "lxml.etree",
    "numpy",
    "multiprocessing.shared_memory",
    "multiprocessing.synchronize",
)
"""Ours and others' alike; a Python made where `/dev/shm` was missing lacks the last two."""


def main() -> int:
    """Look at every part, print what was found, and return the exit status."""
    parts = {name: _tried(look) for name, look in LOOKS.items()}
    is_whole = all(part["ok"] for part in parts.values())
    told = {
        "whole": is_whole,
        "version": console.__version__,
        "build": build_label(),
        "python": platform.python_version(),
        "parts": parts,
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return 0 if is_whole else 1


def _tried(look: Callable[[], str]) -> Mapping[str, Any]:
    """Return what a look says; one that breaks says why, and the others go on."""
    try:
        return {"ok": True, "told": look()}
    except Exception as error:
        return {"ok": False, "told": f"{type(error).__name__}: {error}"}


def _modules() -> str:
    for name in MODULES:
        importlib.import_module(name)
    return f"PySide6 {version('PySide6-Essentials')}"


def _qt_plugins() -> str:
    """Load what opens a window on X11 and what writes 汉字, with all they load themselves."""
    for place in (
        "platforms/libqxcb.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
    ):
        ctypes.CDLL(str(qt_plugins() / place))
    return "xcb, ibus"


def qt_plugins() -> Path:
    """Return the folder of Qt's plugins."""
    found = find_spec("PySide6")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "Qt/plugins"


def _engines() -> str:
    from console.video.probe import probe

    found = {engine.engine: engine for engine in probe()}
    missing = [each.problem for each in found.values() if not each.version]
    if missing or not found["ffmpeg"].rtsp:
        raise RuntimeError("; ".join(map(str, missing)) or "no RTSP")
    return ", ".join(f"{name} {each.version}" for name, each in found.items())


def _store() -> str:
    from console.app import doctor_store
    from console.app.doctor_finding import Verdict

    (found,) = doctor_store.cipher()
    if found.verdict is not Verdict.OK:
        raise RuntimeError(found.en)
    return found.en


def _files() -> str:
    wanted = [path("fonts") / "CommandHallSans-Regular.otf", path("i18n") / "console_zh_CN.qm"]
    if build_label() != "checkout":
        wanted += [shared_folder() / "release.pub"]
    if docs_folder() is None:
        raise FileNotFoundError("the manual")
    missing = [str(each) for each in wanted if not each.is_file()]
    if missing:
        raise FileNotFoundError(", ".join(missing))
    return f"{len(wanted)} files"


def _certificates() -> str:
    """Read the system's authorities; a bare system has none, and the hall's own is named then."""
    count = len(ssl.create_default_context().get_ca_certs())
    return f"{ssl.OPENSSL_VERSION}, {count} authorities of the system"


LOOKS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "modules": _modules,
        "qt_plugins": _qt_plugins if sys.platform == "linux" else _modules,
        "engines": _engines,
        "store": _store,
        "files": _files,
        "certificates": _certificates,
    }
)

if __name__ == "__main__":
    sys.exit(main())
