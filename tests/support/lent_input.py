"""An input method of this machine, lent to the user of a bare tree as his desktop would give it.

The tree stays bare: bus and input method run outside as the same user, on addresses without a file.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.bare_tree import USER, BareTree

SESSION = Path(__file__).with_name("input_session.py")
_AS_USER = ("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups")
_NAMES = {"ibus": "ibus", "fcitx5": "fcitx"}
"""What the desktops of each put into QT_IM_MODULE."""


@contextmanager
def lent_input(method: str, desk: BareTree, display: str) -> Iterator[Mapping[str, str]]:
    """Run an input method until the block ends; yield what a program's environment gets.

    Args:
        method: `ibus` or `fcitx5`.
        desk: whose home tells where the input method answers.
        display: of the desk.
    """
    with _bus() as address:
        outer = {
            "PATH": os.environ["PATH"],
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        with _running([sys.executable, "-I", SESSION, method, "--lent"], outer) as session:
            assert session.stdin is not None and session.stdout is not None
            _tell(desk, display, json.loads(session.stdout.readline())["address"])
            given = {"QT_IM_MODULE": _NAMES[method], "DBUS_SESSION_BUS_ADDRESS": address}
            yield given | (_with_daemon(desk) if method == "ibus" else {})
            session.stdin.close()
            session.wait(30)


@contextmanager
def _bus() -> Iterator[str]:
    words = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    where = f"--address=unix:abstract=/command-hall/{os.getpid()}"
    with _running([*words, where], {"PATH": os.environ["PATH"]}) as bus:
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()
        bus.terminate()


@contextmanager
def _running(
    words: list[object], environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    command = [*_AS_USER, *map(str, words)]
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=quiet, env=environment, text=True
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()


def _with_daemon(desk: BareTree) -> dict[str, str]:
    """Let the name of ibus's daemon be found, as where it is installed: Qt looks for no more."""
    (desk.home / "bin").mkdir()
    (desk.home / "bin/ibus-daemon").touch(0o755)
    return {"PATH": "/home/op/bin:/usr/bin:/bin"}


def _tell(desk: BareTree, display: str, address: str) -> None:
    """Put the file where Qt looks; the process it names must be one of the tree's own world."""
    folder = desk.home / ".config/ibus/bus"
    folder.mkdir(parents=True)
    machine = (desk.tree / "etc/machine-id").read_text().strip()
    text = re.sub(r"(?m)^IBUS_DAEMON_PID=.*$", "IBUS_DAEMON_PID=1", address)
    (folder / f"{machine}-unix-{display.strip(':')}").write_text(text)
    for path in [desk.home / ".config", *(desk.home / ".config").rglob("*")]:
        os.chown(path, USER, USER)
