"""The keyring's door: what is no keyring counts as none."""

import keyring.errors
import pytest
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring

from console.settings.secrets import STORE_KEY, NoKeyring, Secrets, is_safe


class MemoryKeyring:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError("nothing there")
        del self.kept[service, username]


class LockedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.PasswordSetError("locked")


class ForgetfulKeyring(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


def test_key_is_kept_per_seat() -> None:
    backend, key = MemoryKeyring(), bytes(range(32))
    secrets = Secrets("seat-3", backend)
    assert secrets.put(STORE_KEY, key)
    assert secrets.get(STORE_KEY) == key
    assert Secrets("seat-4", backend).get(STORE_KEY) is None
    secrets.forget(STORE_KEY)
    secrets.forget(STORE_KEY)
    assert secrets.get(STORE_KEY) is None


@pytest.mark.parametrize("backend", [None, LockedKeyring(), ForgetfulKeyring()])
def test_keyring_that_does_not_keep_says_so(backend: MemoryKeyring | None) -> None:
    secrets = Secrets("seat-3", backend)
    assert not secrets.put(STORE_KEY, b"x" * 32)
    assert secrets.get(STORE_KEY) is None


def test_rubbish_in_the_keyring_is_no_key() -> None:
    backend = MemoryKeyring()
    backend.set_password("command-hall", "seat-3/store-key", "not base64!")
    assert Secrets("seat-3", backend).get(STORE_KEY) is None


def test_plain_text_and_missing_keyrings_count_as_absent() -> None:
    plain = type("PlaintextKeyring", (), {"__module__": "keyrings.alt.file"})()
    assert not is_safe(FailKeyring())
    assert not is_safe(NullKeyring())
    assert not is_safe(plain)
    assert is_safe(MemoryKeyring())


def test_locked_keyring_is_not_taken_for_an_empty_one() -> None:
    get, put = Secrets("seat-3", LockedKeyring()).calls(STORE_KEY)
    with pytest.raises(NoKeyring):
        get()
    with pytest.raises(NoKeyring):
        put("key")
    get, put = Secrets("seat-3", MemoryKeyring()).calls(STORE_KEY)
    assert get() is None
    put("key")
    assert get() == "key"
