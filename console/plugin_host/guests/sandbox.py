"""What holds a guest on this machine, found by trying it, and the command that starts one.

Linux with bubblewrap: namespaces of its own, so that it sees its folder, Python and the system's
libraries, and no network. Linux with libseccomp, with or without it: no processes, sockets, written
files or signals to others (`inside/seal.py`). Everywhere: a process of its own with limits. What
does not hold here is said by doctor and launcher, in the words of `Sandbox.said`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from console.plugin_api.words import Words
from console.plugin_host.shipped import SDK

_INSIDE = Path(__file__).with_name("inside")
_KEPT = ("SYSTEMROOT", "LANG", "TZ")
_SECONDS = 10.0
_LINKS = ("bin", "lib", "lib32", "lib64", "sbin")
_INSIDE_PATHS = ("/plugin", "/packages", "/sdk")
"""Where a guest in namespaces of its own sees its folder, its wheels and the door's modules."""
_SEEN = ("/etc/ld.so.cache", "/etc/localtime")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """What holds a guest here.

    Attributes:
        bubblewrap: path of the program; empty when namespaces cannot be used.
        is_sealed: whether the kernel takes the filter.
        why: what the trial said where something does not hold.
    """

    bubblewrap: str = ""
    is_sealed: bool = False
    why: str = ""

    @property
    def holds(self) -> bool:
        """Whether anything holds a guest here but limits of memory and time."""
        return bool(self.bubblewrap) or self.is_sealed

    @property
    def said(self) -> Words:
        """What that means, in one sentence."""
        return _WORDS[bool(self.bubblewrap), self.is_sealed]

    def command(
        self, entry: str, folder: Path, packages: Path | None, memory_mb: int
    ) -> tuple[list[str], dict[str, str]]:
        """Return the words that start a guest, and its whole environment."""
        seen = _INSIDE_PATHS if self.bubblewrap else (str(folder), str(packages), str(SDK))
        given = {
            "entry": entry,
            "folder": seen[0],
            "packages": seen[1] if packages else "",
            "sdk": seen[2],
            "memory_mb": memory_mb,
            "seal": self.is_sealed,
        }
        around = self._around(folder, packages) if self.bubblewrap else []
        inside = "/hall" if self.bubblewrap else str(_INSIDE)
        launch = [_python(), "-I", "-S", "-B", "-u", "-X", "utf8", f"{inside}/launch.py"]
        return [*_behind(), *around, *launch, json.dumps(given)], _environment(os.environ)

    def _around(self, folder: Path, packages: Path | None) -> list[str]:
        prefix = str(Path(sys.base_prefix).resolve())
        words = [self.bubblewrap, "--unshare-all", "--die-with-parent", "--as-pid-1"]
        words += ["--cap-drop", "ALL", "--hostname", "guest", "--proc", "/proc"]
        words += _bound("/usr", "/usr") + _links()
        for path in _SEEN:
            words += ["--ro-bind-try", path, path]
        if not prefix.startswith("/usr"):
            words += _bound(prefix, prefix)
        words += _bound(str(_INSIDE), "/hall") + _bound(str(SDK), "/sdk")
        words += _bound(str(folder), "/plugin")
        if packages:
            words += _bound(str(packages), "/packages")
        return [*words, "--remount-ro", "/", "--chdir", "/plugin"]


_WORDS = {
    (True, True): Words(
        "插件在隔离环境中运行：看不到本机文件和网络，不能开进程、不能写文件",
        "plugins run confined: no files of this machine, no network, no processes, no writing",
    ),
    (True, False): Words(
        "插件在隔离环境中运行；未装 libseccomp，系统调用过滤未启用",
        "plugins run confined; without libseccomp system calls are not filtered",
    ),
    (False, True): Words(
        "未装 bubblewrap：插件不能联网、不能写文件，但能读本机文件",
        "without bubblewrap plugins cannot reach the network or write, but can read files here",
    ),
    (False, False): Words(
        "本机没有隔离措施：插件只受内存和时间限制，只应运行可信的插件",
        "nothing confines plugins here but limits of memory and time; run trusted ones only",
    ),
}


def look() -> Sandbox:
    """Try what this machine can do; takes a fraction of a second."""
    program = which("bwrap") or ""
    why: list[str] = []
    for bubblewrap in dict.fromkeys((program, "")):
        for is_sealed in (True, False):
            tried = Sandbox(bubblewrap, is_sealed)
            problem = _trial(tried) if bubblewrap or is_sealed else ""
            if not problem:
                return Sandbox(bubblewrap, is_sealed, "; ".join(why))
            why.append(problem)
    raise AssertionError("the last of them is never tried")


def _trial(sandbox: Sandbox) -> str:
    """Return why it does not hold; empty when it does."""
    if sys.platform == "win32":
        return "not on this system"
    command, environment = sandbox.command("", _INSIDE, None, 64)
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, timeout=_SECONDS, check=False
        )
        is_held = json.loads(done.stdout)["sealed"] is sandbox.is_sealed
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        return str(error)
    return "" if is_held else done.stderr.decode(errors="replace").strip()


def _python() -> str:
    """Return the interpreter below the console's environment: a guest sees no package of ours."""
    return str(Path(getattr(sys, "_base_executable", sys.executable)).resolve())


def _behind() -> list[str]:
    """Return what has its start give way, too; `launch` puts it behind everybody, then."""
    nice = which("nice")
    return [nice, "-n", "10"] if nice else []


def _environment(outer: Mapping[str, str]) -> dict[str, str]:
    """Return the few variables a guest needs; one arena keeps its memory what it uses."""
    kept = {name: outer[name] for name in _KEPT if name in outer}
    return kept | {"MALLOC_ARENA_MAX": "1"}


def _bound(outside: str, inside: str) -> list[str]:
    return ["--ro-bind", outside, inside]


def _links() -> list[str]:
    """Return how /lib and its like look: links into /usr, or folders of their own."""
    words: list[str] = []
    for name in _LINKS:
        path = Path("/", name)
        if path.is_symlink():
            words += ["--symlink", str(path.readlink()), str(path)]
        elif path.is_dir():
            words += _bound(str(path), str(path))
    return words
