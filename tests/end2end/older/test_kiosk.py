"""A seat that starts with the desktop, under a real systemd: there, killed, back, gone with it."""

import pytest

from tests.support.bare_seat import Hand
from tests.support.bare_tree import USER
from tests.support.booted_tree import BootedTree
from tests.support.patience import until

pytestmark = [pytest.mark.long, pytest.mark.display]

UNIT = "command-hall-kiosk.service"
DESKTOP = """
pwconv
mkdir -p /tmp/.X11-unix && mount --bind /srv /tmp/.X11-unix
mkdir -p /home/op/.config/systemd/user
printf '[Unit]\\nBindsTo=graphical-session.target\\n' >/home/op/.config/systemd/user/desktop.target
chown -R op: /home/op
systemctl start user@1000.service
"""
"""What a desktop does when somebody logs in: his own systemd, and a target that stands for it."""


def systemctl(machine: BootedTree, *words: str) -> str:
    """Run it as the person at the desktop."""
    who = ("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups")
    runtime = f"XDG_RUNTIME_DIR=/run/user/{USER}"
    done = machine.run(*who, "env", runtime, "systemctl", "--user", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_h747_it_comes_with_the_desktop_and_back_after_a_kill(
    installed_machine: BootedTree, display: str
) -> None:
    machine, hand = installed_machine, Hand(display)
    done = machine.run("sh", "-ec", DESKTOP)
    assert done.returncode == 0, done.stderr
    systemctl(machine, "set-environment", f"DISPLAY={display}")
    systemctl(machine, "enable", UNIT)
    systemctl(machine, "start", "desktop.target")
    until(hand.title, "its window")
    process = systemctl(machine, "show", "--value", "--property=MainPID", UNIT)
    machine.run("sh", "-c", f"kill -9 {process}")
    until(lambda: not hand.title(), "the window is gone")
    until(hand.title, "its window again")
    assert systemctl(machine, "show", "--value", "--property=NRestarts", UNIT) == "1"
    systemctl(machine, "stop", "desktop.target")
    until(lambda: not hand.title(), "it ends with the desktop")
