"""The Windows package on a small tree: what is in it, what Windows is told, what damage does."""

import hashlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
HANZI = "app/plugins/校园安全.xlsx"


@pytest.fixture(scope="module")
def scripts() -> ModuleType:
    """Return the script that builds; its neighbours are its attributes."""
    sys.path[:0] = [str(ROOT / "packaging" / "windows"), str(ROOT / "packaging")]
    import build_msi

    return build_msi


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("msi") / "windows-tree"
    for name in ("command-hall.exe", "hall-service.exe", "app/console/__init__.py", HANZI):
        file = tree / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode() * 50)
    return tree


@pytest.fixture(scope="module")
def package(scripts: ModuleType, tree: Path) -> Path:
    return make(scripts, tree, "1.2.0")


def make(scripts: ModuleType, tree: Path, version: str, lacks: str = "libvlc") -> Path:
    package = tree.parent / f"{version}.msi"
    scripts.payload.same_times(tree, 1_700_000_000)
    scripts.make_package(tree, package, version, lacks)
    return package


def table(package: Path, name: str) -> dict[str, list[str]]:
    told = subprocess.run(
        ["msiinfo", "export", str(package), name], capture_output=True, text=True, check=True
    )
    rows = [line.split("\t") for line in told.stdout.replace("\r", "").splitlines()[3:]]
    return {row[0]: row[1:] for row in rows}


def test_h603_names_are_in_hanzi_and_a_test_build_says_so(package: Path) -> None:
    assert table(package, "Shortcut")["StartMenu"][1] == "城运值守台"
    name = table(package, "Property")["ProductName"][0]
    assert name.startswith("城运值守台") and "测试包，不得上岗使用：缺 libvlc" in name


def test_h782_the_console_goes_in_with_its_chinese_as_it_stands_in_its_source(
    scripts: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A checkout where nothing was set up has no .qm; the package has one all the same.
    checkout = tmp_path / "checkout"
    for name in (*scripts.payload.OUR_PACKAGES, "docs/manual", "packaging"):
        (checkout / name).mkdir(parents=True)
    for page in scripts.payload.handbook.PAGES:
        (checkout / "docs" / page).touch()
    name = "resources/i18n/console_zh_CN.ts"
    for file in (name, "packaging/build_translations.py"):
        (checkout / file).parent.mkdir(parents=True, exist_ok=True)
        (checkout / file).write_bytes((ROOT / file).read_bytes())
    monkeypatch.setattr(scripts.payload, "ROOT", checkout)
    scripts.payload.copy_ours(tmp_path / "tree")
    assert (tmp_path / "tree/app" / name).with_suffix(".qm").stat().st_size > 100_000


def test_a_file_named_in_hanzi_keeps_its_name(package: Path) -> None:
    names = [row[1] for row in table(package, "File").values()]
    (name,) = (name for name in names if name.endswith("|校园安全.xlsx"))
    short = name.split("|")[0]
    assert short.isascii() and len(short.split(".")[0]) <= 8 and short.endswith(".xls")


def test_a_whole_package_has_no_label(scripts: ModuleType, tree: Path) -> None:
    whole = make(scripts, tree, "1.2.1", lacks="")
    assert table(whole, "Property")["ProductName"][0] == "城运值守台 Command Hall"


def test_what_is_unpacked_is_what_was_packed(package: Path, tree: Path, tmp_path: Path) -> None:
    subprocess.run(
        ["msiextract", "-C", str(tmp_path), str(package)], check=True, capture_output=True
    )
    placed = next(tmp_path.rglob("command-hall.exe")).parent
    for file in (f for f in tree.rglob("*") if f.is_file()):
        assert (placed / file.relative_to(tree)).read_bytes() == file.read_bytes()


def test_the_same_tree_makes_the_same_bytes(scripts: ModuleType, tree: Path, package: Path) -> None:
    before = package.read_bytes()
    assert make(scripts, tree, "1.2.0").read_bytes() == before


def test_versions_upgrade_one_another_and_an_older_one_is_refused_in_words(
    scripts: ModuleType, tree: Path, package: Path
) -> None:
    newer = make(scripts, tree, "1.3.0")
    old, new = table(package, "Property"), table(newer, "Property")
    assert old["UpgradeCode"] == new["UpgradeCode"] and old["ProductCode"] != new["ProductCode"]
    refused = table(newer, "LaunchCondition")["NOT WIX_DOWNGRADE_DETECTED"]
    assert "已装有更新的版本" in refused[0]


def test_h604_what_was_said_at_the_installation_is_found_again(package: Path) -> None:
    kept = table(package, "AppSearch")
    actions = table(package, "InstallExecuteSequence")
    order = {name: int(row[1]) for name, row in actions.items()}
    assert {"KEPT_HUB_ADDRESS", "KEPT_SEAT", "KEPT_LANGUAGE", "KEPT_POLICY_FILE"} <= kept.keys()
    assert order["AppSearch"] < order["KeepHubAddress"] < order["LaunchConditions"]
    assert order["RemoveExistingProducts"] < order["InstallFiles"]
    assert actions["ForgetPolicy"][0] == 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE'


def test_h605_a_damaged_package_fails_its_signature(
    scripts: ModuleType, package: Path, tmp_path: Path
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
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
            "/CN=Command Hall test",
            "-addext",
            "extendedKeyUsage=codeSigning",
            "-keyout",
            str(key),
            "-out",
            str(certificate),
        ],
        check=True,
        capture_output=True,
    )
    signed = tmp_path / "signed.msi"
    signed.write_bytes(package.read_bytes())
    scripts.sign(signed, key, certificate)
    assert verified(signed, certificate)
    content = signed.read_bytes()
    place = content.index(b"MSCF") + 100
    signed.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    assert not verified(signed, certificate)


