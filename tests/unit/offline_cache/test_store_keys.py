"""Where the key comes from, and that it never changes by accident."""

import stat
import sys
from pathlib import Path

import pytest

from offline_cache import key_file
from offline_cache.key_file import WrongPassphrase
from offline_cache.keys import Keyring, KeyStore, KeyUnavailable, PassphraseNeeded
from offline_cache.problems import Damaged


class Desk:
    """A keyring that can be locked."""

    def __init__(self) -> None:
        self.text: str | None = None
        self.is_locked = False

    def get(self) -> str | None:
        if self.is_locked:
            raise OSError("locked")
        return self.text

    def set(self, text: str) -> None:
        if self.is_locked:
            raise OSError("locked")
        self.text = text


@pytest.fixture(autouse=True)
def quick_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "SCRYPT_N", 1 << 10)


def test_the_keyring_keeps_the_key_and_a_locked_one_makes_no_new_key(tmp_path: Path) -> None:
    desk = Desk()
    ring = Keyring(desk.get, desk.set)
    key = KeyStore(tmp_path, ring).unlock()
    assert len(key) == 32 and KeyStore(tmp_path, ring).unlock() == key
    desk.is_locked = True
    with pytest.raises(KeyUnavailable) as problem:
        KeyStore(tmp_path, ring, machine_id=lambda: "m1").unlock("secret")
    assert "locked" in problem.value.what and problem.value.to_do
    desk.is_locked, desk.text = False, None
    with pytest.raises(KeyUnavailable):
        KeyStore(tmp_path, ring).unlock()


def test_without_a_keyring_a_passphrase_opens_the_key_file(tmp_path: Path) -> None:
    desk = Desk()
    desk.is_locked = True
    store = KeyStore(tmp_path, Keyring(desk.get, desk.set))
    with pytest.raises(PassphraseNeeded):
        store.unlock()
    key = store.unlock("望汐路 2026")
    assert store.source == "passphrase" and store.unlock("望汐路 2026") == key
    with pytest.raises(WrongPassphrase):
        store.unlock("望汐路 2025")
    with pytest.raises(PassphraseNeeded):
        store.unlock()
    store.change_passphrase("望汐路 2026", "new")
    assert store.unlock("new") == key
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "key.file").stat().st_mode) == 0o600


def test_a_machine_bound_key_is_for_this_machine_and_by_policy_only(tmp_path: Path) -> None:
    key = KeyStore(tmp_path, machine_id=lambda: "machine-1\n").unlock()
    assert KeyStore(tmp_path, machine_id=lambda: "machine-1").unlock() == key
    assert KeyStore(tmp_path, machine_id=lambda: "machine-2").unlock() != key
    with pytest.raises(KeyUnavailable):
        KeyStore(tmp_path).unlock()


def test_a_broken_key_file_is_said_in_plain_words(tmp_path: Path) -> None:
    store = KeyStore(tmp_path)
    store.unlock("secret")
    (tmp_path / "key.file").write_bytes(b'{"format": 1')
    with pytest.raises(Damaged):
        store.unlock("secret")
    (tmp_path / "key.source").write_text("moon")
    with pytest.raises(KeyUnavailable, match="moon"):
        store.unlock("secret")
