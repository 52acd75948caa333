"""Notices, list of parts and the licence gate, on what is really installed here."""

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(next(p for p in sys.path if p.endswith("site-packages")))


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    sys.path.insert(0, str(ROOT / "packaging"))
    import licences

    return licences


@pytest.fixture(scope="module")
def papers(licences: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("licences")
    licences.write(HERE, target, "1.2.3")
    return target


def installed(folder: Path, name: str, licence: str) -> None:
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{licence}\n"
    )
    (about / "RECORD").write_text("")


def test_every_part_has_its_text_or_its_source(papers: Path) -> None:
    told = (papers / "NOTICES.txt").read_text("utf-8")
    for name in (
        "httpx 0.28.1",
        "numpy 2.4.6",
        "FFmpeg 8.1.2",
        "x265",
        "pyside6-essentials 6.11.3",
    ):
        assert f"\n{name}" in told
    assert "Copyright © 2019, [Encode OSS Ltd]" in told


def test_the_offer_names_all_that_is_under_gpl_or_lgpl(papers: Path) -> None:
    told = (papers / "SOURCES.txt").read_text("utf-8")
    assert "三年内" in told and "three years" in told
    for name in ("FFmpeg", "x264", "x265", "pyside6-essentials", "python-vlc", "GCC run-time"):
        assert f"\n{name}" in told


def test_the_list_of_parts_names_each_once_with_version_and_licence(papers: Path) -> None:
    told = json.loads((papers / "sbom.cdx.json").read_text("utf-8"))
    refs = [each["bom-ref"] for each in told["components"]]
    assert len(refs) == len(set(refs)) and told["specVersion"] == "1.6"
    assert "pkg:pypi/msgspec@0.22.0" in refs
    assert all(each["licenses"][0]["expression"] for each in told["components"])
    assert told["dependencies"][0]["dependsOn"] == refs


def test_what_lies_beside_the_packages_is_told_in_both_layouts(
    licences: ModuleType, tmp_path: Path
) -> None:
    """H869: typeface and icons were in no paper of an AppImage, and no GPL text went along."""
    for layout in ("app", "usr/lib/python3.11/site-packages"):
        tree = tmp_path / layout.replace("/", "_")
        for name in ("fonts/CommandHallSans-Regular.otf", "icons/bell.svg"):
            (tree / layout / "resources" / name).parent.mkdir(parents=True)
            (tree / layout / "resources" / name).write_bytes(b"")
        licences.write(HERE, tree / "licences", "1.2.3", tree)
        told = (tree / "licences" / "NOTICES.txt").read_text("utf-8")
        assert "\nNoto Sans CJK SC" in told and "\nTabler Icons" in told
        whole = (tree / "licences/texts/GPL-2.txt").read_text("utf-8")
        assert "GNU GENERAL PUBLIC LICENSE" in whole and "END OF TERMS AND CONDITIONS" in whole


def test_the_source_offered_is_that_of_the_version_inside(papers: Path) -> None:
    """The package for older desktops has another Qt than the table once said."""
    told = (papers / "SOURCES.txt").read_text("utf-8")
    inside = next(line.split()[1] for line in told.splitlines() if line.startswith("pyside6-ess"))
    assert f"\nQt {inside}  " in told


def test_a_library_beside_qts_own_that_nobody_named_stops_the_build(
    licences: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "PySide6/Qt/lib").mkdir(parents=True)
    (tmp_path / "PySide6/Qt/lib/libicuuc.so.73").write_bytes(b"")
    assert [part.name for part in licences.parts(tmp_path)] == ["ICU"]
    (tmp_path / "PySide6/Qt/lib/libcodec.so.1").write_bytes(b"")
    with pytest.raises(licences.NotLookedAt, match=r"libcodec\.so\.1: whose\?"):
        licences.parts(tmp_path)


def test_h606_an_unknown_licence_stops_the_build(licences: ModuleType, tmp_path: Path) -> None:
    installed(tmp_path, "httpx", "License-Expression: BUSL-1.1")
    with pytest.raises(licences.NotLookedAt, match=r"httpx: BUSL-1.1.*licences\.toml"):
        licences.parts(tmp_path)


def test_h606_a_library_nobody_named_stops_the_build(licences: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "av.libs").mkdir()
    (tmp_path / "av.libs" / "libfdk-aac-1.dll").write_bytes(b"")
    with pytest.raises(licences.NotLookedAt, match=r"libfdk-aac-1\.dll: whose\?"):
        licences.parts(tmp_path)


def test_a_licence_that_metadata_leave_open_is_stated(licences: ModuleType, tmp_path: Path) -> None:
    installed(tmp_path, "sqlcipher3", "")
    assert [part.licence for part in licences.parts(tmp_path)] == ["Zlib"]


def test_a_licence_the_buyer_may_choose_needs_only_known_ones(licences: ModuleType) -> None:
    told = licences.ids("(Apache-2.0 OR BSD-3-Clause) AND GPL-3.0-or-later WITH GCC-exception-3.1")
    assert told == ["Apache-2.0", "BSD-3-Clause", "GPL-3.0-or-later WITH GCC-exception-3.1"]