def verified(package: Path, certificate: Path) -> bool:
    words = ["-CAfile", str(certificate), "-ignore-cdp", "-ignore-timestamp"]
    told = subprocess.run(
        ["osslsigncode", "verify", *words, "-in", str(package)], capture_output=True, check=False
    )
    return told.returncode == 0


def test_the_lock_is_read_with_the_eyes_of_windows(scripts: ModuleType) -> None:
    wanted = scripts.payload.wanted_on_windows(scripts.payload.LOCK.read_text("utf-8"))
    names = {line.partition("==")[0] for line in wanted.splitlines()}
    assert "pywin32-ctypes" in names and not names & {"secretstorage", "jeepney"}
    assert all("--hash=sha256:" in line and ";" not in line for line in wanted.splitlines())


def test_an_archive_with_other_content_is_refused(scripts: ModuleType, tmp_path: Path) -> None:
    archive = tmp_path / "python.zip"
    archive.write_bytes(b"something else")
    with pytest.raises(scripts.Refused, match="pinned is 00"):
        scripts.archives.checked(archive, "00")


def test_h891_a_libvlc_that_is_not_the_pinned_one_is_refused_whatever_its_name(
    scripts: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pin = scripts.archives.PinnedVlc.read()
    archive = tmp_path / pin.file
    archive.write_bytes(b"from somewhere else")
    words = ["--without-python", "--vlc-archive", str(archive), "--cache", str(tmp_path)]
    assert scripts.main([*words, "--out", str(tmp_path / "out")]) == scripts.REFUSED
    assert f"pinned is {pin.sha256}" in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.msi"))


def test_a_release_refuses_to_lack_something(scripts: ModuleType, tmp_path: Path) -> None:
    assert scripts.main(["--release", "--out", str(tmp_path)]) == scripts.REFUSED
    assert not list(tmp_path.glob("*.msi"))


def test_every_program_is_listed_with_its_hash_for_an_antivirus(
    scripts: ModuleType, tree: Path, tmp_path: Path
) -> None:
    """D-06: 360 and 火绒 take a list of hashes."""
    scripts.list_programs(tree, tmp_path / "list")
    lines = (tmp_path / "list").read_text("utf-8").splitlines()
    listed = dict(reversed(line.split("  ")) for line in lines)
    assert set(listed) == {"command-hall.exe", "hall-service.exe"}
    wanted = hashlib.sha256((tree / "command-hall.exe").read_bytes()).hexdigest()
    assert listed["command-hall.exe"] == wanted


def test_the_pin_names_one_file_by_its_hash(scripts: ModuleType) -> None:
    pin = scripts.archives.PinnedPython.read()
    assert len(pin.sha256) == 64 and pin.version == "3.11.9"
