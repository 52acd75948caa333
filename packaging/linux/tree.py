"""Lay the tree that AppImage and .deb are made of: Python, wheels, console, libvlc.

In the order of `lay`. The tree finds everything from its own place, so it runs wherever it is put.
Two trees laid from the same checkout on the same packages are equal to the byte.
"""

import os
import shutil
import stat
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import handbook
import licences
from closure import LIBRARIES, close
from signing import Seal

import console

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CONTENTS = tomllib.loads((HERE / "contents.toml").read_text("utf-8"))
OURS = ("console", "widgets", "offline_cache", "resources", "plugins")
PYTHON = "python3.11"


class NotMade(Exception):  # noqa: N818 - a sentence for who made it
    """A package could not be made; the words say what is missing and what to do."""


@dataclass(frozen=True, slots=True)
class Python:
    """An unpacked Python that runs from wherever it is put.

    Attributes:
        folder: holds usr/bin and usr/lib.
        version: as its distribution counts.
        licence: file with the words that go along.
    """

    folder: Path
    version: str
    licence: Path


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a tree is laid from.

    Attributes:
        lock: file of the wheels, with hashes.
        cache: folder where downloads are kept between two builds.
        seal: signs the package; its key goes into the tree, and its label.
        python: goes into the tree.
        root: of the distribution that libvlc and libraries are taken from.
        wheels_for: words for pip where the wheels are for another system than this.
        host: libraries that stay with the machine, besides those of every desktop.
        dropped: plug-ins of libvlc that are left out besides the usual.
        linked: static libraries inside a program that starts the tree.
        typed: what a person types for the program, in the manual's words.
        last: done to the tree before its code is compiled.
    """

    lock: Path
    cache: Path
    seal: Seal
    python: Python
    root: Path = Path("/")
    wheels_for: Sequence[str] = ()
    host: Sequence[str] = ()
    dropped: Sequence[str] = ()
    linked: Sequence[str] = ()
    typed: str = "command-hall"
    last: Callable[[Path], None] = lambda tree: None


def lay(tree: Path, recipe: Recipe, say: Callable[[str], None]) -> None:
    """Lay the tree anew.

    Raises:
        NotMade: something is missing on this machine.
    """
    shutil.rmtree(tree, ignore_errors=True)
    (tree / "usr/bin").mkdir(parents=True)
    say("Python")
    _python(tree, recipe.python)
    say("wheels of the lock")
    _wheels(packages_of(tree), recipe)
    say("console, manual, libvlc")
    _console(tree, recipe)
    _vlc(tree, recipe)
    say("libraries they load")
    close(tree, recipe.root, [*CONTENTS["host"]["libraries"], *recipe.host])
    say("notices and list of parts")
    _licences(tree, recipe)
    recipe.last(tree)
    say("compiled code")
    compile_code(tree)
    keep_code(tree)
    _still(tree)
    lister = recipe.root / LIBRARIES / "vlc/vlc-cache-gen"
    run([lister, tree / "usr/lib/vlc/plugins"], env={"LD_LIBRARY_PATH": str(tree / "usr/lib")})
    _still(tree)


def packages_of(tree: Path) -> Path:
    """Return the folder of the Python packages in a tree."""
    return tree / "usr/lib" / PYTHON / "site-packages"


def run(command: Iterable[object], **how: object) -> str:
    """Run a program to its end and return what it said.

    Raises:
        NotMade: it failed, or is not installed.
    """
    words = [str(each) for each in command]
    try:
        done = subprocess.run(words, **{"check": True, **how}, capture_output=True, text=True)  # type: ignore[call-overload]
    except FileNotFoundError as error:
        raise NotMade(f"{words[0]} is not installed; ./hall package installs it") from error
    except subprocess.CalledProcessError as error:
        raise NotMade(f"{words[0]} failed:\n{error.stderr[-2000:]}") from error
    return str(done.stdout)


def drop(folder: Path, patterns: Iterable[str]) -> None:
    """Remove what the patterns name; one that names nothing is no fault."""
    for pattern in patterns:
        for path in list(folder.glob(pattern)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def readable(folder: Path) -> None:
    """Give everything below the rights of what is installed: whoever starts it may read it.

    They came from the checkout and the umask of whoever built it.
    """
    for path in (each for each in folder.rglob("*") if not each.is_symlink()):
        runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        path.chmod(0o755 if runs else 0o644)
    folder.chmod(0o755)


def distribution_python(cache: Path) -> Python:
    """Return this distribution's Python, as it is offered now and not as it is installed."""
    folder = cache / "debs"
    folder.mkdir(parents=True, exist_ok=True)
    packages = CONTENTS["python"]["packages"]
    if any(not list(folder.glob(f"{name}_*.deb")) for name in packages):
        run(["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", *packages], cwd=folder)
    unpacked = cache / "python"
    shutil.rmtree(unpacked, ignore_errors=True)
    files = [max(folder.glob(f"{name}_*.deb")) for name in packages]
    for file in files:
        run(["dpkg-deb", "-x", file, unpacked])
    version = run(["dpkg-deb", "-f", files[0], "Version"]).strip()
    return Python(unpacked, version, unpacked / f"usr/share/doc/lib{PYTHON}-minimal/copyright")


