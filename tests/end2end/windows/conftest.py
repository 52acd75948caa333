"""The Windows package, made once for all tests that install it under wine."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.windows_machine import Machine, Packages

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def scripts() -> ModuleType:
    if shutil.which("wine") is None:
        pytest.fail("the Windows package was not tried: ./hall test --long installs wine")
    sys.path[:0] = [str(ROOT / "packaging" / "windows"), str(ROOT / "packaging")]
    import build_msi

    return build_msi


@pytest.fixture(scope="session")
def packages(scripts: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Packages:
    out = tmp_path_factory.mktemp("packages")
    assert scripts.main(["--out", str(out), "--version", "1.0.0"]) == 0
    tree = out / "windows-tree"
    (tree / "app" / "added.txt").write_text("new")
    (tree / "app" / "console" / "__main__.py").write_bytes(b"# newer\n")
    (tree / "docs" / "manual" / "en" / "wall.md").unlink()
    scripts.payload.same_times(tree, 1_700_000_000)
    newer = out / "newer.msi"
    scripts.make_package(tree, newer, "1.1.0", "libvlc")
    return Packages(next(out.glob("*-test-x64.msi")), newer, tree)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path / "windows")
    yield machine
    machine.end()
