"""The hub on the command line: where it listens, who gets in, how it ends."""

import io
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from console.hub.cli import main
from tests.support.hub import PASSWORD, TOKEN, Hub, run_word, running_hub


@dataclass
class Said:
    returncode: int
    stdout: str
    stderr: str


Word = Callable[..., Said]


@pytest.fixture
def word(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Word:
    """Run a word in this process: what it says and its exit status."""
    monkeypatch.setenv("COMMAND_HALL_TOKEN", TOKEN)

    def run(*words: str, text: str = "") -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        capsys.readouterr()
        status = main(words)
        return Said(status, *capsys.readouterr())

    return run


@pytest.mark.alone
def test_it_says_when_it_serves_and_ends_within_two_seconds_with_readers_on(
    tmp_path: Path,
) -> None:
    with running_hub(tmp_path / "data") as hub, hub.client(hub.login()) as client:
        assert hub.url.startswith("http://127.0.0.1:")
        with client.stream("GET", "/v1/changes") as feed:
            next(feed.iter_bytes())
            began = time.monotonic()
            assert hub.stop() == 0
            assert time.monotonic() - began < 2.0
        assert "Traceback" not in hub.complaints()


def test_beyond_this_machine_only_with_a_certificate_or_the_explicit_word(
    tmp_path: Path, word: Word
) -> None:
    done = word("--data", str(tmp_path), "--listen", "0.0.0.0:0")
    assert done.returncode == 2
    assert "--tls-cert" in done.stderr
    assert "证书" in done.stderr
    assert "Traceback" not in done.stderr
    for wrong in ("127.0.0.1", "127.0.0.1:http", "127.0.0.1:70000"):
        assert word("--data", str(tmp_path), "--listen", wrong).returncode == 2


def test_a_certificate_that_cannot_be_used_is_said_before_anything_is_made(
    tmp_path: Path, word: Word
) -> None:
    rubbish = tmp_path / "rubbish.pem"
    rubbish.write_text("no certificate")
    for file in (rubbish, tmp_path / "missing.pem"):
        tls = ("--tls-cert", str(file), "--tls-key", str(file))
        done = word("--data", str(tmp_path / "hub"), "--listen", "127.0.0.1:0", *tls)
        assert done.returncode == 2 and file.name in done.stderr and "证书" in done.stderr
    assert not (tmp_path / "hub" / "hub.db").exists()


def test_what_is_written_wrongly_is_said_with_what_is_wanted(tmp_path: Path, word: Word) -> None:
    at = ("--data", str(tmp_path / "hub"), "--listen", "127.0.0.1:0")
    assert "RATE" in word(*at, "--clock", "banana").stderr
    assert "请检查路径" in word("--data", "/proc/none", "--listen", "127.0.0.1:0").stderr
    with pytest.raises(SystemExit):
        word(*at, "--owner-away", "-5")


def test_a_word_for_a_folder_without_a_hub_begins_none_unseen(tmp_path: Path, word: Word) -> None:
    """H714: a folder written wrongly was a new, empty hub, and the account was in nobody's."""
    wrong = tmp_path / "wrong"
    for words in (("user", "list"), ("user", "disable", "w01"), ("restore-epoch",)):
        done = word(*words, "--data", str(wrong))
        assert done.returncode == 2 and "holds no hub" in done.stderr, words
    assert not (wrong / "hub.db").exists()
    done = word("token", "--data", str(wrong), "--source", "s")
    assert done.returncode == 0 and f"a new hub begins in {wrong}" in done.stderr


def test_the_database_is_its_owners_alone_in_a_folder_that_is_not(
    tmp_path: Path, word: Word
) -> None:
    """H715: the signing key lies in it."""
    folder = tmp_path / "hub"
    folder.mkdir(mode=0o755)
    assert word("token", "--data", str(folder), "--source", "s").returncode == 0
    file = folder / "hub.db"
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o644)
    with running_hub(folder):
        modes = {each.name: each.stat().st_mode & 0o777 for each in folder.glob("hub.db*")}
    assert set(modes.values()) == {0o600}, modes


