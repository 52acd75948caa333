"""The hub as this machine reaches it: certificate, version, epoch, and the clocks' difference."""

import asyncio
import json
import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from console.app.doctor_finding import Finding, Verdict
from console.app.login import authority, certificate_words
from console.runtime.clock import Clock, from_text
from console.runtime.program_name import program
from console.settings.schema import Words
from console.sync.certificate import TLS, Certificate, host_of, shown_at
from console.sync.http_door import Ask, HttpDoor
from console.sync.trouble import HubTrouble

SECONDS = 5.0
FINE = 1.0
"""Seconds by which clocks may differ without a word."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def look(hub: str, ca: str, clock: Clock, warned: timedelta) -> Iterator[Finding]:
    """Ask the hub for health and time; its certificate is named `warned` before its end."""
    if not hub:
        yield Finding(
            "hub.none",
            Verdict.NOTE,
            "没有给中心地址，未查联网",
            "no address of a hub was given, the link was not looked at",
            f"{program()} doctor --hub https://中心地址:端口",
            f"{program()} doctor --hub https://ADDRESS:PORT",
        )
        return
    try:
        verify = authority(ca)
    except OSError as error:
        yield _bad_authority(ca, error)
        return
    try:
        health, offset, doubt = asyncio.run(_ask(hub, verify, clock))
    except HubTrouble as trouble:
        yield _unreached(hub, ca, trouble)
        return
    yield _reached(hub, health)
    yield _safety(hub, clock.now(), warned)
    yield _receipts(str(health.get("receipts", "")))
    yield _offset(offset, doubt, str(health.get("clock_source", "")))


async def _ask(
    hub: str, verify: ssl.SSLContext | bool, clock: Clock
) -> tuple[dict[str, Any], float, float]:
    door = HttpDoor(hub, clock, None, verify)
    try:
        health = await door.call(Ask("GET", "/v1/health", seconds=SECONDS))
        reply = await door.call(Ask("GET", "/v1/time", seconds=SECONDS))
        here = clock.now()
        told: dict[str, Any] = json.loads(health.body)
        there = from_text(json.loads(reply.body)["now"])
    except (ValueError, KeyError, TypeError) as error:
        raise HubTrouble("other_version", detail=str(error)) from error
    finally:
        await door.close()
    half = reply.round_trip / 2
    return told, (there - here).total_seconds() + half, half


def _reached(hub: str, health: dict[str, Any]) -> Finding:
    version, epoch, seq = (str(health.get(name, "?")) for name in ("version", "epoch", "seq"))
    return Finding(
        "hub",
        Verdict.OK,
        f"中心可达：{hub}，版本 {version}，纪元 {epoch}，序号 {seq}",
        f"the hub answers: {hub}, version {version}, epoch {epoch}, number {seq}",
        data={"url": hub, "version": version, "epoch": epoch, "seq": health.get("seq")},
    )


def _receipts(address: str) -> Finding:
    """Say whether units get a one-page receipt; a hall may well do without."""
    if not address:
        return Finding(
            "receipts",
            Verdict.OK,
            "回执页未启用：中心没有设置手机可达的网址，电话回告照常",
            "no one-page receipts: the hub was told no address phones reach; the phone does it",
            f"{program()} hub --receipts https://手机可达的地址",
            f"{program()} hub --receipts https://ADDRESS-PHONES-REACH",
        )
    is_safe = address.startswith("https:")
    return Finding(
        "receipts",
        Verdict.OK if is_safe else Verdict.NOTE,
        f"回执页：{address}{'' if is_safe else '（未加密，指令内容可被旁人看到）'}",
        f"one-page receipts: {address}{'' if is_safe else ' (not encrypted)'}",
        data={"receipts": address},
    )


def _unreached(hub: str, ca: str, trouble: HubTrouble) -> Finding:
    is_certificate = trouble.code.startswith(TLS)
    told = certificate_words(hub, ca) if is_certificate else Words(hub, hub)
    return Finding(
        # A certificate is mended at the hub: whoever helps must not be sent to cable and firewall.
        "hub.certificate" if is_certificate else "hub",
        Verdict.BAD,
        f"中心不可用：{trouble.zh}（{told.zh or hub}）",
        f"the hub cannot be used: {trouble.en} ({told.en or hub})",
        "核对地址、端口、防火墙与证书（--ca）；已登录过的席位仍可断网值守",
        "look at address, port, firewall, certificate (--ca); a seat once logged in works offline",
        {"url": hub, "code": trouble.code, "detail": trouble.detail},
    )


def _bad_authority(ca: str, error: OSError) -> Finding:
    return Finding(
        "hub.ca",
        Verdict.BAD,
        f"证书文件读不了：{ca}（{error}）",
        f"the file of the certificate authority cannot be read: {ca} ({error})",
        "核对 --ca 或 hub.ca 所指的 PEM 文件",
        "look at the PEM file named by --ca or hub.ca",
        {"ca": ca},
    )


def _safety(hub: str, now: datetime, warned: timedelta) -> Finding:
    host = host_of(hub)
    if urlsplit(hub).scheme == "https":
        return _certificate(shown_at(hub), host, now, warned)
    if host in LOOPBACK:
        zh, en = "中心在本机，未加密，无碍", "the hub is on this machine, plain is fine"
        return Finding("hub.certificate", Verdict.OK, zh, en)
    return Finding(
        "hub.certificate",
        Verdict.NOTE,
        "与中心的连接没有加密，口令与告警在网上可见",
        "the link to the hub is not encrypted, passwords and alerts can be read on the way",
        "请中心启用 TLS（--tls-cert、--tls-key）",
        "let the hub use TLS (--tls-cert, --tls-key)",
    )


def _certificate(found: Certificate | None, host: str, now: datetime, warned: timedelta) -> Finding:
    if found is None:
        zh, en = "加密连接，证书可信；有效期没有读到", "TLS, trusted; its end was not read"
        return Finding("hub.certificate", Verdict.NOTE, zh, en)
    zh, en = found.told(host)
    data = {"until": found.ends.isoformat(), "fingerprint": found.fingerprint}
    if not found.ends_within(warned, now):
        zh, en = f"加密连接，证书可信：{zh}", f"TLS, trusted: {en}"
        return Finding("hub.certificate", Verdict.OK, zh, en, data=data)
    days = found.days_left(now)
    return Finding(
        "hub.certificate",
        Verdict.NOTE,
        f"中心证书还有 {days} 天到期：{zh}",
        f"the hub's certificate ends in {days} days: {en}",
        "请中心换发证书；到期后各席位只能断网值守",
        "let the hub get another; after its end every seat is cut off",
        data,
    )


def _offset(offset: float, doubt: float, source: str) -> Finding:
    data = {"offset": round(offset, 3), "doubt": round(doubt, 3), "source": source}
    zh = f"本机时钟比中心{'慢' if offset > 0 else '快'} {abs(offset):.2f} 秒（±{doubt:.2f}）"
    late = "behind" if offset > 0 else "ahead of"
    en = f"this clock is {abs(offset):.2f} s {late} the hub's (±{doubt:.2f})"
    if source == "demo":
        zh, en = "中心用演示时钟，不比对", "the hub lives by a demo clock, not compared"
        return Finding("hub.clock", Verdict.OK, zh, en, data=data)
    if abs(offset) - doubt <= FINE:
        return Finding("hub.clock", Verdict.OK, zh, en, data=data)
    return Finding(
        "hub.clock",
        Verdict.NOTE,
        zh + "；办理时间会自动校正",
        en + "; times of acts are set right by it",
        "请确认本机与中心都已对时（NTP）",
        "see that both set their clocks (NTP)",
        data,
    )
