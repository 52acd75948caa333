"""The recovery key to paper, or to a PDF where there is no printer."""

import platform
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from console.app.paper import apart, plain_name, print_page, save_page
from console.models.futures import when_done
from console.shell.recovery_page import RecoveryPage
from console.shell.recovery_paper import RecoveryPaper, paint_recovery
from offline_cache.recovery import keep_for
from offline_cache.recovery_key import new_recovery_key, public_key
from widgets.common.theme import Theme

_NAME = "恢复密钥"


def _t(source: str) -> str:
    return QCoreApplication.translate("recovery", source)


def paper_of(key: str, folder: Path, moment: datetime) -> RecoveryPaper:
    """Return what stands on the page for the seat of a folder on this machine."""
    return RecoveryPaper(key, platform.node(), str(folder), f"{moment:%Y-%m-%d %H:%M}")


def save_recovery(path: Path, paper: RecoveryPaper, family: str) -> str:
    """Write the page as a PDF; it is not encrypted. Return its path.

    Raises:
        NotPrinted, OSError: it cannot be written.
    """
    return save_page(path, partial(paint_recovery, paper=paper, family=family))


def recovery_page(
    theme: Theme, folder: Path, key: bytes, moment: datetime, documents: Path
) -> RecoveryPage:
    """Return the page of a new recovery key; it comes into force when it is on paper.

    Args:
        theme: the look.
        folder: the seat's data folder.
        key: the store key.
        moment: of now.
        documents: where a PDF goes.
    """
    text = new_recovery_key()
    page = RecoveryPage(theme, text)
    page.kept.connect(lambda: keep_for(folder, key, public_key(text)))
    RecoveryDesk(page, paper_of(text, folder, moment), theme.font().family(), documents)
    return page


class RecoveryDesk(QObject):
    """Carries out what the page of a new recovery key wishes.

    Args:
        page: the page.
        paper: what is printed.
        family: the font with the hanzi.
        folder: where a PDF goes.
    """

    def __init__(self, page: RecoveryPage, paper: RecoveryPaper, family: str, folder: Path) -> None:
        super().__init__(page)
        self._page, self._paper, self._family, self._folder = page, paper, family, folder
        page.print_requested.connect(self._print)
        page.save_requested.connect(self._save)

    def _print(self) -> None:
        paint = partial(paint_recovery, paper=self._paper, family=self._family)
        self._follow(apart(partial(print_page, _NAME, paint)), _t("Sent to the printer {0}"))

    def _save(self) -> None:
        path = self._folder / f"{_NAME}-{plain_name(self._paper.machine)}.pdf"
        job = apart(partial(save_recovery, path, self._paper, self._family))
        self._follow(job, _t("Kept as {0}; not encrypted: print it elsewhere and delete it"))

    def _follow(self, job: "Future[str]", words: str) -> None:
        when_done(job, self, lambda where: self._page.say(words.format(where)), self._failed)

    def _failed(self, error: BaseException) -> None:
        if getattr(error, "code", "") == "no_printer":
            self._page.say(_t("This machine has no printer; S keeps a PDF, or write it down"))
        else:
            self._page.say(_t("It could not be printed; write it down"))
