"""A bare Debian in a folder, and programs started in it as a plain user with nothing of ours.

It has what every desktop has (X, GL, fontconfig, sound libraries) and no Python, no VLC, no Qt. The
tree is made once by debootstrap and kept; each start gets an own home, /tmp, /dev and processes.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import uuid4

DESKTOP = (
    "libgl1", "libegl1", "libfontconfig1", "libx11-6", "libx11-xcb1", "libxcb1",
    "libasound2", "libdrm2",    "libgbm1", "libwayland-client0", "fuse3",
)  # fmt: skip
"""What a desktop brings by itself and the package leaves to it."""

USER = 1000
NOBODY = 65534
"""Somebody else, whom every system knows: a bus answers nobody it does not know."""

_READY = "command-hall-tree"
_ENTER = """
set -e
tree=$1 home=$2; shift 2
mount --bind "$tree" "$tree"
mount -t proc proc "$tree/proc"
mount -t tmpfs -o mode=1777,size=${TMP_SIZE:-2G} tmpfs "$tree/tmp"
mkdir -p "$tree/tmp/.X11-unix" "$tree/home/op" "$tree/run/user"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$tree/tmp/.X11-unix"; fi
mount --bind "$home" "$tree/home/op"
if [ -n "$READ_ONLY_HOME" ]; then mount -o remount,bind,ro "$tree/home/op"; fi
if [ -n "$HOME_SIZE" ]; then
  mount -t tmpfs -o "mode=755,uid=1000,gid=1000,size=$HOME_SIZE" tmpfs "$tree/home/op"
  for each in "$home"/*/; do
    within="$tree/home/op/$(basename "$each")"
    mkdir "$within"
    mount --bind "$each" "$within"
  done
fi
mount -t tmpfs tmpfs "$tree/dev"
mkdir "$tree/dev/shm"; chmod 1777 "$tree/dev/shm"
for name in null zero random urandom full tty; do
  touch "$tree/dev/$name"
  mount --bind "/dev/$name" "$tree/dev/$name"
done
if [ -z "$NO_FUSE" ]; then mknod "$tree/dev/fuse" c 10 229; chmod 666 "$tree/dev/fuse"; fi
for name in $HIDDEN; do mount --bind /dev/null "$tree/$name"; done
exec chroot --userspec="$WHO:$WHO" "$tree" \\
  /usr/bin/env -i HOME=/home/op PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"
"""


def make(tree: Path, suite: str = "bookworm", more: Sequence[str] = ()) -> None:
    """Make the tree once; needs debootstrap and root.

    Args:
        tree: its folder.
        suite: Debian's release: `bookworm` has glibc 2.36, `bullseye` 2.31.
        more: packages besides those of a desktop.
    """
    if (tree / _READY).exists():
        return
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(
        ["debootstrap", "--variant=minbase", suite, tree], check=True, capture_output=True
    )
    names = " ".join((*DESKTOP, *more))
    install = f"apt-get update -qq && apt-get install -y --no-install-recommends {names}"
    subprocess.run(["chroot", tree, "sh", "-c", install], check=True, capture_output=True)
    (tree / "etc/machine-id").write_text(uuid4().hex + "\n")
    if not (tree / "etc/mtab").is_symlink():  # systemd makes both on a real machine
        (tree / "etc/mtab").symlink_to("../proc/self/mounts")
    with (tree / "etc/passwd").open("a") as people:
        people.write(f"op:x:{USER}:{USER}::/home/op:/bin/sh\n")
    (tree / _READY).touch()


class BareTree:
    """A tree in which one user starts programs.

    Args:
        tree: the folder of `make`.
        home: of the user; what it holds is seen as /home/op, and kept.
    """

    def __init__(self, tree: Path, home: Path) -> None:
        self.tree = tree
        self.home = home
        home.mkdir(exist_ok=True)
        os.chown(home, USER, USER)

    def start(
        self,
        words: Sequence[str],
        environment: Mapping[str, str] | None = None,
        *,
        fuse: bool = True,
        read_only_home: bool = False,
        home_size: str = "",
        user: int = USER,
        hidden: Sequence[str] = (),
        tmp: str = "2G",
    ) -> "subprocess.Popen[str]":
        """Start a program and return it.

        Args:
            words: the program and its arguments, paths as in the tree.
            environment: all that it has besides HOME, PATH and LANG.
            fuse: whether /dev/fuse is there.
            read_only_home: whether the home takes nothing.
            home_size: room on the disk of the home, whose folders then lie on others.
            user: another than the one whose home it is.
            hidden: files of the tree that are empty for this start.
            tmp: room of /tmp.
        """
        outer = {
            "PATH": os.environ["PATH"],
            "NO_FUSE": "" if fuse else "1",
            "READ_ONLY_HOME": "1" if read_only_home else "",
            "HOME_SIZE": home_size,
            "WHO": str(user),
            "HIDDEN": " ".join(hidden),
            "TMP_SIZE": tmp,
        }
        variables = [f"{name}={value}" for name, value in (environment or {}).items()]
        return subprocess.Popen(
            ["unshare", "--mount", "--pid", "--fork", "sh", "-c", _ENTER, "-",
             self.tree, self.home, *variables, *words],
            env=outer, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip

    def end(self, process: "subprocess.Popen[str]") -> str:
        """End a program and everything it started; return what it complained of."""
        if process.poll() is not None:
            return process.communicate()[1]
        inside = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        for pid in inside:  # the first process of its own world: all others end with it
            os.kill(int(pid), signal.SIGKILL)
        return process.communicate(timeout=60)[1]

    def run(self, *words: str, environment: Mapping[str, str] | None = None, **how: object):
        """Run a program to its end; return its status, output and complaints."""
        process = self.start(words, environment, **how)
        out, err = process.communicate(timeout=180)
        return process.returncode, out, err
