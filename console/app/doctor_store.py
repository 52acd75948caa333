"""The seat's own store: encryption, key, disk, and how long a saved act takes at least."""

import os
import secrets
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from console.app.doctor_finding import Finding, Verdict
from console.app.key import machine_id
from console.runtime.clock import Clock
from console.runtime.program_name import install_again
from console.settings.secrets import NoKeyring, Secrets, system_backend
from offline_cache.journal import Journal
from offline_cache.keys import KeyUnavailable
from offline_cache.lanes import InlineLane
from offline_cache.problems import StoreProblem

PLAIN = b"SQLite format 3\x00"
KEYRING_SECONDS = 5.0
LEAST_FREE = 200_000_000
GOOD_FREE = 5_000_000_000
TRIES = 25
PROMISED = 2.0
"""Milliseconds in which an act is saved (p95, on a disk of today)."""

SLOW = 20.0


def cipher() -> Iterator[Finding]:
    """Make an encrypted file, read it again, and see that another key does not open it."""
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "journal.db", secrets.token_bytes(32)
        journal = Journal.open(path, key, InlineLane())
        journal.put_meta("doctor", {"said": "云汀区"})
        journal.close()
        is_hidden = not path.read_bytes().startswith(PLAIN)
        journal = Journal.open(path, key, InlineLane())
        came_back = journal.meta("doctor") == {"said": "云汀区"}
        journal.close()
        is_shut = _is_shut(path)
    if is_hidden and came_back and is_shut:
        yield Finding(
            "store.cipher",
            Verdict.OK,
            "加密存储可用（SQLCipher）：写入、读回、换密钥打不开",
            "encrypted store works (SQLCipher): written, read, shut to another key",
        )
        return
    again_zh, again_en = install_again()
    yield Finding(
        "store.cipher",
        Verdict.BAD,
        "加密存储不可靠：文件没有加密、读不回，或换密钥也能打开",
        "the encrypted store cannot be trusted: plain, unreadable, or open to any key",
        f"{again_zh}，勿在此机值守",
        f"{again_en}; no duty on this machine",
        {"is_hidden": is_hidden, "came_back": came_back, "is_shut": is_shut},
    )


def _is_shut(path: Path) -> bool:
    try:
        Journal.open(path, secrets.token_bytes(32), InlineLane()).close()
    except StoreProblem:
        return True
    return False


def keyring() -> Iterator[Finding]:
    """Look for a keyring that keeps a secret, else say what is used instead."""
    backend = system_backend()
    name = "" if backend is None else type(backend).__module__
    if backend is not None and _keeps(Secrets(f"doctor-{os.getpid()}", backend)):
        yield Finding(
            "store.key",
            Verdict.OK,
            f"系统钥匙串可用（{name}），本席密钥存于其中",
            f"the system's keyring works ({name}) and holds the seat's key",
            data={"keyring": name},
        )
        return
    has_machine = _has_machine_id()
    also = "，或用 --key machine 绑定本机" if has_machine else ""
    also_en = ", or --key machine to bind it to this machine" if has_machine else ""
    yield Finding(
        "store.key",
        Verdict.NOTE,
        "没有可用的系统钥匙串，启动时要输入本席口令",
        "no keyring works here; a passphrase of this seat is asked at the start",
        f"桌面登录后再启动{also}",
        f"start it after logging in to the desktop{also_en}",
        {"keyring": name, "machine_id": has_machine},
    )


def _keeps(kept: Secrets) -> bool:
    """Whether it keeps and gives back; a dialogue of the desktop may hang, so not for ever."""
    said: list[bool] = []

    def ask() -> None:
        try:
            kept.write("probe", "云汀")
            said.append(kept.read("probe") == "云汀")
            kept.forget("probe")
        except NoKeyring:
            said.append(False)

    asking = threading.Thread(target=ask, name="keyring", daemon=True)
    asking.start()
    asking.join(KEYRING_SECONDS)
    return said == [True]


def _has_machine_id() -> bool:
    try:
        return bool(machine_id())
    except (KeyUnavailable, OSError):
        return False


