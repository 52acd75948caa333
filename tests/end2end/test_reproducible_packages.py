"""Each package built twice from the same sources, at two places with other habits: one file.

So whoever has the sources can build the file anew and see that nothing else went into what was
signed. Folder, language, time zone and umask differ.
"""

import shutil
from hashlib import file_digest
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.support.two_builds import Place

pytestmark = [pytest.mark.long, pytest.mark.alone]

CHINESE = {"LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"}
TOOLS = {
    "appimage": ("mksquashfs", "patchelf"),
    "deb": ("debootstrap", "patchelf"),
    "msi": ("wixl", "x86_64-w64-mingw32-gcc"),
}


@pytest.mark.parametrize("kind", TOOLS)
def test_h780_two_builds_of_a_package_are_equal_to_the_byte(kind: str, tmp_path: Path) -> None:
    if missing := [tool for tool in TOOLS[kind] if shutil.which(tool) is None]:
        pytest.fail(f"not built, {', '.join(missing)}: installed by ./hall test --long")
    words = ("--key", release_key(tmp_path))
    places = (Place(tmp_path / "one", 0o022), Place(tmp_path / "二 two", 0o077, CHINESE))
    one, two = (place.build(kind, *words) for place in places)
    assert one.name == two.name
    assert sum_of(one) == sum_of(two), f"look at what differs: {one} {two}"


def sum_of(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def release_key(folder: Path) -> Path:
    """The key is part of a package (updates are checked with it), so both are given one."""
    secret = Ed25519PrivateKey.generate()
    file = folder / "release.pem"
    file.write_bytes(secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return file
