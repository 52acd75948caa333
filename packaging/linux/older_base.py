"""The older system that the .deb is made on: a Debian 11 in a folder, with a Python 3.11.

Kylin V10 and UOS 20 have glibc 2.28 to 2.31; Debian 11 has 2.31, and what it brings asks for hardly
more than 2.28 (older_glibc.py). Its own Python is too old, so Debian 12's is compiled in it from
Debian's source, which apt checks. Both are made once and kept as long as their recipe is the same.
"""

import os
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tree import CONTENTS, PYTHON, NotMade, Python, run

_OLDER = CONTENTS["older"]
_STAMP = "command-hall"
# Where there is no /dev/shm, Python takes the system for one without semaphores.
_ENTER = """
mount -t proc proc "$1/proc"
mkdir -p "$1/dev/shm"
mount -t tmpfs tmpfs "$1/dev/shm"
exec chroot "$1" /bin/sh -ec "$2"
"""
_INSTALL = """
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get upgrade -qq -y
apt-get install -qq -y --no-install-recommends {packages}
apt-get clean
"""
# What glibc 2.30 brought is not asked for; everything else that 3.11 looks for is older than 2.28.
_COMPILE = """
rm -rf /build /python && mkdir /build && cd /build
apt-get -qq -o APT::Sandbox::User=root source {python}
cd {python}-*/
export SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -S Timestamp)
ac_cv_func_sem_clockwait=no ./configure -q --prefix=/usr --without-ensurepip --disable-test-modules
make -s -j{cores}
make -s install DESTDIR=/python
strip /python/usr/bin/{python} /python/usr/lib/{python}/lib-dynload/*.so
/python/usr/bin/{python} -I -c 'import {needed}'
dpkg-parsechangelog -S Version >/python/version
cp debian/copyright /python/copyright
rm -rf /build
"""

_NEEDED = (
    *("_bz2", "_ctypes", "_hashlib", "_lzma", "_sqlite3", "_ssl", "_uuid", "zlib"),
    "multiprocessing.synchronize",
)
"""What Python's makefile leaves out without a word where something of the system is missing."""


def make(base: Path, say: Callable[[str], None]) -> Python:
    """Make the system and the Python in it; return that Python.

    Raises:
        NotMade: no network, no root, or no debootstrap.
    """
    if os.geteuid() != 0:
        raise NotMade("the older system is made by debootstrap, which needs root")
    names = " ".join((*_OLDER["packages"], *_OLDER["compiler"]))
    _once(base, "system", _INSTALL.format(packages=names), lambda: _bootstrap(base, say))
    needed = ", ".join(_NEEDED)
    script = _COMPILE.format(python=PYTHON, cores=os.cpu_count(), needed=needed)
    _once(base, "python", script, lambda: say("its Python (once, some minutes)"))
    folder = base / "python"
    return Python(folder, (folder / "version").read_text().strip(), folder / "copyright")


def _once(base: Path, what: str, script: str, before: Callable[[], None]) -> None:
    """Run a script in the system unless this very one has been run to its end."""
    stamp = base / f"{_STAMP}-{what}"
    recipe = sha256(script.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == recipe:
        return
    before()
    words = ["unshare", "--mount", "--pid", "--fork", "sh", "-ec", _ENTER, "-", base, script]
    run(words, env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
    stamp.write_text(recipe)


def _bootstrap(base: Path, say: Callable[[str], None]) -> None:
    say(f"a Debian {_OLDER['suite']} in a folder (once, some minutes)")
    shutil.rmtree(base, ignore_errors=True)
    run(["debootstrap", "--variant=minbase", _OLDER["suite"], base])
    file = base / "etc/apt/sources.list"
    file.write_text("\n".join(_sources(file.read_text().splitlines()[0])) + "\n")


def _sources(line: str) -> list[str]:
    """Return where apt looks: as debootstrap did, what was mended since, and source of Python."""
    suite = _OLDER["suite"]
    mended = re.sub(r"(/debian)(/? )", r"\1-security\2", line).replace(suite, f"{suite}-security")
    return [line, mended, line.replace("deb ", "deb-src ", 1).replace(suite, _OLDER["python_of"])]
