"""G15 at the hub: its file is spoilt. That is found, said, set aside; nothing wrong is told."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import httpx
import msgspec
import pytest

from console.bench.damage import spoil, spoil_log
from console.hub.store import backup
from console.hub.store.connection import connect
from console.hub.store.damage import DAMAGED
from console.hub.store.look_through import LookThrough
from console.hub.store.problems import StoreDamaged
from console.hub.store.sqlite import FILE, open_folder
from tests.support.hub import Hub, alert, run_word, running_hub
from tests.unit.hub.hub_desk import Desk, orange

MANY = 300


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub that was killed: half of what it held is in the file, half in its log."""
    folder = tmp_path_factory.mktemp("kept") / "hub"
    desk = Desk(folder)
    desk.post(*(orange(n) for n in range(MANY)))
    desk.core.database.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for n in range(MANY, MANY + 30):
        desk.post(orange(n))
    shutil.copytree(folder, folder.with_name("killed"))
    desk.core.close()
    return folder.with_name("killed")


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "hub"))


def titles(folder: Path) -> list[str]:
    """What a hub on this folder tells, once it has looked through its file."""
    desk = Desk(folder)
    try:
        rows, _ = desk.core.snapshot_page("open", desk.core.reader.place())
        told = [str(msgspec.json.decode(row[4])["title"]) for row in rows]
        LookThrough(desk.core.database).run()
        return told
    finally:
        desk.core.close()


@pytest.mark.parametrize("seed", range(12))
def test_spoilt_bytes_are_found_and_never_read_as_right(folder: Path, seed: int) -> None:
    assert spoil(folder / FILE, random.Random(seed))
    try:
        told = titles(folder)
    except StoreDamaged as damaged:
        assert "恢复" in str(damaged) and "hub restore" in str(damaged)
        with pytest.raises(StoreDamaged):  # a service manager that starts it again changes nothing
            open_folder(folder, lambda: "E")
    else:
        assert len(told) == MANY + 30
        assert titles(folder) == told, "all that was spoilt stood in the log, and was written anew"


