"""The page that stands first in the folder for a stick: what to do, line by line.

Behind `$` stands what is typed on Linux, in this folder. A stick cannot run programs, so what is
started is copied to the home first.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

SUMS = "SHA256SUMS"
CHECK_ON_WINDOWS = "check.cmd"
PACKAGES = {".msi", ".AppImage", ".deb"}

_CHECK = f"""\
1. 先核对：Windows 双击 {CHECK_ON_WINDOWS}，Linux 在本目录运行下一行。
   Check first: double-click it on Windows; on Linux run in this folder:
   $ sha256sum -c {SUMS}
"""
_SIGNATURES = """\
   再核对签名，公钥 release.pub 由供货方另外交来，不在本盘：
   Then the signature; the key comes from the supplier by another way:
"""
_WINDOWS = """
2. Windows：先退出控制台，以管理员身份打开命令行，进入本目录，运行（席位号改成本机的）
   {command}
   Leave the console first; as administrator, in this folder; the seat is this desk's. 0 = done.
"""
_APPIMAGE = """
2. Linux：在本目录逐行运行；U 盘上不能直接启动，先拷到主目录
   Linux: line by line in this folder; it starts from the home, not from a stick.
{shared}   $ cp "{name}" ~/ && cd ~ && chmod +x "{name}"
   $ ./"{name}" console --hub {hub}{ca}
"""
_DEB = """
2. Linux（麒麟 V10、统信 UOS 20）：先退出控制台，在本目录逐行运行
   Linux (domestic desktops): leave the console first, then line by line in this folder.
{shared}   $ sudo dpkg -i "{name}"
   $ command-hall console --hub {hub}{ca}
"""
_SHARED = "   $ sudo install -Dm644 {name} /etc/command-hall/{name}\n"
_CA = "hall-ca.pem"
_AUTHORITY = f"""
3. {_CA}：本单位签发机构。Windows 导入系统证书库：certutil -addstore Root {_CA}
   The hall's authority, into the store of Windows; Linux names it by --ca, as above.
"""
_MAP = """
maps：地图包。本版还不读地图，先留着。
      A map pack; this version does not read any yet.
"""
_AFTERWARDS = """
以后：docs/manual/zh/install.md；装好后 {typed} manual install
Afterwards: docs/manual/en/install.md; {typed} manual install --language en
"""
_SEVERAL = """\
手册里的 command-hall：AppImage 是 ./文件名，Windows 是 hall。
Where the manual says command-hall: ./FILE of an AppImage, hall on Windows.
"""


def read_me(given: argparse.Namespace, packages: Sequence[Path]) -> str:
    """Return the page.

    Args:
        given: `hub`, `policy`, `ca` and `map` as they were asked for; empty ones are left out.
        packages: packages and their signatures.
    """
    text = "城运值守台 安装盘  Command Hall, installation folder\n\n" + _CHECK
    if signed := [file.stem for file in packages if file.suffix == ".minisig"]:
        lines = (f'   $ minisign -Vm "{name}" -p release.pub\n' for name in signed)
        text += _SIGNATURES + "".join(lines)
    text += "".join(_steps(given, file) for file in packages if file.suffix in PACKAGES)
    text += _AUTHORITY if given.ca else ""
    text += _MAP if given.map else ""
    text += _AFTERWARDS.format(typed=typed_on(packages))
    return text + (_SEVERAL if len(_kinds(packages)) > 1 else "")


def typed_on(packages: Sequence[Path]) -> str:
    """Return what the manual of this folder calls the program: as its one kind of package does."""
    kinds = _kinds(packages)
    if kinds == {".msi"}:
        return "hall"
    if kinds == {".AppImage"}:
        return f"./{next(file.name for file in packages if file.suffix in PACKAGES)}"
    return "command-hall"


def _kinds(packages: Sequence[Path]) -> set[str]:
    return {file.suffix for file in packages} & PACKAGES


def _steps(given: argparse.Namespace, package: Path) -> str:
    hub, name = given.hub or "https://中心地址:8443", package.name
    if package.suffix == ".msi":
        policy = ' POLICY_FILE="%CD%\\policy.toml"' if given.policy else ""
        words = f"HUB_ADDRESS={hub} SEAT=01 LANGUAGE=zh_CN{policy}"
        return _WINDOWS.format(command=f'msiexec /i "{name}" /qn {words}')
    shared = [each for each, asked in (("policy.toml", given.policy), (_CA, given.ca)) if asked]
    form = _DEB if package.suffix == ".deb" else _APPIMAGE
    return form.format(
        name=name,
        hub=hub,
        ca=f" --ca /etc/command-hall/{_CA}" if given.ca else "",
        shared="".join(_SHARED.format(name=each) for each in shared),
    )
