"""The key of this seat's store, by the hall's policy."""

import sys
from pathlib import Path

from offline_cache.durable import make_folder
from offline_cache.keys import Keyring, KeyStore, KeyUnavailable
from offline_cache.problems import plain_system_words


def unlock(folder: Path, policy: str, passphrase: str | None) -> bytes:
    """Return the store key.

    Args:
        folder: the seat's data folder.
        policy: `auto` (keyring, else passphrase), `keyring`, `passphrase`, or `machine`: bound to
            this machine, so that queue, sound and wall start after a power cut without a person.
        passphrase: as typed; None when nobody was asked yet.

    Raises:
        StoreProblem: PassphraseNeeded, WrongPassphrase, KeyUnavailable; Unwritable or NoSpace
            where the folder cannot be made.
    """
    with plain_system_words(folder):
        make_folder(folder)
    keyring = None
    if policy in ("auto", "keyring"):
        # The keyring's back ends take long to import; other policies never ask it.
        from console.settings.secrets import STORE_KEY, Secrets, system_backend

        secrets = Secrets(str(folder.resolve()), system_backend())
        keyring = Keyring(*secrets.calls(STORE_KEY)) if secrets.is_there else None
    machine = machine_id if policy == "machine" else None
    with plain_system_words(folder):
        return KeyStore(folder, keyring, machine).unlock(passphrase)


def machine_id() -> str:
    """Return the id of this machine.

    Raises:
        KeyUnavailable: the system has none.
    """
    if sys.platform == "win32":
        import winreg

        path = r"SOFTWARE\Microsoft\Cryptography"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        source = Path(name)
        if source.exists() and source.read_text().strip():
            return source.read_text().strip()
    raise KeyUnavailable("This machine has no id to bind the key to.", "/etc/machine-id")
