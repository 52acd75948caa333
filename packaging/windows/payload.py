"""The tree that is installed: programs, Windows Python, packages, the console, the manual.

command-hall.exe (a window, no black box) and hall.exe (the words) stand in the root;
`runtime` is the
Windows Python, `packages` what the lock names, `app` our own code, `vlc` libvlc where it was given.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import handbook
from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LOCK = ROOT / "packaging" / "lock.txt"
OUR_PACKAGES = ("console", "widgets", "offline_cache", "resources", "plugins")
WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
}
SEARCH_PATH = ("python311.zip", ".", "..\\packages", "..\\app")
NOT_NEEDED = (
    # Tools to make programs with, and the half of Qt that nothing here shows. QtOpenGL stays:
    # pyqtgraph imports it with each plot.
    *("pip", "pip-*", "bin", "pyqtgraph/examples", "**/*.pyi", "**/*.lib", "**/tests"),
    *("PySide6/*.exe", "PySide6/*.json", "PySide6/opengl32sw.dll"),
    *("PySide6/qml", "PySide6/metatypes", "PySide6/typesystems", "PySide6/include"),
    *("PySide6/glue", "PySide6/doc", "PySide6/lib", "PySide6/resources", "PySide6/scripts"),
    *("PySide6/translations/*_[!z]*.qm", "PySide6/translations/*_zh_TW.qm"),
    *("PySide6/Qt6Q[mu]*.dll", "PySide6/Qt6Labs*.dll", "PySide6/Qt6Lottie*.dll"),
    *("PySide6/Qt6Designer*.dll", "PySide6/Qt6UiTools.dll", "PySide6/Qt6Help.dll"),
    *("PySide6/Qt6ShaderTools.dll", "PySide6/Qt6Sql.dll", "PySide6/pyside6qml*.dll"),
    *("PySide6/Qt[QDHU]*.pyd", "PySide6/QtSql.pyd"),
    *("PySide6/plugins/designer", "PySide6/plugins/qml*", "PySide6/plugins/sqldrivers"),
    *("PySide6/plugins/vectorimageformats", "PySide6/plugins/imageformats/qpdf.dll"),
    "PySide6/plugins/platforms/qdirect2d.dll",
    "PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll",
)
"""Below `packages`; what still asks for one of them stops the build (`imports`)."""
NEVER_IN_A_PACKAGE = ("__pycache__", "*.pyc", "*.ts")


def wanted_on_windows(lock: str) -> str:
    """Return the entries of a lock whose markers hold on Windows; the hashes stay.

    pip judges markers by the machine it runs on, so they are judged here and left out.
    """
    entries = re.split(r"\n(?=\S)", lock.replace("\\\n", " "))
    return "\n".join(line for entry in entries if (line := _if_wanted(entry)))


def _if_wanted(entry: str) -> str:
    told, *hashes = entry.split("--hash=")
    if not told.strip() or told.startswith("#"):
        return ""
    requirement = Requirement(told.strip())
    if requirement.marker is not None and not requirement.marker.evaluate(WINDOWS):
        return ""
    return " ".join(
        (f"{requirement.name}{requirement.specifier}", *(f"--hash={h}" for h in hashes))
    )


def install_packages(target: Path) -> None:
    """Install the lock's packages for Windows into `target`, by hash, wheels only."""
    lock = target.with_name("windows-lock.txt")
    lock.write_text(wanted_on_windows(LOCK.read_text("utf-8")), "utf-8")
    platform = ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
    rules = ["--only-binary=:all:", "--no-deps", "--require-hashes", "--no-compile", "--quiet"]
    words = ["install", *rules, *platform, "--target", str(target), "-r", str(lock)]
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *words], check=True)
    lock.unlink()


def copy_ours(target: Path) -> None:
    """Copy the console's own packages with the built translations, and the manual beside them."""
    build = [sys.executable, "-P", str(ROOT / "packaging" / "build_translations.py")]
    subprocess.run(build, check=True)
    leave = shutil.ignore_patterns(*NEVER_IN_A_PACKAGE)
    for name in OUR_PACKAGES:
        shutil.copytree(ROOT / name, target / "app" / name, ignore=leave)
    handbook.lay(target / "docs", "hall", ROOT)


def prune(tree: Path) -> None:
    """Take out what nothing of the console loads."""
    for pattern in NOT_NEEDED:
        for found in sorted((tree / "packages").glob(pattern)):
            shutil.rmtree(found) if found.is_dir() else found.unlink(missing_ok=True)
    for folder in sorted((p for p in tree.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def lay_path_file(runtime: Path) -> None:
    """Say where the Windows Python finds modules; it then looks at nothing else of the machine."""
    (runtime / "python311._pth").write_text("\r\n".join(SEARCH_PATH) + "\r\n", "ascii")


def build_programs(target: Path, version: str) -> None:
    """Compile the starters with mingw-w64."""
    library = ("-lshell32", "-luser32", "-ladvapi32")
    icon = _resource(target, version)
    for name, source, words in (
        ("command-hall.exe", "launcher.c", ("-mwindows", "-DIS_WINDOW")),
        ("hall.exe", "launcher.c", ()),
        ("hall-service.exe", "service.c", ()),
    ):
        subprocess.run(
            [
                "x86_64-w64-mingw32-gcc",
                "-O2",
                "-s",
                "-municode",
                "-Wall",
                "-Werror",
                "-static",
                "-Wl,--no-insert-timestamp",
                *words,
                "-o",
                str(target / name),
                str(HERE / source),
                str(icon),
                *library,
            ],
            check=True,
        )
    icon.unlink()


def _resource(target: Path, version: str) -> Path:
    made = target / "programs.res.o"
    numbers = ",".join((*version.split("."), "0"))
    subprocess.run(
        [
            "x86_64-w64-mingw32-windres",
            "-c",
            "65001",
            f"-DNUMBERS={numbers}",
            f"-DVERSION={version}",
            str(HERE / "programs.rc"),
            str(made),
        ],
        check=True,
    )
    return made


def compile_modules(tree: Path) -> None:
    """Compile all modules: nobody may write where they lie, so a start would compile anew."""
    for folder in ("packages", "app"):
        subprocess.run(
            [
                sys.executable,
                "-B",
                "-m",
                "compileall",
                "-q",
                "-f",
                "-j0",
                "--invalidation-mode",
                "unchecked-hash",
                "-s",
                str(tree),
                str(tree / folder),
            ],
            check=False,  # some packages carry templates that are no Python
            stdout=subprocess.DEVNULL,
        )


def same_times(tree: Path, moment: int) -> None:
    """Give each file the same time, so that the same content makes the same package."""
    for path in everything(tree):
        os.utime(path, (moment, moment))


def everything(tree: Path) -> Iterable[Path]:
    """Return all files of a tree, in an order that does not change."""
    return sorted(path for path in tree.rglob("*") if path.is_file())
