"""What the seat keeps for the day something goes wrong: reserve, checks, backups, recovery key."""

from collections.abc import Iterator
from pathlib import Path

from console.app.care import BACKUPS
from console.app.care_notes import read_notes
from console.app.doctor_finding import Finding, Verdict
from console.app.store import RESERVE
from console.runtime.clock import Clock, from_text
from console.runtime.program_name import program
from console.settings.store_profile import load_store_profile
from offline_cache.recovery import has_recovery
from offline_cache.reserve import Reserve


def care(data: Path, clock: Clock) -> Iterator[Finding]:
    """Say what is held and kept for the day something goes wrong; no key is needed for it."""
    if not (data / "journal.db").exists():
        return
    yield _reserve(data)
    yield _last_check(data, clock)
    yield _last_backup(data)
    yield _paper(data)


def _reserve(data: Path) -> Finding:
    held, wanted = Reserve(data / RESERVE, 0).held, load_store_profile().reserve
    told, figures = f"{held // 1_000_000} MB", {"held": held, "wanted": wanted}
    zh, en = f"日志预留空间 {told}", f"reserve of the journal: {told}"
    if held >= wanted:
        return Finding("store.reserve", Verdict.OK, zh, en, data=figures)
    return Finding(
        "store.reserve",
        Verdict.NOTE,
        f"{zh}，应有 {wanted // 1_000_000} MB",
        f"{en} of {wanted // 1_000_000} MB",
        "磁盘有空间时控制台运行一分钟内自行补足；否则请清出空间",
        "a running console fills it within a minute when the disk has room; else free space",
        figures,
    )


def _last_check(data: Path, clock: Clock) -> Finding:
    notes = read_notes(data)
    figures = {"checked": notes.checked, "compared": notes.compared, "damaged": notes.damaged}
    if notes.damaged > notes.checked:
        return Finding(
            "store.checked",
            Verdict.BAD,
            f"{notes.damaged} 查出本席文件损坏，此后没有查到完好",
            f"damage was found at {notes.damaged}, and nothing whole since",
            f"日志损坏请运行 {program()} journal salvage；缓存会自行重建",
            f"for the journal run {program()} journal salvage; the cache is rebuilt by itself",
            figures,
        )
    limit = load_store_profile().check_every * 2
    if notes.compared and clock.now() - from_text(notes.compared) < limit:
        zh = f"本席文件上次查为完好 {notes.checked}，连索引 {notes.compared}"
        en = f"files found whole at {notes.checked}, with indexes at {notes.compared}"
        return Finding("store.checked", Verdict.OK, zh, en, data=figures)
    return Finding(
        "store.checked",
        Verdict.NOTE,
        "本席文件近两周没有整个查过",
        "the files were not looked through for two weeks",
        "开着控制台几分钟即可",
        "leave the console running for some minutes",
        figures,
    )


def _last_backup(data: Path) -> Finding:
    made = sorted((data / BACKUPS).glob("journal-*.backup"))
    if made:
        at = read_notes(data).backed_up
        zh = f"本机自动备份 {len(made)} 份，最近 {at}；换盘前另备一份到别处"
        en = f"{len(made)} backups here, the last of {at}; keep one elsewhere too"
        return Finding("store.backup", Verdict.OK, zh, en, data={"count": len(made), "at": at})
    return Finding(
        "store.backup",
        Verdict.NOTE,
        "还没有日志备份",
        "there is no backup of the journal yet",
        f"运行 {program()} backup --to 文件",
        f"run {program()} backup --to FILE",
        {"count": 0},
    )


def _paper(data: Path) -> Finding:
    if has_recovery(data):
        zh, en = "已发恢复密钥，纸件由值班长保管", "a recovery key was issued; keep the paper safe"
        return Finding("store.recovery", Verdict.OK, zh, en)
    return Finding(
        "store.recovery",
        Verdict.NOTE,
        "没有恢复密钥：钥匙串或口令丢失后，本席数据无法打开",
        "no recovery key: without keyring or passphrase nothing here can be opened",
        f"运行 {program()} recovery-key，抄在纸上",
        f"run {program()} recovery-key and write it on paper",
    )
