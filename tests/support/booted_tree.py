"""A bare tree that is started as a machine: systemd is its first process, in a network of its own.

Nothing that happens in it is kept: what it writes lies in memory. Needs root, and a tree that has
systemd. Displays of the machine around it lie in /srv, to be put where programs look for them.
"""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.support.patience import PATIENCE, until

INSTALLING = 600.0
_BOOT = """
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs /mnt
mkdir /mnt/new /mnt/work /mnt/root
mount -t overlay overlay -o "lowerdir=$1,upperdir=/mnt/new,workdir=/mnt/work" /mnt/root
cd /mnt/root
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs tmpfs run
mount -t tmpfs tmpfs tmp
mount -t tmpfs tmpfs dev
mkdir dev/shm dev/pts
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
ln -s pts/ptmx dev/ptmx
for name in null zero random urandom full tty; do
  touch "dev/$name"
  mount --bind "/dev/$name" "dev/$name"
done
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix srv; mount -o remount,bind,ro srv; fi
ip link set lo up
mkdir -p mnt
pivot_root . mnt
umount -l /mnt
exec /usr/bin/env -i container=test PATH=/usr/sbin:/usr/bin:/sbin:/bin \\
  /lib/systemd/systemd --unit=multi-user.target
"""


class BootedTree:
    """A machine that runs.

    Args:
        process: its first process, as seen from outside.
    """

    def __init__(self, process: int) -> None:
        self._enter = ["nsenter", "--all", "--target", str(process)]

    def run(
        self, *words: str, stdin: "IO[bytes] | int" = subprocess.DEVNULL
    ) -> "subprocess.CompletedProcess[str]":
        """Run a program there as root, to its end."""
        return subprocess.run(
            [*self._enter, *words],
            stdin=stdin,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=INSTALLING,
        )

    def says(self, *words: str) -> str:
        """Return what a program says there."""
        return self.run(*words).stdout.strip()

    def until(self, said: str, *words: str) -> None:
        """Wait until a program there says something."""
        until(lambda: said in self.says(*words), f"{words} says {said!r}")


@contextmanager
def booted(tree: Path) -> Iterator[BootedTree]:
    """Run a tree as a machine until the block ends."""
    apart = ("--mount", "--pid", "--net", "--ipc", "--uts", "--cgroup", "--fork")
    outer = subprocess.Popen(
        ["unshare", *apart, "sh", "-c", _BOOT, "-", tree],
        env={"PATH": os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        machine = BootedTree(_first(outer))
        machine.until("multi-user.target", "systemctl", "list-units", "--state=active", "-q")
        yield machine
    finally:
        for process in _children(outer.pid):  # all others end with the first
            os.kill(process, signal.SIGKILL)
        outer.communicate(timeout=PATIENCE)


def _first(outer: "subprocess.Popen[bytes]") -> int:
    """Return the first process of the machine, once it is there."""
    until(lambda: outer.poll() is not None or _children(outer.pid), "it starts")
    return _children(outer.pid)[0]


def _children(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in told.read_text().split()] if told.exists() else []