def disk(data: Path, clock: Clock) -> Iterator[Finding]:
    """Look at room and speed of the disk the seat saves to."""
    folder = next(p for p in (data, *data.resolve().parents) if p.is_dir())
    if not os.access(folder, os.W_OK):
        yield Finding(
            "store.folder",
            Verdict.BAD,
            f"没有权限写入数据目录 {data}",
            f"the data folder may not be written: {data}",
            "改目录权限，或用 --data 另指目录",
            "mend its permissions, or name another with --data",
            {"folder": str(data)},
        )
        return
    yield _room(data, shutil.disk_usage(folder).free)
    yield _saved(folder, clock)


def _room(data: Path, free: int) -> Finding:
    told = f"{free / 1e9:.1f} GB"
    figures = {"folder": str(data), "free": free}
    if free >= GOOD_FREE:
        zh, en = f"数据目录 {data} 空闲 {told}", f"data folder {data}, {told} free"
        return Finding("store.disk", Verdict.OK, zh, en, data=figures)
    verdict = Verdict.NOTE if free >= LEAST_FREE else Verdict.BAD
    return Finding(
        "store.disk",
        verdict,
        f"数据目录 {data} 只剩 {told}，存满后办理不能保存",
        f"data folder {data}, only {told} free; a full disk saves nothing",
        "请清出磁盘空间",
        "free space on this disk",
        figures,
    )


def _saved(folder: Path, clock: Clock) -> Finding:
    """Measure a sync of the bare file and a saved transaction of the journal, milliseconds."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".doctor-") as place:
        bare = _bare_sync(Path(place) / "sync", clock)
        journal = Journal.open(Path(place) / "journal.db", secrets.token_bytes(32), InlineLane())
        saved = []
        for number in range(TRIES):
            begun = clock.monotonic()
            journal.put_meta("doctor", {"number": number, "padding": "云" * 600})
            saved.append((clock.monotonic() - begun) * 1000)
        journal.close()
    worst = sorted(saved)[int(TRIES * 0.95)]
    figures = {"sync_ms": round(bare, 2), "saved_ms": round(worst, 2)}
    zh = f"一次办理存盘 {worst:.1f} 毫秒（裸盘同步 {bare:.1f} 毫秒）"
    en = f"an act is saved in {worst:.1f} ms (bare sync {bare:.1f} ms)"
    if worst <= PROMISED:
        return Finding("store.saved", Verdict.OK, zh, en, data=figures)
    slow = worst > SLOW
    return Finding(
        "store.saved",
        Verdict.NOTE,
        zh + ("，按键会觉得迟" if slow else "，慢于承诺的 2 毫秒"),
        en + (", keys will feel late" if slow else ", slower than the promised 2 ms"),
        "数据目录宜放本机固态盘，勿放网络盘",
        "put the data folder on a local solid-state disk, not on a network share",
        figures,
    )


def _bare_sync(path: Path, clock: Clock) -> float:
    taken = []
    with path.open("wb", buffering=0) as file:
        for _ in range(TRIES):
            begun = clock.monotonic()
            file.write(b"x" * 4096)
            os.fsync(file.fileno())
            taken.append((clock.monotonic() - begun) * 1000)
    return sorted(taken)[TRIES // 2]


def clock_source() -> Iterator[Finding]:
    """Say whether somebody keeps this machine's clock right."""
    if sys.platform == "win32" or not Path("/run/systemd").exists():
        yield Finding(
            "clock",
            Verdict.NOTE,
            "查不到本机对时服务；与中心的差在联网后自动量出并标注",
            "no time service was found; the offset to the hub is measured once linked",
            "请确认系统已开启对时（NTP）",
            "see that the system sets its clock (NTP)",
        )
        return
    is_set = Path("/run/systemd/timesync/synchronized").exists()
    yield Finding(
        "clock",
        Verdict.OK if is_set else Verdict.NOTE,
        "本机时钟已对时" if is_set else "本机时钟还没有对上时",
        "the clock is synchronised" if is_set else "the clock is not synchronised yet",
        "" if is_set else "请确认系统已开启对时（NTP）",
        "" if is_set else "see that the system sets its clock (NTP)",
        {"synchronised": is_set},
    )
