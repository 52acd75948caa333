"""A store key under the shim; its words are FOLDER LOG.

The first start makes a key behind a passphrase; then the passphrase is changed again and again.
"""

import sys
from pathlib import Path

from console.bench.power.shim import Shim
from console.bench.power.teller import Teller
from offline_cache import key_file
from offline_cache.durable import make_folder
from offline_cache.key_file import WrongPassphrase
from offline_cache.keys import KeyStore

ACTS = 4
CHEAP = 2
"""Work of one guess of a passphrase here (65536 on a desk): every image needs some."""


def passphrase(act: int) -> str:
    """Return what opens the key after so many acts."""
    return f"passphrase {act}"


def run(folder: Path, acts: int, teller: Teller) -> None:
    """Make a key, change its passphrase, and end with moving it to another file anew."""
    with teller.act("first start", passphrase=passphrase(1)) as beside:
        make_folder(folder)
        store = KeyStore(folder)
        key = store.unlock(passphrase(1))
        beside["key"] = key.hex()
    for act in range(2, acts):
        with teller.act("change", passphrase=passphrase(act)):
            store.change_passphrase(passphrase(act - 1), passphrase(act))
    with teller.act("move", passphrase=passphrase(acts)):
        store.move_to_passphrase(key, passphrase(acts))


def restart(folder: Path) -> None:
    """Unlock as after a power cut, by the first passphrase that fits; raises when none does."""
    make_folder(folder)
    if KeyStore(folder).source is None:
        return  # a first start: it would make a key
    for act in range(1, ACTS + 1):
        try:
            KeyStore(folder).unlock(passphrase(act))
            return
        except WrongPassphrase:
            continue
    raise RuntimeError("no passphrase that was ever given opens the key")


def main(words: list[str]) -> int:
    """Run as a program of its own under the shim."""
    folder, log = words[:2]
    key_file.SCRYPT_N = CHEAP
    shim = Shim()
    shim.log_to(Path(log))
    run(Path(folder), ACTS, Teller(shim))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
