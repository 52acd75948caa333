"""What ships with the console is in each package of it: wheel, AppImage and msi."""

import subprocess
from pathlib import Path

import pytest
from setuptools import Distribution

ROOT = Path(__file__).resolve().parents[2]


def committed(folder: str) -> set[str]:
    told = subprocess.run(
        ["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, check=True
    )
    return set(filter(None, told.stdout.decode().split("\0")))


@pytest.mark.filterwarnings("ignore:Support for .* is still:UserWarning")
def test_a_wheel_holds_every_file_of_the_plugins_that_ship(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    told = Distribution({"script_name": "setup.py"})
    told.parse_config_files(["pyproject.toml"])
    told.include_package_data = False  # else setuptools writes its notes into the checkout
    build = told.get_command_obj("build_py")
    build.build_lib = str(tmp_path)
    build.ensure_finalized()
    held = {Path(file).relative_to(tmp_path).as_posix() for file in build.get_outputs(0)}
    assert committed("plugins") - held == set()
    assert not [file for file in held if "__pycache__" in file]


@pytest.mark.parametrize(
    ("folder", "script", "name"),
    [("linux", "tree", "OURS"), ("windows", "payload", "OUR_PACKAGES")],
)
def test_an_installed_console_has_them_too(folder: str, script: str, name: str) -> None:
    text = (ROOT / "packaging" / folder / f"{script}.py").read_text("utf-8")
    [line] = [line for line in text.splitlines() if line.startswith(f"{name} = ")]
    assert '"plugins"' in line
