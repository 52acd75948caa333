"""What the desktop session and the network of this machine give: input, ports, trust."""

import os
import socket
import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

from console.app.doctor_finding import Finding, Verdict
from console.app.input_method import choose_input_method

_SECONDS = 3.0
_PORTS = {"https": 443, "http": 80}


def input_method(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Say whether 汉字 can be typed: the method the desktop names, and whether it runs."""
    here = dict(environment)
    choose_input_method(here)
    method, is_there = here.get("QT_IM_MODULE", ""), _answers_as_ibus(here)
    data = {"method": method, "answers": is_there}
    if os.name == "nt" or (method == "ibus" and is_there):
        name = "系统输入法" if os.name == "nt" else "ibus（fcitx5 同）"
        yield Finding("input", Verdict.OK, f"能输入汉字：{name}", "hanzi can be typed", data=data)
        return
    yield Finding(
        "input",
        Verdict.NOTE,
        "没有运行中的输入法，打不出汉字" if not is_there else "桌面没有指定输入法，打不出汉字",
        "no input method runs or is chosen, hanzi cannot be typed",
        "启用系统的 ibus 或 fcitx5（fcitx 4 不行），注销后重新登录",
        "enable ibus or fcitx5 (fcitx 4 does not do) and log in again",
        data,
    )


def _answers_as_ibus(environment: Mapping[str, str]) -> bool:
    """Whether ibus, or fcitx5 in its place, has written down where it answers."""
    home = environment.get("HOME", "/")
    config = Path(environment.get("XDG_CONFIG_HOME") or f"{home}/.config")
    return bool(environment.get("IBUS_ADDRESS")) or any((config / "ibus/bus").glob("*"))


def ports(hub: str) -> Iterator[Finding]:
    """Open a port of this machine and reach it, then the hub's."""
    with socket.create_server(("127.0.0.1", 0)) as own:
        fault = _fault("127.0.0.1", own.getsockname()[1])
    words = ("本机回环端口", "the own loopback ports")
    address = urlsplit(hub)
    if not fault and address.hostname:
        port = address.port or _PORTS.get(address.scheme, 443)
        fault = _fault(address.hostname, port)
        words = (f"中心 {address.hostname} 端口 {port}", f"port {port} of {address.hostname}")
    if not fault:
        yield Finding("ports", Verdict.OK, f"{words[0]}可达", f"{words[1]} can be reached")
        return
    yield Finding(
        "ports",
        Verdict.BAD,
        f"{words[0]}连不上：{fault}",
        f"{words[1]} cannot be reached: {fault}",
        "安全软件放行本机回环；中心端口请网管放行",
        "let the security software allow loopback; let the network open the hub's port",
        {"fault": fault},
    )


def _fault(host: str, port: int) -> str:
    try:
        socket.create_connection((host, port), timeout=_SECONDS).close()
    except OSError as error:
        return str(error)
    return ""


def authorities(ca: str) -> Iterator[Finding]:
    """Say whom this machine trusts: the system's store, and the hall's own authority."""
    count = len(ssl.create_default_context().get_ca_certs())
    if ca or count:
        zh = f"本厅签发机构 {ca}" if ca else f"系统信任 {count} 家签发机构"
        en = f"the hall's own authority {ca}" if ca else f"the system trusts {count} authorities"
        yield Finding("authorities", Verdict.OK, zh, en, data={"system": count, "ca": ca})
        return
    yield Finding(
        "authorities",
        Verdict.NOTE,
        "系统里没有受信的签发机构，连不上加密的中心",
        "the system trusts no authority, an encrypted hub cannot be reached",
        "安装 ca-certificates"
        if which("update-ca-certificates") is None
        else "用 hub.ca 写明本厅 CA",
        "install ca-certificates, or name the hall's authority by hub.ca",
        {"system": 0},
    )


def monitors(found: Finding) -> Finding:
    """Return how many monitors there are, of what was found of the display."""
    screens = found.data.get("screens", [])
    sizes = "、".join(f"{s['width']}×{s['height']}" for s in screens)
    if screens:
        en = f"{len(screens)} monitor(s): {sizes}"
        return Finding(
            "monitors", Verdict.OK, f"{len(screens)} 台：{sizes}", en, data={"count": len(screens)}
        )
    return Finding(
        "monitors", Verdict.BAD, "没有查到显示器", "no monitor was seen",
        "接好显示器，在系统显示设置里启用", "connect one and enable it in the system",
    )  # fmt: skip
