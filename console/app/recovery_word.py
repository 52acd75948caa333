"""`command-hall recovery-key`: makes it and shows it once; mends a lost passphrase."""

import sys
from collections.abc import Sequence
from pathlib import Path

from console.app.store_word import ask, existing_store, parser, run, store_key, tell, warn
from console.runtime.clock import SystemClock
from offline_cache.keys import KeyStore
from offline_cache.problems import Unwritable
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
    made.add_argument("--pdf", type=Path, help="write the page to print there as well")
    given = made.parse_args(list(arguments))
    existing_store(given.data)
    key = store_key(given.data, given.key)
    if given.new_passphrase:
        KeyStore(given.data).move_to_passphrase(key, ask("新口令 / new passphrase: "))
        tell("已改用新口令 / the new passphrase is in force")
        return
    if has_recovery(given.data):
        warn("原恢复密钥从此作废 / the key issued before is void from now on")
    text = issue(given.data, key)
    tell(text)
    if given.pdf is not None:
        tell(f"待打印的一页 / the page to print: {write_page(text, given.data, given.pdf)}")
        warn(
            "这份 PDF 没有加密，打印后请删除\n"
            "that PDF is not encrypted: delete it once it is printed"
        )
    warn(
        "请抄在纸上，封存于值班长处；此处只显示这一次\n"
        "write it on paper and lock it away; it is shown this once"
    )


def write_page(text: str, folder: Path, target: Path) -> str:
    """Write the page of a recovery key as a PDF; a screen is not needed.

    Raises:
        Unwritable: it cannot be written.
    """
    # Qt takes long to import: nobody else of this word needs it.
    from PySide6.QtWidgets import QApplication

    from console.app.paper import NotPrinted
    from console.app.recovery_desk import paper_of, save_recovery
    from console.app.translation import translate
    from widgets.common.theme import load_theme

    app = QApplication.instance() or QApplication(["command-hall", "-platform", "offscreen"])
    assert isinstance(app, QApplication)
    translate(app, "zh_CN")
    paper = paper_of(text, folder, SystemClock().now())
    try:
        return save_recovery(target, paper, load_theme("light").font().family())
    except (NotPrinted, OSError) as error:
        raise Unwritable("The page cannot be written.", target) from error


if __name__ == "__main__":
    sys.exit(run(main))
