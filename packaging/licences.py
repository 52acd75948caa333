"""`./hall package licences`: notices, list of parts (CycloneDX), and the gate.

Told from what is really in the tree: metadata and licence files of each installed package, and the
programs of others inside it by their files (`licences.toml`). What nobody has looked at
stops the build.
"""

import argparse
import hashlib
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = Path(__file__).with_name("licences.toml")
LOCK = Path(__file__).with_name("lock.txt")
NAMES = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
SPACE = uuid.UUID("0e7a3f1c-52f0-4a37-8a6c-5d4b8e1f9c20")
REFUSED = 3
COMMON = Path("/usr/share/common-licenses")
"""Where a Debian keeps the texts that licence files only point at."""
WHOLE = ("Apache-2.0", "GPL-2", "GPL-3", "LGPL-2", "LGPL-2.1", "LGPL-3", "MPL-2.0")
"""Those that go along whole: the GNU ones must, and the others are pointed at."""


class NotLookedAt(Exception):  # noqa: N818 - a word of the gate
    """Parts whose licence nobody has looked at; the text names them and says what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of others that is passed on.

    Attributes:
        licence: SPDX expression.
        source: where its source is; empty for a package of the lock, whose page tells.
        texts: its own licence files.
        files: those by which it was recognised, relative to the tree.
    """

    name: str
    version: str
    licence: str
    source: str = ""
    note: str = ""
    texts: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    is_package: bool = False


def write(
    packages: Path,
    target: Path,
    version: str,
    tree: Path | None = None,
    beside: Iterable[Part] = (),
) -> list[Part]:
    """Write NOTICES.txt, sbom.cdx.json and SOURCES.txt of a tree into `target`.

    Args:
        packages: the folder that packages were installed into.
        target: made when missing.
        version: of the console.
        tree: what the packages lie in; other programs beside them are told, too.
        beside: what the distribution brings.

    Raises:
        NotLookedAt: the gate is shut.
    """
    found = parts(packages, tree, beside)
    target.mkdir(parents=True, exist_ok=True)
    if tree is not None:
        _copy_whole(target / "texts")
    _write(target / "NOTICES.txt", notices(found))
    _write(target / "SOURCES.txt", sources(found, version))
    text = json.dumps(bill(found, version), ensure_ascii=False, indent=1) + "\n"
    _write(target / "sbom.cdx.json", text)
    return found


def parts(packages: Path, tree: Path | None = None, beside: Iterable[Part] = ()) -> list[Part]:
    """Return everything of others in a tree, by name.

    Raises:
        NotLookedAt: a licence is not allowed, or a library is named by no line of the table.
    """
    table = tomllib.loads(TABLE.read_text("utf-8"))
    installed = (_package(each, table["stated"]) for each in distributions(path=[str(packages)]))
    found = [package for package in installed if package.name in _locked()]
    versions = {package.name: package.version for package in found}
    found += _programs(table["inside"], packages, versions)
    found += _programs(table["beside"], tree, versions) if tree is not None else []
    found += beside
    wrong = [f"{p.name}: {p.licence or 'no licence told'}" for p in found if not _fits(p, table)]
    known = {file for part in found for file in part.files}
    wrong += [f"{f.relative_to(packages)}: whose?" for f in _libraries(packages) if f not in known]
    if wrong:
        raise NotLookedAt(
            "licences that nobody has looked at: " + "; ".join(sorted(wrong)) + ". Read each"
            " licence and write it into packaging/licences.toml, or leave the part out"
        )
    return sorted(found, key=lambda part: part.name.lower())


def expression(metadata_name: str, told: Distribution, stated: dict[str, str]) -> str:
    """Return the SPDX expression of a package; empty when neither metadata nor table tell."""
    fields = told.metadata
    return (
        stated.get(metadata_name) or fields.get("License-Expression") or fields.get("License") or ""
    )


def ids(licence: str) -> list[str]:
    """Return the licences of an SPDX expression, exceptions kept with theirs."""
    return [each.strip(" ()") for each in re.split(r"\b(?:AND|OR)\b", licence) if each.strip(" ()")]


def notices(found: Iterable[Part]) -> str:
    """Return the text that must go with the package: who made what, under which licence."""
    lines = ["本软件包含下列各方的程序。Programs of others in this package.", ""]
    for part in found:
        lines += [
            "=" * 78,
            f"{part.name} {part.version}".strip(),
            f"{part.licence}  {part.note}".strip(),
        ]
        lines += [f"source: {part.source}"] if part.source else []
        for text in part.texts:
            lines += ["", f"--- {text.name}", text.read_text("utf-8", errors="replace").strip()]
        lines.append("")
    return "\n".join(lines)


def sources(found: Iterable[Part], version: str) -> str:
    """Return the written offer of source for everything under a GPL or LGPL."""
    bound = [part for part in found if "GPL" in part.licence]
    lines = [
        f"城运值守台 {version}：源代码书面承诺",
        "下列程序依 GPL 或 LGPL 分发。自收到本软件起三年内，向提供方书面索取，",
        "可按不高于复制成本的费用得到与本软件所含版本对应的完整源代码（含构建脚本）；",
        "库均可自行替换后照常使用。",
        "",
        f"Command Hall {version}: written offer of source",
        "For three years from receipt, whoever gave you this software gives you on request, for",
        "no more than the cost of copying, the complete corresponding source of the programs",
        "below, build scripts included. The libraries are separate files and may be replaced.",
        "",
    ]
    lines += [f"{p.name} {p.version}  {p.licence}  {p.source}".rstrip() for p in bound]
    return "\n".join(lines) + "\n"


