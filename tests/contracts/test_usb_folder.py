"""The folder for a stick: whole, checked by the tools of the place, without what must stay."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.runtime.minisign import PublicKey, sign

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
    assert {"policy.toml", "hall-ca.pem", "docs", "check.cmd"} <= {p.name for p in out.iterdir()}
    first = (out / usb.READ_ME).read_text("utf-8")
    assert 'HUB_ADDRESS=https://10.0.0.5:8443 SEAT=01 LANGUAGE=zh_CN POLICY_FILE="%CD%' in first
    assert sums_fit(out)
    (out / "docs" / "manual" / "zh" / "start.md").write_text("changed", "utf-8")
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
    assert f'sudo dpkg -i "{package}"' in (out / usb.READ_ME).read_text("utf-8")


def test_h807_what_the_page_tells_on_linux_is_typed_as_it_stands(
    usb: ModuleType, authority: Path, tmp_path: Path
) -> None:
    """From a stick that runs no programs, by an empty home, to a console at its hub."""
    made, home, etc = (tmp_path / name for name in ("made", "家", "etc"))
    made.mkdir()
    home.mkdir()
    package = made / "command-hall-1.2.3-x86_64.AppImage"
    package.write_text('#!/bin/sh\necho "started with $*"\n')
    secret = Ed25519PrivateKey.generate()
    sign(package, secret, f"command-hall 1.2.3 x86_64 test file:{package.name}")
    (tmp_path / "policy.toml").write_text("[hub]\ncertificate_days = 45\n")
    told = [
        "--policy",
        tmp_path / "policy.toml",
        "--ca",
        authority,
        "--hub",
        "https://10.0.0.5:8443",
    ]
    out = tmp_path / "盘 stick"
    assert usb.main([*map(str, ["--out", out, "--packages", made, *told])]) == 0
    (out / "release.pub").write_text(PublicKey.of(secret).text, "utf-8")  # by another way
    sudo = tmp_path / "bin/sudo"
    sudo.parent.mkdir()
    sudo.write_text(f'#!/bin/sh\nlast=$4; set -- "$1" "$2" "$3"\nexec "$@" "{tmp_path}$last"\n')
    sudo.chmod(0o755)
    lines = re.findall(r"^   \$ (.*)$", (out / usb.READ_ME).read_text("utf-8"), re.M)
    assert any(line.startswith("minisign -Vm") for line in lines)
    if shutil.which("minisign") is None:  # only the long tests bring it
        lines = [line for line in lines if not line.startswith("minisign")]
    path = f"{sudo.parent}:/usr/bin:/bin"
    done = subprocess.run(
        ["sh", "-ec", "\n".join(lines)],
        cwd=out,
        env={"HOME": str(home), "PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    at = "console --hub https://10.0.0.5:8443 --ca /etc/command-hall/hall-ca.pem"
    assert done.stdout.splitlines()[-1] == f"started with {at}"
    assert (etc / "command-hall/policy.toml").read_text() == "[hub]\ncertificate_days = 45\n"
    assert (etc / "command-hall/hall-ca.pem").read_bytes() == authority.read_bytes()


def test_h808_a_map_is_carried_and_said_to_be_read_by_nothing_yet(
    usb: ModuleType, packages: Path, tmp_path: Path
) -> None:
    pack, out = tmp_path / "yunting.mbtiles", tmp_path / "盘"
    pack.write_bytes(b"SQLite format 3\0" + bytes(100))
    assert usb.main(["--out", str(out), "--packages", str(packages), "--map", str(pack)]) == 0
    assert (out / "maps" / pack.name).read_bytes() == pack.read_bytes()
    told = (out / usb.READ_ME).read_text("utf-8")
    assert "本版还不读地图" in told and "does not read any yet" in told
    assert "地图" in (ROOT / "docs/manual/zh/install.md").read_text("utf-8")


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
