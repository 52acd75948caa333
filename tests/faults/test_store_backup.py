"""Backup, restore, salvage and the recovery key: what was done comes back, once."""

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from console.app.restore_word import main as restore_main
from console.app.restore_word import restore
from console.app.store_word import run as run_word
from console.runtime.clock import ManualClock
from offline_cache.backup import (
    open_with_store_key,
    read_head,
    unpack_backup,
    write_backup,
)
from offline_cache.blobs import Blob, BlobStore
from offline_cache.journal import Journal
from offline_cache.keys import KeyStore, KeyUnavailable
from offline_cache.lanes import InlineLane
from offline_cache.problems import AlreadyOpen, Damaged, Newer, StoreProblem, WrongKey
from offline_cache.rebuild import FRESH, finish, merge, read_source, rebuild
from offline_cache.recovery import WrongRecovery, issue, public_half, recover
from offline_cache.recovery_key import (
    ALPHABET,
    Mistyped,
    is_like_recovery_key,
    new_recovery_key,
    private_key,
)
from tests.unit.offline_cache.store_samples import KEY, operation

A1 = ("alert", "a1")
PAGE = 4096
PASSPHRASE = "云汀-值守-口令"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A seat that has done forty things; ten are settled, the first was refused."""
    place = tmp_path / "seat"
    place.mkdir()
    journal = opened(place)
    journal.append_all([operation(f"o{n}", A1, note="积水" * 150) for n in range(40)])
    journal.answer_all(
        [(f"o{n}", "refused" if not n else "applied", {}, f"e:{n + 1}") for n in range(10)]
    )
    journal.release("e:10")
    journal.put_draft("intake", {"text": "半句话"})
    journal.put_meta("order_numbers", {"last": 7})
    journal.close()
    return place


def opened(folder: Path, key: bytes = KEY) -> Journal:
    return Journal.open(folder / "journal.db", key, InlineLane())


def pending(folder: Path, key: bytes = KEY) -> list[str]:
    journal = opened(folder, key)
    ops = [each.op for each in journal.pending()]
    journal.close()
    return ops


def never(prompt: str) -> str:
    raise AssertionError(f"asked: {prompt}")


def brought_back(folder: Path, backup: Path, key: bytes = KEY) -> None:
    (folder / "key.source").write_text("passphrase")
    restore(folder, backup, lambda: key, never, ManualClock())


def test_a_backup_is_made_while_the_seat_runs_and_acts_go_on(folder: Path, tmp_path: Path) -> None:
    journal = opened(folder)
    journal.append(operation("running", A1))
    head = write_backup(folder / "journal.db", KEY, tmp_path / "b", None, "t")
    journal.append(operation("after", A1))
    assert head.operations == 41 and head.incarnation == journal.incarnation
    data = (tmp_path / "b").read_bytes()
    assert "积水".encode() not in data and b"alert" not in data and KEY not in data
    assert not list(tmp_path.glob("b.*")), "something was left beside the backup"
    journal.close()


def test_what_comes_back_is_what_was_there_under_a_new_incarnation(
    folder: Path, tmp_path: Path
) -> None:
    write_backup(folder / "journal.db", KEY, tmp_path / "b", None, "t")
    journal = opened(folder)
    before = journal.incarnation
    journal.close()
    (folder / "journal.db").unlink()
    brought_back(folder, tmp_path / "b")
    journal = opened(folder)
    assert [each.op for each in journal.pending()] == [f"o{n}" for n in range(10, 40)]
    assert [each.operation.op for each in journal.refused()] == ["o0"]
    assert journal.drafts() == {"intake": {"text": "半句话"}}
    assert journal.incarnation != before and journal.chain_head("log/s1").number == 0
    settled = journal.operation("o5")
    assert settled is not None and (settled.state, settled.status) == ("settled", "applied")
    journal.close()


def test_an_old_backup_gives_up_nothing_that_was_done_after_it(
    folder: Path, tmp_path: Path
) -> None:
    write_backup(folder / "journal.db", KEY, tmp_path / "b", None, "t")
    journal = opened(folder)
    journal.append(operation("later", A1))
    journal.answer("o20", "applied", {}, "e:90")
    journal.put_meta("order_numbers", {"last": 9})
    journal.close()
    brought_back(folder, tmp_path / "b")
    journal = opened(folder)
    assert journal.pending()[-1].op == "later"
    decided = journal.operation("o20")
    assert decided is not None and decided.status == "applied", "it would be done again"
    assert journal.meta("order_numbers") == {"last": 9}
    journal.close()
    assert list(folder.glob("journal.aside-*.db")), "the old journal was thrown away"


def test_a_number_that_may_have_been_given_is_not_given_again(folder: Path, tmp_path: Path) -> None:
    """The disk is gone; how many orders went out after the backup nobody knows."""
    write_backup(folder / "journal.db", KEY, tmp_path / "b", None, "t")
    (folder / "journal.db").unlink()
    brought_back(folder, tmp_path / "b")
    journal = opened(folder)
    kept = journal.meta("order_numbers")
    assert kept is not None and kept["last"] >= 7 + 100
    journal.close()


def test_another_machine_opens_it_with_the_paper_and_the_paper_opens_that_machine(
    folder: Path, tmp_path: Path
) -> None:
    paper = issue(folder, KEY)
    write_backup(folder / "journal.db", KEY, tmp_path / "b", public_half(folder), "t")
    other, key = tmp_path / "other", bytes(reversed(KEY))
    restore(other, tmp_path / "b", lambda: key, lambda prompt: paper.lower(), ManualClock())
    assert len(pending(other, key)) == 30
    assert recover(other, paper) == key


def test_a_wrong_key_opens_no_backup_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    issue(folder, KEY)
    write_backup(folder / "journal.db", KEY, tmp_path / "b", public_half(folder), "t")
    before = (folder / "journal.db").read_bytes()
    (folder / "key.source").write_text("passphrase")
    stranger = new_recovery_key()
    with pytest.raises(WrongKey):
        restore(folder, tmp_path / "b", lambda: bytes(32), lambda prompt: stranger, ManualClock())
    assert (folder / "journal.db").read_bytes() == before
    with pytest.raises(WrongKey):
        unpack_backup(tmp_path / "b", tmp_path / "x", open_with_store_key(bytes(32)))


@pytest.mark.parametrize("seed", range(12))
def test_a_backup_cut_off_or_changed_anywhere_is_refused(
    folder: Path, tmp_path: Path, seed: int
) -> None:
    backup, chance = tmp_path / "b", random.Random(seed)
    write_backup(folder / "journal.db", KEY, backup, None, "t")
    data = bytearray(backup.read_bytes())
    if seed % 2:
        del data[chance.randrange(len(data)) :]
    else:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    backup.write_bytes(data)
    before = (folder / "journal.db").read_bytes()
    try:
        brought_back(folder, backup)
    except (StoreProblem, AssertionError) as problem:  # a spoilt key makes it ask for the paper
        assert isinstance(problem, (Damaged, WrongKey, Newer)) or "asked" in str(problem)
        assert (folder / "journal.db").read_bytes() == before
    else:
        assert len(pending(folder)) == 30, "a changed word of the head that means nothing"


def test_g14_a_newer_backup_is_refused(folder: Path, tmp_path: Path) -> None:
    write_backup(folder / "journal.db", KEY, tmp_path / "b", None, "t")
    data = (tmp_path / "b").read_bytes().replace(b'"format":1', b'"format":9', 1)
    (tmp_path / "b").write_bytes(data)
    with pytest.raises(Newer):
        read_head(tmp_path / "b")


def test_a_backup_that_is_not_there_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data", str(tmp_path / "seat"), "--key", "machine", "--from"]
    for missing in (tmp_path / "none.bak", tmp_path):
        assert run_word(restore_main, [*words, str(missing)]) == 1
        assert "请检查" in capsys.readouterr().err


def test_nothing_is_restored_under_a_running_seat(folder: Path, tmp_path: Path) -> None:
    write_backup(folder / "journal.db", KEY, tmp_path / "b", None, "t")
    journal = opened(folder)
    with pytest.raises(AlreadyOpen):
        brought_back(folder, tmp_path / "b")
    journal.close()


def test_a_damaged_journal_is_read_out_around_the_damage(folder: Path) -> None:
    path = folder / "journal.db"
    data = bytearray(path.read_bytes())
    lost: set[str] = set()
    for page in range(len(data) // PAGE - 1, 2, -1):
        data[page * PAGE + 700] ^= 1
        path.write_bytes(data)
        lost = {f"o{n}" for n in range(40)} - set(read_source(path, KEY).operations)
        if lost and len(lost) < 20:
            break
        data[page * PAGE + 700] ^= 1
    with_damage = path.read_bytes()
    said = rebuild(path, KEY, [read_source(path, KEY)], ManualClock().now())
    assert not said.is_whole and said.operations == 40 - len(lost)
    assert said.aside is not None and said.aside.read_bytes() == with_damage
    assert not lost & set(pending(folder))


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_restore_that_is_cut_off_is_finished_at_the_next_start(
    folder: Path, moved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Power fails between the old file and the new one: no start may make an empty journal."""
    path, done = folder / "journal.db", []
    whole: Callable[..., object] = Path.rename

    def failing(self: Path, target: Path) -> object:
        if len(done) == moved:
            raise KeyboardInterrupt
        done.append(self.name)
        return whole(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(KeyboardInterrupt):
        rebuild(path, KEY, [read_source(path, KEY)], ManualClock().now())
    monkeypatch.undo()
    finish(path)
    assert len(pending(folder)) == 30 and not (folder / FRESH).exists()
    assert list(folder.glob("journal.aside-*.db"))


def test_what_was_decided_wins_whichever_file_tells_it(folder: Path, tmp_path: Path) -> None:
    before = read_source(folder / "journal.db", KEY)
    journal = opened(folder)
    journal.answer("o30", "refused", {}, "e:50")
    journal.close()
    after = read_source(folder / "journal.db", KEY)
    for sources in ([before, after], [after, before]):
        assert merge(sources).operations["o30"][8] == "refused"


# ------------------------------------------------------------------ the key on paper


def test_every_slip_of_the_pen_is_noticed_with_its_group() -> None:
    """One wrong character, or two that changed places, anywhere; no two groups can be swapped."""
    key = new_recovery_key(lambda count: bytes(range(7, 7 + count)))
    for place, letter in enumerate(key):
        for other in ALPHABET.replace(letter, "") if letter != "-" else "":
            with pytest.raises(Mistyped) as slip:
                private_key(key[:place] + other + key[place + 1 :])
            assert slip.value.group == place // 6 + 1
    groups = key.split("-")
    for here in range(6):
        swapped = [*groups[:here], groups[here + 1], groups[here], *groups[here + 2 :]]
        assert not is_like_recovery_key("-".join(swapped))


def test_it_is_read_as_people_type_it() -> None:
    key = new_recovery_key(lambda count: bytes(count))
    assert key.startswith("0000")
    typed = key.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert is_like_recovery_key(typed)
    assert is_like_recovery_key("".join(chr(ord(c) + 0xFEE0) for c in key))  # full width
    for text in ("", "7K3QX", key + "-00000", "云汀" * 18):
        assert not is_like_recovery_key(text)


def test_the_paper_opens_the_store_when_passphrase_and_keyring_are_lost(tmp_path: Path) -> None:
    key = KeyStore(tmp_path).unlock(PASSPHRASE)
    paper = issue(tmp_path, key)
    assert KeyStore(tmp_path).unlock(paper) == key
    (tmp_path / "key.source").write_text("keyring")
    with pytest.raises(KeyUnavailable):
        KeyStore(tmp_path).unlock(None)
    assert KeyStore(tmp_path).unlock(paper) == key
    assert paper.encode() not in b"".join(each.read_bytes() for each in tmp_path.iterdir())


def test_a_key_issued_anew_makes_the_old_paper_void(tmp_path: Path) -> None:
    key = KeyStore(tmp_path).unlock(PASSPHRASE)
    old, new = issue(tmp_path, key), issue(tmp_path, key)
    with pytest.raises(WrongRecovery):
        recover(tmp_path, old)
    assert recover(tmp_path, new) == key


def say(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "console", *words]
    return subprocess.run(command, input=typed, capture_output=True, text=True)


def test_the_words_of_the_command_line_from_paper_to_restored_journal(tmp_path: Path) -> None:
    """No secret stands on a command line: all of them are typed."""
    data, backup, other = tmp_path / "seat", tmp_path / "b", tmp_path / "other"
    data.mkdir()
    key = KeyStore(data).unlock(PASSPHRASE)
    journal = opened(data, key)
    journal.append(operation("o1", A1))
    told = say("recovery-key", "--data", f"{data}", "--key", "passphrase", typed=PASSPHRASE + "\n")
    assert told.returncode == 0 and is_like_recovery_key(told.stdout)
    paper = told.stdout.strip()
    policy = ("--key", "passphrase")
    typed = paper + "\n"
    told = say("backup", "--data", f"{data}", "--to", f"{backup}", *policy, typed=typed)
    assert told.returncode == 0 and "已备份 1 项" in told.stdout, told.stderr
    journal.close()
    typed = f"{paper}\n新口令\n"
    told = say("restore", "--data", f"{other}", "--from", f"{backup}", *policy, typed=typed)
    assert told.returncode == 0 and "已恢复 1 项" in told.stdout, told.stderr
    assert pending(other, KeyStore(other).unlock("新口令")) == ["o1"]
    told = say("restore", "--data", f"{other}", "--from", f"{data}/key.file", *policy)
    assert told.returncode == 1 and "damaged" in told.stderr
    told = say("backup", "--data", f"{tmp_path}/nowhere", "--to", f"{backup}")
    assert told.returncode == 1 and not (tmp_path / "nowhere").exists()


def blob(id: str, content: bytes) -> Blob:
    digest = hashlib.sha256(content).hexdigest()
    return Blob(id, f"{id}.jpg", "image/jpeg", len(content), digest, "t")


def content_of(store: BlobStore, id: str) -> bytes:
    found = store.blob(id)
    assert found is not None
    return b"".join(store.pieces(found))


@pytest.mark.parametrize("here", ["nothing", "one more", "damaged"])
def test_attached_files_come_back_with_the_journal(folder: Path, tmp_path: Path, here: str) -> None:
    picture, report = random.Random(1).randbytes(700_001), b"%PDF" * 9
    store = BlobStore(folder / "blobs.db", KEY)
    store.put(blob("waits", picture), picture)
    store.put(blob("refused", report), report)
    store.refuse("refused", "bad_type")
    head = write_backup(folder / "journal.db", KEY, tmp_path / "b", None, "t", folder / "blobs.db")
    assert head.format == 2 and picture[:64] not in (tmp_path / "b").read_bytes()
    if here == "one more":
        store.put(blob("later", report), report)
    store.close()
    if here == "nothing":
        (folder / "blobs.db").unlink()
    elif here == "damaged":
        (folder / "blobs.db").write_bytes(os.urandom(40_960))
    brought_back(folder, tmp_path / "b")
    store = BlobStore(folder / "blobs.db", KEY)
    assert content_of(store, "waits") == picture and content_of(store, "refused") == report
    assert [each.id for each in store.waiting()][:1] == ["waits"]
    assert (store.blob("later") is not None) is (here == "one more")
    found = store.blob("refused")
    assert found is not None and (found.state, found.code) == ("refused", "bad_type")
    store.close()


def test_a_backup_cut_in_its_attached_files_changes_nothing(folder: Path, tmp_path: Path) -> None:
    store = BlobStore(folder / "blobs.db", KEY)
    store.put(blob("waits", b"jpeg" * 999), b"jpeg" * 999)
    store.close()
    write_backup(folder / "journal.db", KEY, tmp_path / "b", None, "t", folder / "blobs.db")
    data = (tmp_path / "b").read_bytes()
    before = (folder / "journal.db").read_bytes()
    for spoilt in (data[:-1], data + b"x", data[:-5] + b"zzzzz"):
        (tmp_path / "b").write_bytes(spoilt)
        with pytest.raises(Damaged):
            brought_back(folder, tmp_path / "b")
    assert (folder / "journal.db").read_bytes() == before
