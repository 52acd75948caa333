"""`command-hall recovery-key`: makes it and shows it once; mends a lost passphrase."""

import sys
from collections.abc import Sequence

from console.app.store_word import ask, existing_store, parser, run, store_key, tell, warn
from offline_cache.keys import KeyStore
from offline_cache.recovery import has_recovery, issue


def main(arguments: Sequence[str]) -> None:
    """Issue a recovery key, or lock the store by a new passphrase.

    Raises:
        StoreProblem: nothing was changed.
    """
    made = parser("recovery-key", "The key on paper, for when keyring and passphrase are lost.")
    made.add_argument(
        "--new-passphrase", action="store_true", help="lock the store by a passphrase from now on"
    )
    given = made.parse_args(list(arguments))
    existing_store(given.data)
    key = store_key(given.data, given.key)
    if given.new_passphrase:
        KeyStore(given.data).move_to_passphrase(key, ask("新口令 / new passphrase: "))
        tell("已改用新口令 / the new passphrase is in force")
        return
    if has_recovery(given.data):
        warn("原恢复密钥从此作废 / the key issued before is void from now on")
    tell(issue(given.data, key))
    warn(
        "请抄在纸上，封存于值班长处；此处只显示这一次\n"
        "write it on paper and lock it away; it is shown this once"
    )


if __name__ == "__main__":
    sys.exit(run(main))
