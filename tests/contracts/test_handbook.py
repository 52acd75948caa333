"""The manual in each package: the same pages, every link leads somewhere, each command is typed."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from setuptools import Distribution
from setuptools.command.build_py import build_py

from console.__main__ import PROGRAMS
from console.app.manual_word import docs_folder

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
APPIMAGE = "./command-hall-1.2.3-x86_64.AppImage"
LINK = re.compile(r"\]\(([^)\s]+)\)")
CHECKOUT_ONLY = re.compile(rf"\./hall (?:{'|'.join(PROGRAMS)})\b")


@pytest.fixture(scope="module", autouse=True)
def scripts() -> Iterator[None]:
    places = [str(PACKAGING / "linux"), str(PACKAGING / "windows"), str(PACKAGING)]
    sys.path[:0] = places
    yield
    for place in places:
        sys.path.remove(place)


def of_the_tree(folder: Path) -> Path:
    """AppImage and .deb, which are made of one tree."""
    import signing
    import tree

    (folder / "usr").mkdir()
    nothing = tree.Python(folder, "", folder)
    seal = signing.Seal(Ed25519PrivateKey.generate(), "test")
    recipe = tree.Recipe(folder, folder, seal, nothing, typed=APPIMAGE)
    tree._console(folder, recipe)
    return folder / "usr/share/command-hall/docs"


def of_the_msi(folder: Path) -> Path:
    import payload

    payload.copy_ours(folder)
    return folder / "docs"


def of_the_stick(folder: Path) -> Path:
    import usb

    (folder / "made").mkdir()
    (folder / "made" / Path(APPIMAGE).name).write_bytes(b"package")
    told = ["--out", str(folder / "stick"), "--packages", str(folder / "made")]
    assert usb.main(told) == 0
    return folder / "stick/docs"


def of_the_wheel(folder: Path) -> Path:
    told = Distribution({"script_name": "setup.py"})
    told.parse_config_files([str(ROOT / "pyproject.toml")])
    build = told.get_command_obj("build_py")
    build.build_lib = str(folder)
    build.run()
    return folder / "resources/docs"


LAYOUTS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "appimage, deb": (of_the_tree, APPIMAGE),
    "msi": (of_the_msi, "hall"),
    "usb": (of_the_stick, APPIMAGE),
    "wheel": (of_the_wheel, "command-hall"),
}


pytestmark = pytest.mark.filterwarnings("ignore:Support for .* is still:UserWarning")


@pytest.fixture(params=LAYOUTS)
def laid(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, str]:
    """The folder of a package's pages, and what its user types."""
    monkeypatch.chdir(ROOT)
    if request.param == "wheel":
        monkeypatch.setattr(build_py, "run", lambda build: None)  # the modules are not looked at
    else:
        leave_the_code(monkeypatch)
    make, typed = LAYOUTS[request.param]
    return make(tmp_path), typed


def leave_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    import payload
    import tree

    monkeypatch.setattr(tree, "OURS", ())
    monkeypatch.setattr(payload, "OUR_PACKAGES", ())
    for module in (tree, payload):
        monkeypatch.setattr(module.subprocess, "run", done)


def done(words: object, **how: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.CompletedProcess([], 0, "", "")


def pages(docs: Path) -> dict[Path, str]:
    return {page: page.read_text("utf-8") for page in docs.rglob("*.md")}


def test_h806_every_link_and_picture_of_the_manual_is_in_the_package(
    laid: tuple[Path, str],
) -> None:
    docs, _ = laid
    found = pages(docs)
    assert len(found) > 60
    broken = [
        f"{page.relative_to(docs)}: {place}"
        for page, text in found.items()
        for place in LINK.findall(text)
        if not re.match(r"https?:|#", place) and not (page.parent / place.split("#")[0]).is_file()
    ]
    assert broken == []


def test_h806_nothing_a_person_is_told_to_read_is_left_behind(laid: tuple[Path, str]) -> None:
    docs, _ = laid
    for name in ("install", "doctor-codes", "start"):
        assert (docs / f"manual/zh/{name}.md").is_file() and (
            docs / f"manual/en/{name}.md"
        ).is_file()
    install = (docs / "manual/zh/install.md").read_text("utf-8")
    assert {"../../operations.md", "../../packages.md", "../../five-minutes.md"} <= set(
        LINK.findall(install)
    )


def test_h806_each_command_is_what_the_user_of_the_package_types(laid: tuple[Path, str]) -> None:
    docs, typed = laid
    text = "\n".join(pages(docs).values())
    assert CHECKOUT_ONLY.findall(text) == []
    assert f"\n{typed} doctor " in text and f"`{typed} hub rules check" in text


def test_h806_the_program_finds_the_pages_where_each_package_has_them(tmp_path: Path) -> None:
    first = "manual/zh/README.md"
    layouts = {
        "deb": ("usr/lib/python3.11/site-packages", "usr/share/command-hall/docs"),
        "msi": ("app", "docs"),
        "wheel": ("lib", "lib/resources/docs"),
        "checkout": (".", "docs"),
    }
    for name, (code, docs) in layouts.items():
        folder = tmp_path / name
        (folder / code / "resources").mkdir(parents=True)
        nowhere = docs_folder(folder / code / "resources", folder / "usr")
        assert nowhere is None, name
        (folder / docs / first).parent.mkdir(parents=True)
        (folder / docs / first).touch()
        found = docs_folder(folder / code / "resources", folder / "usr")
        assert found is not None and found.samefile(folder / docs), name