def _python(tree: Path, python: Python) -> None:
    shutil.copy2(python.folder / "usr/bin" / PYTHON, tree / "usr/bin")
    library = tree / "usr/lib" / PYTHON
    shutil.copytree(python.folder / "usr/lib" / PYTHON, library, symlinks=True)
    drop(library, CONTENTS["python"]["dropped"])
    (library / "sitecustomize.py").unlink(missing_ok=True)  # a link into /etc
    shutil.copy(HERE / "files/sitecustomize.py", library)


def _wheels(packages: Path, recipe: Recipe) -> None:
    run(
        [
            sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--no-compile", "--no-deps", "--require-hashes", "--only-binary=:all:",
            "--no-warn-conflicts", "--cache-dir", recipe.cache / "pip", "--target", packages,
            *recipe.wheels_for, "-r", recipe.lock,
        ]
    )  # fmt: skip
    drop(packages, CONTENTS["wheels"]["dropped"])
    for pattern in CONTENTS["wheels"]["stripped"]:
        run(["strip", "--strip-debug", *packages.glob(pattern)])


def _console(tree: Path, recipe: Recipe) -> None:
    packages, share = packages_of(tree), tree / "usr/share/command-hall"
    run([sys.executable, "-P", ROOT / "packaging/build_translations.py"], cwd=ROOT)
    for name in OURS:
        shutil.copytree(ROOT / name, packages / name, ignore=shutil.ignore_patterns("__pycache__"))
    share.mkdir(parents=True)
    handbook.lay(share / "docs", recipe.typed)
    recipe.seal.lay(share)
    (tree / "usr/etc").mkdir()
    shutil.copy(HERE / "files/fonts.conf", tree / "usr/etc")


def _vlc(tree: Path, recipe: Recipe) -> None:
    libraries = recipe.root / LIBRARIES
    if not (libraries / "vlc/plugins").is_dir():
        raise NotMade("libvlc is not installed; ./hall package installs it")
    plugins = tree / "usr/lib/vlc/plugins"
    shutil.copytree(libraries / "vlc/plugins", plugins)
    drop(plugins, [*CONTENTS["vlc"]["dropped"], *recipe.dropped])
    for name in ("libvlc.so.5", "libvlccore.so.9"):
        shutil.copy(libraries / name, tree / "usr/lib" / name)
    for file in (libraries / "vlc").glob("libvlc_*.so*"):
        shutil.copy(file, tree / "usr/lib/vlc" / file.name)


def _licences(tree: Path, recipe: Recipe) -> None:
    """Write what must go with the package; the lists of files that it is told from go then."""
    import distribution  # it needs this module

    packages = packages_of(tree)
    target = tree / "usr/share/command-hall/licences"
    try:
        beside = distribution.parts(tree, recipe.root, recipe.python)
        beside += distribution.linked(recipe.linked, Path("/"))
        licences.write(packages, target, console.__version__, tree, beside)
    except licences.NotLookedAt as error:
        raise NotMade(str(error)) from error
    for page in ("licences.md", "licences.zh-CN.md"):
        shutil.copy(ROOT / "docs" / page, target)
    drop(packages, ["*.dist-info/RECORD", "*.dist-info/REQUESTED", "*.dist-info/direct_url.json"])


def compile_code(tree: Path) -> None:
    """Compile all modules by their content: where it runs it is read-only."""
    library = tree / "usr/lib" / PYTHON
    command = [tree / "usr/bin" / PYTHON, "-I", "-B", "-m", "compileall", "-q", "-f", "-j", "2"]
    where = [
        "-s",
        tree,
        "-p",
        "/",
        "--invalidation-mode",
        "unchecked-hash",
        "-x",
        "lib2to3|bad_coding",
        library,
    ]
    run([*command, *where], env={"PYTHONHASHSEED": "0", "PATH": os.environ["PATH"]})


def keep_code(tree: Path) -> None:
    """Keep what dataclasses compile at a start (decision 171): where it runs it is read-only."""
    words = "import console.app.main; from console.app.kept_code import kept_code; kept_code.end()"
    run([tree / "usr/bin" / PYTHON, "-I", "-c", words], cwd=tree)


def _still(tree: Path) -> None:
    """Give everything the same date: libvlc compares its list with the dates of its parts."""
    for path in [tree, *tree.rglob("*")]:
        os.utime(path, (0, 0), follow_symlinks=False)