def test_a_taken_port_or_folder_is_said_in_one_sentence(tmp_path: Path, word: Word) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = word("--data", str(tmp_path / "a"), "--listen", address)
    assert done.returncode == 2
    assert "cannot listen" in done.stderr
    with running_hub(tmp_path / "data"):
        words = ("--data", str(tmp_path / "data"), "--listen", "127.0.0.1:0")
        second = word(*words)
    assert second.returncode == 2
    assert "another hub" in second.stderr


def test_the_first_start_makes_a_token_shows_it_once_and_keeps_only_its_hash(
    tmp_path: Path,
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "console.hub", "--data", str(tmp_path), "--listen", "127.0.0.1:0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    url = json.loads(process.stdout.readline())["url"]
    made = run_word("token", "--data", str(tmp_path), "--source", "gas").stdout.strip()
    headers = {"Authorization": f"Bearer {made}"}
    answer = httpx.post(f"{url}/v1/ingest/alerts", json=[], headers=headers, trust_env=False)
    process.terminate()
    _, said = process.communicate(timeout=20)
    token = said.strip().rpartition(" ")[2]
    assert answer.status_code == 200
    assert len(token) > 30
    assert said.count(token) == 1
    kept = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert token.encode() not in kept
    assert made.encode() not in kept


def test_people_are_added_listed_and_disabled_and_their_passwords_are_not_kept(
    tmp_path: Path, word: Word
) -> None:
    data = ("--data", str(tmp_path))
    word("user", "add", "linlan", *data, "--role", "leader", "--name", "林岚", text=PASSWORD)
    assert word("user", "list", *data).stdout == "linlan\t林岚\tleader\tactive\n"
    word("user", "disable", "linlan", *data)
    assert "disabled" in word("user", "list", *data).stdout
    assert word("user", "disable", "nobody", *data).returncode == 2
    assert word("user", "add", "zhou", *data, text="").returncode == 2
    assert PASSWORD.encode() not in b"".join(p.read_bytes() for p in tmp_path.iterdir())


def test_an_import_is_all_or_nothing_and_names_the_wrong_line(tmp_path: Path, word: Word) -> None:
    file = tmp_path / "records.ndjson"
    good = '{"kind":"org","id":"T1","body":{"id":"T1"}}\n'
    file.write_text(f'{good}{{"kind":"alert","id":"A","body":{{}}}}\n')
    words = ("import", str(file), "--data", str(tmp_path / "data"))
    done = word(*words)
    assert done.returncode == 2
    assert "records.ndjson:2" in done.stderr
    file.write_text(good)
    assert json.loads(word(*words).stdout) == {"records": 1, "changed": 1}


def test_a_new_epoch_is_made_only_while_no_hub_runs(tmp_path: Path, word: Word) -> None:
    folder = tmp_path / "data"
    with running_hub(folder) as hub:
        done = word("restore-epoch", "--data", str(folder))
        assert done.returncode == 2
        with hub.client() as client:
            before = client.get("/v1/health").json()["epoch"]
    epoch = word("restore-epoch", "--data", str(folder)).stdout.strip()
    again = Hub(folder).start()
    with again.client() as client:
        after = client.get("/v1/health").json()["epoch"]
    again.stop()
    assert after == epoch != before


def test_a_backup_beside_the_running_hub_and_back_again(tmp_path: Path, word: Word) -> None:
    data, copy = str(tmp_path / "data"), str(tmp_path / "copy.db")
    with running_hub(tmp_path / "data") as hub:
        made = json.loads(word("backup", "--data", data, "--to", copy).stdout)
        with hub.client() as nobody:
            health = nobody.get("/v1/health").json()
        assert made["covers"] == health["backup_covers"] == f"{health['epoch']}:0"
        refused = word("restore", copy, "--data", data)
        assert refused.returncode == 2
        assert "已有一个中心服务在运行" in refused.stderr
    epoch = json.loads(word("restore", copy, "--data", data).stdout)["epoch"]
    assert epoch != health["epoch"]
    nothing = word("backup", "--data", str(tmp_path / "empty"), "--to", copy)
    assert nothing.returncode == 2
    assert "没有中心数据" in nothing.stderr
    assert not (tmp_path / "empty").exists()