def test_the_end_of_a_long_text_is_never_told_as_zeros(tmp_path: Path) -> None:
    """SQLCipher gives zeros for the last page a reading meets, and no error; nor does a check."""
    folder = tmp_path / "hub"
    desk = Desk(folder)
    desk.post(orange(1, text="水" * 5000))
    desk.core.close()
    whole = (folder / FILE).read_bytes()
    for page in range(1, len(whole) // 4096):
        data = bytearray(whole)
        data[page * 4096 + 900] ^= 1
        (folder / FILE).write_bytes(data)
        with pytest.raises(StoreDamaged):
            assert titles(folder) == ["积水 1"]
        (folder / DAMAGED).unlink()
        (folder / f"{FILE}-wal").unlink(missing_ok=True)


@pytest.mark.parametrize("is_last", [True, False])
def test_a_page_that_is_gone_is_missed(tmp_path: Path, is_last: bool) -> None:
    """Nor does it check the sum of a page that is nothing but zeros, or behind the file's end."""
    folder = tmp_path / "hub"
    desk = Desk(folder)
    desk.post(*(orange(n, text="水" * 5000) for n in range(3)))
    desk.core.close()
    whole = (folder / FILE).read_bytes()
    for page in range(2, len(whole) // 4096):
        data = whole[: page * 4096] if is_last else bytearray(whole)
        if isinstance(data, bytearray):
            data[page * 4096 : (page + 1) * 4096] = bytes(4096)
        (folder / FILE).write_bytes(data)
        with pytest.raises(StoreDamaged):
            titles(folder)
        (folder / DAMAGED).unlink()
        (folder / f"{FILE}-wal").unlink(missing_ok=True)


@pytest.mark.parametrize("seed", range(12))
def test_a_log_spoilt_anywhere_costs_nothing_in_silence(folder: Path, seed: int) -> None:
    """Also in its last commit, which SQLite takes for one that was never finished."""
    assert spoil_log(folder / FILE, random.Random(seed))
    try:
        told = titles(folder)
    except StoreDamaged as damaged:
        assert "damaged" in str(damaged)
    else:
        assert len(told) == MANY + 30


def test_the_last_commit_that_is_lost_is_counted(folder: Path) -> None:
    log = folder / f"{FILE}-wal"
    data = bytearray(log.read_bytes())
    data[-100] ^= 1
    log.write_bytes(data)
    with pytest.raises(StoreDamaged, match="最后 1 次写入已丢失"):
        titles(folder)


def test_an_older_copy_put_there_by_hand_is_not_taken_for_the_present_one(folder: Path) -> None:
    """Its numbers would be given a second time, and seats would take the new ones for known."""
    (folder / f"{FILE}-wal").unlink()
    with pytest.raises(StoreDamaged, match="已丢失"):
        open_folder(folder, lambda: "E")


def test_a_file_of_which_nothing_is_left_is_not_begun_anew_in_silence(tmp_path: Path) -> None:
    """A young hub has all it knows in its log: with the head of that spoilt, the file is empty."""
    desk = Desk(tmp_path / "hub")
    desk.post(orange(1))
    killed = Path(shutil.copytree(desk.folder, tmp_path / "killed"))
    desk.core.close()
    log = killed / f"{FILE}-wal"
    data = bytearray(log.read_bytes())
    data[20] ^= 1
    log.write_bytes(data)
    with pytest.raises(StoreDamaged, match="丢失"):
        open_folder(killed, lambda: "E")


def test_a_spoilt_witness_says_nothing(folder: Path) -> None:
    held = titles(folder)
    for content in (b"", b"01E 99999 00000000\n", bytes(64), b"\xff" * 64):
        (folder / "hub.seen").write_bytes(content)
        assert titles(folder) == held


def test_a_file_of_before_is_given_its_sums_and_kept(tmp_path: Path, folder: Path) -> None:
    """Also where the first try was cut off."""
    with closing(connect(folder / FILE)) as sealed:
        sealed.execute(f"ATTACH DATABASE '{tmp_path / 'plain'}' AS plain KEY ''")
        sealed.execute("SELECT sqlcipher_export('plain')")
        ((version,),) = sealed.execute("PRAGMA user_version").fetchall()
        sealed.execute(f"PRAGMA plain.user_version = {version}")
    old = tmp_path / "old"
    old.mkdir()
    (tmp_path / "plain").rename(old / FILE)
    (old / f"{FILE}.sealing").write_bytes(b"half of it")
    assert len(titles(old)) == MANY + 30
    assert (old / f"{FILE}.before-sums").read_bytes().startswith(b"SQLite format 3")
    assert not (old / FILE).read_bytes().startswith(b"SQLite")
    copy = backup.covered_by(old / f"{FILE}.before-sums")
    assert copy.endswith(f":{MANY + 30}"), "a backup of before can still be brought back"


def spoil_leaves(folder: Path) -> None:
    """Flip a bit on every page of the file but the first few, as a bad controller does."""
    data = bytearray((folder / FILE).read_bytes())
    for at in range(8 * 4096 + 700, len(data), 4096):
        data[at] ^= 4
    with (folder / FILE).open("r+b") as file:  # in place: the hub has it open
        file.write(data)


def everything(hub: Hub, grant: str) -> httpx.Response:
    with hub.client(grant) as client:
        return client.get("/v1/snapshot", params={"scope": "open"})


def prepared(tmp_path: Path) -> Path:
    folder = tmp_path / "hub"
    with running_hub(folder) as hub:
        hub.post_alerts([alert(n) for n in range(400)])
    run_word("backup", "--data", str(folder), "--to", str(tmp_path / "copy"))
    return folder


def test_damage_met_in_use_ends_the_hub_and_a_backup_brings_it_back(tmp_path: Path) -> None:
    folder = prepared(tmp_path)
    with running_hub(folder) as hub:
        grant = hub.login()
        spoil_leaves(folder)
        answer = everything(hub, grant)
        assert answer.status_code == 503 and answer.json()["code"] == "store_damaged"
        assert "数据库损坏" in answer.json()["zh"]
        assert hub.wait() == 3
    assert "恢复" in (tmp_path / "hub.err").read_text()
    again = run_word("--data", str(folder), "--listen", "127.0.0.1:0", check=False)
    assert again.returncode == 3 and "恢复" in again.stderr
    spoilt = (folder / FILE).read_bytes()
    run_word("restore", str(tmp_path / "copy"), "--data", str(folder))
    (aside,) = folder.glob(f"{FILE}.damaged-*")
    assert aside.read_bytes() == spoilt and not (folder / DAMAGED).exists()
    with running_hub(folder) as hub:
        assert everything(hub, hub.login()).text.count('"kind":"alert"') == 400


def test_a_hub_that_may_brings_its_backup_back_by_itself(tmp_path: Path) -> None:
    """At three in the morning nobody is there to do it; seats meet a new epoch at the same door."""
    folder = prepared(tmp_path)
    with running_hub(folder, arguments=("--restore-from", str(tmp_path / "copy"))) as hub:
        with hub.client() as client:
            before = client.get("/v1/health").json()["epoch"]
        grant = hub.login()
        spoil_leaves(folder)
        assert everything(hub, grant).status_code == 503
        assert hub.process is not None and hub.process.stdout is not None
        assert "ready" in hub.process.stdout.readline(), "it serves again"
        with hub.client() as client:
            assert client.get("/v1/health").json()["epoch"] > before
        assert everything(hub, hub.login()).text.count('"kind":"alert"') == 400
    assert len(list(folder.glob(f"{FILE}.damaged-*"))) == 1