def bill(found: Sequence[Part], version: str) -> dict[str, object]:
    """Return the list of parts in the form of CycloneDX 1.6; the same parts give the same bytes."""
    components = [_component(part) for part in found]
    serial = uuid.uuid5(SPACE, json.dumps(components, sort_keys=True) + version)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "command-hall",
                "name": "command-hall",
                "version": version,
                "licenses": [{"expression": "Apache-2.0"}],
            }
        },
        "components": components,
        "dependencies": [
            {"ref": "command-hall", "dependsOn": [str(each["bom-ref"]) for each in components]}
        ],
    }


def _component(part: Part) -> dict[str, object]:
    name = part.name if not part.is_package else f"pkg:pypi/{part.name}@{part.version}"
    told: dict[str, object] = {
        "type": "library",
        "bom-ref": name if part.is_package else f"{part.name} {part.version}".strip(),
        "name": part.name,
        "licenses": [{"expression": part.licence}],
    }
    if part.version:
        told["version"] = part.version
    if part.is_package:
        told["purl"] = name
    if part.source:
        told["externalReferences"] = [{"type": "source-distribution", "url": part.source}]
    if part.files:
        told["components"] = [_file(part, file) for file in part.files if _is_program(file)]
    return told


def _file(part: Part, file: Path) -> dict[str, object]:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"{part.name}/{file.parent.name}/{file.name}",
        "name": file.name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def _package(told: Distribution, stated: dict[str, str]) -> Part:
    name = re.sub(r"[-_.]+", "-", told.name).lower()
    texts = (Path(str(f.locate())) for f in told.files or () if NAMES.search(f.name))
    return Part(
        name,
        told.version,
        expression(name, told, stated),
        texts=tuple(sorted(t for t in texts if t.is_file() and ".dist-info" in str(t))),
        is_package=True,
    )


def _locked() -> set[str]:
    """Return the names that the product runs on; test tools beside them are not passed on."""
    return set(re.findall(r"^([a-z0-9-]+)==", LOCK.read_text("utf-8"), re.MULTILINE))


def _programs(
    rows: Iterable[dict[str, object]], within: Path, versions: dict[str, str]
) -> Iterator[Part]:
    for row in rows:
        patterns = row["contains"]
        assert isinstance(patterns, list)
        files = sorted({file for pattern in patterns for file in within.glob(pattern)})
        if files:
            yield Part(
                str(row["name"]),
                versions.get(str(row.get("version_of", "")), str(row["version"])),
                str(row["licence"]),
                str(row["source"]),
                str(row.get("note", "")),
                files=tuple(files),
            )


def _fits(part: Part, table: dict[str, list[str]]) -> bool:
    each = ids(part.licence)
    return bool(each) and all(one in table["allowed"] for one in each)


def _libraries(packages: Path) -> list[Path]:
    """Return the libraries somebody must have named: beside packages, and beside Qt's own."""
    qt = (f for f in packages.glob("PySide6/Qt/lib/*") if not f.name.startswith("libQt6"))
    return [f for f in sorted([*packages.glob("*.libs/*"), *qt]) if _is_program(f)]


def _is_program(file: Path) -> bool:
    return file.suffix in {".dll", ".pyd", ".exe"} or ".so" in file.suffixes


def _copy_whole(folder: Path) -> None:
    """Copy the texts that go along whole.

    Raises:
        NotLookedAt: one is not on this machine.
    """
    lacking = [name for name in WHOLE if not (COMMON / name).is_file()]
    if lacking:
        raise NotLookedAt(
            f"texts of licences are not at {COMMON}: {', '.join(lacking)}. Packages are made on a"
            " Debian, whose base-files brings them"
        )
    folder.mkdir(exist_ok=True)
    for name in WHOLE:
        _write(folder / f"{name}.txt", (COMMON / name).read_text("utf-8"))


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", newline="\n")


def main(words: Sequence[str]) -> int:
    """Write the papers of what is installed here or in another folder; 3: the gate is shut."""
    parser = argparse.ArgumentParser(prog="hall package licences", description=__doc__)
    add = parser.add_argument
    add("--packages", type=Path, help="folder of installed packages; default: this environment's")
    add("--out", type=Path, default=ROOT / "dist" / "licences")
    given = parser.parse_args(words)
    version = re.search(r'"([0-9.]+)"', (ROOT / "console" / "__init__.py").read_text("utf-8"))
    assert version is not None
    here = given.packages or Path(next(p for p in sys.path if p.endswith("site-packages")))
    try:
        found = write(here, given.out, version[1])
    except NotLookedAt as reason:
        print(f"hall package licences: {reason}", file=sys.stderr)
        return REFUSED
    print(f"{given.out}: {len(found)} parts")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
