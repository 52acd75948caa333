"""A desk session with one input method: `dbus-run-session -- python -m tests.support.input_session
ibus|fcitx5`. Runs `typing_field` in it, and ends the input method with it.

With `--lent` it runs nothing: it prints where the input method answers, as JSON, and ends with its
own input. Plain Python is enough for that, so it runs as any user.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
Layout=
[Groups/0/Items/1]
Name=pinyin
Layout=
[GroupOrder]
0=Default
"""
_CONFIG = "[Behavior]\nActiveByDefault=True\n"
_WITHOUT = "wayland,waylandim,notificationitem,kimpanel,cloudpinyin"
PATIENCE = 60.0


def main(method: str, *words: str) -> int:
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            HOME=home,
            XDG_RUNTIME_DIR=home,
            XDG_CONFIG_HOME=f"{home}/.config",
            GSETTINGS_BACKEND="memory",
            QT_QPA_PLATFORM="xcb",
            QT_IM_MODULE="ibus" if method == "ibus" else "fcitx",  # as their desktops have it
        )
        daemon = _ibus(Path(home)) if method == "ibus" else _fcitx5(Path(home))
        try:
            if "--lent" in words:
                return _lend(Path(home))
            return subprocess.run([sys.executable, "-m", "tests.support.typing_field"]).returncode
        finally:
            daemon.terminate()
            daemon.wait()


def _lend(home: Path) -> int:
    told = next(home.glob(".config/ibus/bus/*"))
    sys.stdout.write(json.dumps({"address": told.read_text()}) + "\n")
    sys.stdout.flush()
    sys.stdin.read()
    return 0


def _ibus(home: Path) -> "subprocess.Popen[bytes]":
    daemon = _started(home, "ibus-daemon", "--panel", "disable")
    end = time.monotonic() + PATIENCE
    while _engine() != "libpinyin":
        if time.monotonic() > end:
            raise SystemExit("ibus did not take the engine libpinyin")
        time.sleep(0.2)
        subprocess.run(["ibus", "engine", "libpinyin"], capture_output=True)  # its status says no
    return daemon


def _engine() -> str:
    """Return which engine ibus has."""
    return subprocess.run(["ibus", "engine"], capture_output=True, text=True).stdout.strip()


def _fcitx5(home: Path) -> "subprocess.Popen[bytes]":
    folder = home / ".config" / "fcitx5"
    folder.mkdir(parents=True)
    (folder / "profile").write_text(_PROFILE)
    (folder / "config").write_text(_CONFIG)
    return _started(home, "fcitx5", f"--disable={_WITHOUT}")


def _started(home: Path, *words: str) -> "subprocess.Popen[bytes]":
    """Start an input method and wait until it has said where it answers as ibus."""
    daemon = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE
    while not list(home.glob(".config/ibus/bus/*")):
        if time.monotonic() > end:
            raise SystemExit(f"{words[0]} did not start")
        time.sleep(0.2)
    return daemon


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
