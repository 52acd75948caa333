"""The folder for a stick: whole, checked by the tools of the place, without what must stay."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def usb() -> ModuleType:
    sys.path.insert(0, str(ROOT / "packaging"))
    import usb

    return usb


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "包 packages"
    folder.mkdir()
    (folder / "command-hall-1.2.3-x64.msi").write_bytes(b"package")
    return folder


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    key, file = tmp_path / "key.pem", tmp_path / "ca.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=hall",
            "-keyout",
            str(key),
            "-out",
            str(file),
        ],
        check=True,
        capture_output=True,
    )
    return file


def test_the_folder_is_whole_and_a_changed_file_is_noticed(
    usb: ModuleType, packages: Path, authority: Path, tmp_path: Path
) -> None:
    policy = tmp_path / "厅 policy.toml"
    policy.write_text('[hub]\naddress = "https://10.0.0.5:8443"\n', "utf-8")
    out = tmp_path / "盘"
    told = ["--out", out, "--packages", packages, "--policy", policy, "--ca", authority]
    assert usb.main([*map(str, told), "--hub", "https://10.0.0.5:8443"]) == 0
    assert {"policy.toml", "hall-ca.pem", "manual", "check.cmd"} <= {p.name for p in out.iterdir()}
    first = (out / usb.READ_ME).read_text("utf-8")
    assert 'HUB_ADDRESS=https://10.0.0.5:8443 SEAT=01 LANGUAGE=zh_CN POLICY_FILE="%CD%' in first
    assert sums_fit(out)
    (out / "manual" / "zh" / "start.md").write_text("changed", "utf-8")
    assert not sums_fit(out)


def test_what_linux_takes_goes_along_with_its_signature_and_no_key(
    usb: ModuleType, packages: Path, tmp_path: Path
) -> None:
    other = tmp_path / "build"
    other.mkdir()
    package = "command-hall_1.2.3_amd64.deb"
    for name in (package, f"{package}.minisig", "release.pub", "release.pem"):
        (other / name).write_bytes(b"x")
    out = tmp_path / "盘"
    assert usb.main(["--out", str(out), "--packages", str(packages), str(other)]) == 0
    there = {file.name for file in out.iterdir()}
    assert {package, f"{package}.minisig", "command-hall-1.2.3-x64.msi"} <= there
    assert not there & {"release.pub", "release.pem"}
    assert f"sudo dpkg -i {package}" in (out / usb.READ_ME).read_text("utf-8")


def test_h781_the_check_by_a_double_click_is_whole_and_stays_to_be_read(
    usb: ModuleType, packages: Path, tmp_path: Path
) -> None:
    out = tmp_path / "盘"
    assert usb.main(["--out", str(out), "--packages", str(packages)]) == 0
    text = (out / "check.cmd").read_bytes().decode("ascii")
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines), "each line ends as cmd wants it"
    (command,) = (line for line in lines if line.startswith("powershell "))
    quoted = command.partition(' -Command "')[2]
    assert quoted.endswith('"') and quoted.count('"') == 1, "one line is one command"
    assert quoted.count("{") == quoted.count("}") and quoted.count("(") == quoted.count(")")
    assert lines[-3:-1] == ['if /i not "%~1"=="/q" pause', "exit /b %found%"]


def sums_fit(folder: Path) -> bool:
    words = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    return subprocess.run(words, cwd=folder, capture_output=True, check=False).returncode == 0


def test_h607_a_private_key_never_travels(
    usb: ModuleType,
    packages: Path,
    authority: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = ["--out", tmp_path / "out", "--packages", packages, "--ca", tmp_path / "key.pem"]
    assert usb.main([*map(str, told)]) == usb.REFUSED
    assert "holds a private key" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--policy", "[hub\n", "mend it, no seat would take it"),
        ("--ca", "no certificate", "no certificate in PEM form"),
        ("--map", "no map", "neither MBTiles nor PMTiles"),
    ],
)
def test_what_is_not_fit_is_refused_in_words(
    usb: ModuleType,
    packages: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    option: str,
    text: str,
    said: str,
) -> None:
    (tmp_path / "given").write_text(text)
    told = ["--out", tmp_path / "out", "--packages", packages, option, tmp_path / "given"]
    assert usb.main([*map(str, told)]) == usb.REFUSED
    assert said in capsys.readouterr().err


def test_without_a_package_there_is_no_folder(
    usb: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert usb.main(["--out", str(tmp_path / "out"), "--packages", str(tmp_path)]) == usb.REFUSED
    assert "./hall package msi" in capsys.readouterr().err
